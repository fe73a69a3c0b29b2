'use client'

import { GrowingText } from './growing-text.tsx'
import { lineKeys } from './line-keys.ts'
import { TitleFault } from './title-fault.tsx'
import { asLine, titleFault } from './title-text.ts'

type Props = {
  value: string
  label: string
  placeholder?: string
  autoFocus: true | 'still'
  className?: string
  onChange: (value: string) => void
  onEnter: () => void
  onEscape: () => void
}

/** Where the title of a card is written: one line of text, as tall as it needs to be. */
export function TitleField({ value, label, placeholder, autoFocus, className = '', onChange, ...ends }: Props) {
  return (
    <>
      <GrowingText
        value={value}
        label={label}
        placeholder={placeholder}
        autoFocus={autoFocus}
        isInvalid={titleFault(value) !== null}
        className={`pointer-coarse:-my-3 pointer-coarse:py-3 ${className}`}
        onChange={(text) => onChange(asLine(text))}
        onKeyDown={lineKeys(ends)}
      />
      <TitleFault text={value} />
    </>
  )
}
