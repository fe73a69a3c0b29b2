'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'

type Props = {
  value: string
  label: string
  placeholder?: string
  autoFocus?: boolean
  className?: string
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** A text field that is as tall as its text. */
export function GrowingText({
  value,
  label,
  placeholder,
  autoFocus = false,
  className = '',
  onChange,
  onKeyDown,
}: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    if (!autoFocus || !element) return
    element.focus()
    element.setSelectionRange(element.value.length, element.value.length)
  }, [autoFocus])
  return (
    <textarea
      ref={field}
      rows={1}
      value={value}
      aria-label={label}
      placeholder={placeholder}
      className={`block field-sizing-content w-full resize-none bg-transparent outline-none [overflow-wrap:anywhere] ${className}`}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={onKeyDown}
    />
  )
}
