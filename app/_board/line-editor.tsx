'use client'

import { useEffect, useRef, useState } from 'react'
import { isTitle } from '../../domain/text.ts'

type Props = {
  text: string
  label: string
  className?: string
  onSave: (text: string) => void
  onEnd: () => void
}

/** One line of text, edited in place. Enter saves, Escape gives up, and leaving it saves. */
export function LineEditor({ text, label, className = '', onSave, onEnd }: Props) {
  const [value, setValue] = useState(text)
  const field = useRef<HTMLInputElement>(null)
  const isEnded = useRef(false)
  useEffect(() => field.current?.select(), [])
  const end = (save: boolean) => {
    if (isEnded.current) return
    isEnded.current = true
    const trimmed = value.trim()
    if (save && trimmed !== text && isTitle(trimmed)) onSave(trimmed)
    onEnd()
  }
  return (
    <input
      ref={field}
      value={value}
      aria-label={label}
      maxLength={1_000}
      className={`-mx-1 min-w-0 flex-1 rounded-sm bg-card px-1 outline-2 outline-accent ${className}`}
      onChange={({ target }) => setValue(target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) end(true)
        if (event.key === 'Escape') end(false)
      }}
    />
  )
}
