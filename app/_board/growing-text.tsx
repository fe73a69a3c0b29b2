'use client'

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'

type Props = {
  value: string
  label: string
  placeholder?: string
  /** Whether it takes the focus as it appears. `still`: without scrolling to it. */
  autoFocus?: boolean | 'still'
  isInvalid?: boolean
  className?: string
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  /** What is offered to go on with: where that is, and which of it is chosen now. */
  offer?: { readonly list: string; readonly chosen: string } | null
  /** The caret may have gone elsewhere. */
  onSelect?: (field: HTMLTextAreaElement) => void
}

/** A text field that is as tall as its text. */
export function GrowingText({
  value,
  label,
  placeholder,
  autoFocus = false,
  isInvalid = false,
  className = '',
  onChange,
  onKeyDown,
  offer,
  onSelect,
}: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    // What others do may draw it anew: the field that I am in keeps the focus.
    if (!autoFocus || !element || document.activeElement?.matches('input, textarea')) return
    element.focus({ preventScroll: autoFocus === 'still' })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [autoFocus])
  useLayoutEffect(() => fit(field.current))
  return (
    <textarea
      ref={field}
      dir="auto"
      rows={1}
      value={value}
      aria-label={label}
      aria-invalid={isInvalid || undefined}
      placeholder={placeholder}
      className={`block field-sizing-content w-full resize-none bg-transparent outline-none [overflow-wrap:anywhere] ${className}`}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={onKeyDown}
      onSelect={onSelect && (({ currentTarget }) => onSelect(currentTarget))}
      {...(offer === undefined ? {} : { 'aria-autocomplete': 'list' })}
      {...(offer ? { 'aria-controls': offer.list, 'aria-activedescendant': offer.chosen } : {})}
    />
  )
}

/** For browsers that do not know `field-sizing`. */
function fit(element: HTMLTextAreaElement | null): void {
  if (!element || CSS.supports('field-sizing', 'content')) return
  element.style.height = 'auto'
  element.style.height = `${element.scrollHeight}px`
}
