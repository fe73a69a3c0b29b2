'use client'

import { Archive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { CardId } from '../../domain/id.ts'
import { isTitle } from '../../domain/text.ts'
import { GrowingText } from './growing-text.tsx'
import { useTyping } from './use-typing.ts'

type Props = {
  title: string
  label: string
  card: CardId
  onSave: (title: string) => void
  onArchive: () => void
  /** Saved or given up: the card has its face again. */
  onEnd: () => void
}

/** A card's title, edited in place. Enter saves, Escape gives up, and leaving it saves. */
export function TitleEditor({ title, label, card, onSave, onArchive, onEnd }: Props) {
  const t = useTranslations('card')
  const [text, setText] = useState(title)
  const root = useRef<HTMLDivElement>(null)
  const ended = useRef(false)
  const typing = useTyping(card, 'title')
  useEffect(() => typing.stop, [typing])

  const end = (save: boolean) => {
    if (ended.current) return
    ended.current = true
    const trimmed = text.trim()
    if (save && trimmed !== title && isTitle(trimmed)) onSave(trimmed)
    onEnd()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      end(true)
    } else if (event.key === 'Escape') end(false)
  }

  return (
    <div
      ref={root}
      data-no-drag
      onBlur={({ relatedTarget }) => {
        if (!root.current?.contains(relatedTarget)) end(true)
      }}
    >
      <GrowingText
        value={text}
        label={label}
        autoFocus
        className="font-medium"
        onChange={(value) => {
          setText(value.replace(/[\r\n\u2028\u2029]+/g, ' '))
          typing.tell()
        }}
        onKeyDown={onKeyDown}
      />
      <div className="mt-2 flex items-center gap-2">
        <button
          type="button"
          className="tap h-7 rounded-md bg-accent px-2.5 font-medium text-accent-ink"
          onClick={() => end(true)}
        >
          {t('save')}
        </button>
        <button
          type="button"
          className="tap ml-auto inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-ink-2 hover:bg-column"
          onClick={() => {
            ended.current = true
            onArchive()
            onEnd()
          }}
        >
          <Archive className="size-3.5" strokeWidth={1.75} aria-hidden />
          {t('archive')}
        </button>
      </div>
    </div>
  )
}
