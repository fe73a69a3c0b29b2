'use client'

import { useEffect, useRef, useState } from 'react'
import { lineKeys } from './line-keys.ts'
import { TitleFault } from './title-fault.tsx'
import { asLine, endTitle, titleFault } from './title-text.ts'
import { useLeaving } from './use-leaving.ts'

type Props = {
  text: string
  label: string
  className?: string
  onSave: (text: string) => void
  /** `isLeft`: by going elsewhere, where the focus is to stay. */
  onEnd: (isLeft: boolean) => void
}

/** One line of text, edited in place. Enter saves, Escape gives up, and leaving it saves. */
export function LineEditor({ text, label, className = '', onSave, onEnd }: Props) {
  const [from] = useState(text)
  const [value, setValue] = useState(text)
  const field = useRef<HTMLInputElement>(null)
  const isEnded = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const end = (isLeft: boolean) => {
    if (isEnded.current || !endTitle(value, from, onSave)) return
    isEnded.current = true
    onEnd(isLeft)
  }
  const onBlur = useLeaving(() => end(true))
  return (
    <div className="min-w-0 flex-1">
      <input
        ref={field}
        dir="auto"
        value={value}
        aria-label={label}
        aria-invalid={titleFault(value) !== null || undefined}
        className={`-mx-1 w-[calc(100%+8px)] rounded-sm bg-card px-1 outline-2 outline-accent ${className}`}
        onChange={({ target }) => setValue(asLine(target.value))}
        onBlur={onBlur}
        onKeyDown={lineKeys({
          onEnter: () => end(false),
          onEscape: () => {
            isEnded.current = true
            onEnd(false)
          },
        })}
      />
      <TitleFault text={value} />
    </div>
  )
}
