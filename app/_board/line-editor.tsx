'use client'

import { useEffect, useRef } from 'react'
import { lineKeys } from './line-keys.ts'
import { TheirTitle } from './their-title.tsx'
import { TitleFault } from './title-fault.tsx'
import { asLine, titleFault } from './title-text.ts'
import { useLeaving } from './use-leaving.ts'
import type { TitleEdit } from './use-title.ts'

type Props = {
  edit: TitleEdit
  label: string
  className?: string
  /** Ended where the focus was in it: not by going elsewhere, where it is to stay. */
  onEnd: () => void
}

/** One line of text, edited in place. Enter saves, Escape gives up, and leaving it saves. */
export function LineEditor({ edit, label, className = '', onEnd }: Props) {
  const value = edit.draft?.text ?? ''
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // What others do may draw it anew: the field that I am in keeps the focus.
    if (document.activeElement?.matches('input, textarea')) return
    field.current?.focus()
    field.current?.select()
  }, [])
  const onBlur = useLeaving(edit.save)
  return (
    <div className="relative min-w-0 flex-1">
      <input
        ref={field}
        dir="auto"
        value={value}
        aria-label={label}
        aria-invalid={titleFault(value) !== null || undefined}
        className={`-mx-1 w-[calc(100%+8px)] rounded-sm bg-card px-1 outline-2 outline-accent ${className}`}
        onChange={({ target }) => edit.write(asLine(target.value))}
        onBlur={onBlur}
        onKeyDown={lineKeys({
          onEnter: () => {
            if (edit.save()) onEnd()
          },
          onEscape: () => {
            edit.giveUp()
            onEnd()
          },
        })}
      />
      <TitleFault text={value} />
      <TheirTitle
        edit={edit}
        onEnd={onEnd}
        className="absolute top-full -left-1 z-30 mt-1.5 w-60 border border-line shadow-lift"
      />
    </div>
  )
}
