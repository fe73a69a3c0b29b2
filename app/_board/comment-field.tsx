'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { isComment } from '../../domain/text.ts'
import { Avatar } from '../avatar.tsx'
import { GrowingText } from './growing-text.tsx'
import { isIme } from './is-ime.ts'
import { askedFor, type Mention, matching, showMentions, writeMentions } from './mention-text.ts'
import { useBoardContext } from './use-board.ts'
import { useMentionable } from './use-mentionable.ts'

type Props = {
  /** As it is written. */
  value: string
  label: string
  placeholder?: string
  autoFocus?: boolean
  className?: string
  onChange: (value: string) => void
  onSend: () => void
  onEscape: () => void
}

const offeredMax = 6

/** Where a comment is written: who is named behind an @ is offered. */
export function CommentField({ value, label, placeholder, autoFocus, className, onChange, onSend, onEscape }: Props) {
  const t = useTranslations('comments')
  const people = useMentionable()
  const { store } = useBoardContext()
  const id = useId()
  const [field, setField] = useState(() => ({ value, ...showMentions(value) }))
  const [asked, setAsked] = useState<ReturnType<typeof askedFor>>(null)
  const [chosen, setChosen] = useState(0)
  // What is written may have come from elsewhere: sent, refused, or from before a reload.
  const now = field.value === value ? field : { value, ...showMentions(value) }
  if (now !== field) setField(now)

  const offered = asked ? matching(people, asked.query).slice(0, offeredMax) : []
  const current = offered[Math.min(chosen, offered.length - 1)]

  const write = (shown: string, mentions: readonly Mention[]) => {
    const written = writeMentions(shown, mentions)
    setField({ value: written, shown, mentions })
    onChange(written)
  }
  const ask = (element: HTMLTextAreaElement) => {
    const next =
      element.selectionStart === element.selectionEnd ? askedFor(element.value, element.selectionStart) : null
    if (next?.from === asked?.from && next?.query === asked?.query) return
    // Who came since is asked for.
    if (next && !asked) store.directory.refresh()
    setAsked(next)
    setChosen(0)
  }
  const pick = (person: Mention, element: HTMLTextAreaElement | null) => {
    if (!asked) return
    const before = now.shown.slice(0, asked.from)
    const name = `@${person.name} `
    const after = now.shown.slice(asked.from + 1 + asked.query.length).replace(/^ /, '')
    // The name is drawn, and the caret behind it, before the next key comes.
    flushSync(() => {
      write(before + name + after, [person, ...now.mentions])
      setAsked(null)
    })
    element?.focus()
    element?.setSelectionRange(before.length + name.length, before.length + name.length)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation()
    if (isIme(event.nativeEvent)) return
    if (current) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const isPicked = event.key === 'Tab' || (event.key === 'Enter' && !event.metaKey && !event.ctrlKey)
      if (step || isPicked || event.key === 'Escape') event.preventDefault()
      if (step) setChosen((chosen + step + offered.length) % offered.length)
      if (isPicked) pick(current, event.currentTarget)
      if (event.key === 'Escape') setAsked(null)
      if (step || isPicked || event.key === 'Escape') return
    }
    if (event.key === 'Escape') onEscape()
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      if (!event.repeat) onSend()
    }
  }

  return (
    <div className="relative min-w-0 flex-1" onBlur={() => setAsked(null)}>
      {current && (
        <div
          id={`${id}offer`}
          role="listbox"
          aria-label={t('offer')}
          className="absolute bottom-full left-0 z-40 mb-2 w-64 max-w-full rounded-lg border border-line bg-raised p-1 shadow-lift"
        >
          {offered.map((person) => (
            <button
              key={person.id}
              type="button"
              tabIndex={-1}
              id={`${id}${person.id}`}
              role="option"
              aria-selected={person === current}
              className="flex h-8 w-full items-center gap-2.5 rounded-sm px-2 text-start select-none aria-selected:bg-column pointer-coarse:h-11"
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(person, document.querySelector(`[aria-controls="${CSS.escape(`${id}offer`)}"]`))}
            >
              <span aria-hidden>
                <Avatar name={person.name} color={person.color} picture={person.picture} size="small" />
              </span>
              <span className="truncate">{person.name}</span>
            </button>
          ))}
        </div>
      )}
      <GrowingText
        value={now.shown}
        label={label}
        placeholder={placeholder ?? ''}
        autoFocus={autoFocus ?? false}
        isInvalid={value.trim() !== '' && !isComment(value)}
        className={`max-h-64 overflow-y-auto leading-[22px] pointer-coarse:min-h-11 pointer-coarse:py-[11px] ${className ?? ''}`}
        offer={current ? { list: `${id}offer`, chosen: `${id}${current.id}` } : null}
        onChange={(shown) => write(shown, now.mentions)}
        onSelect={ask}
        onKeyDown={onKeyDown}
      />
      {value.trim() !== '' && !isComment(value) && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {t('tooLong')}
        </p>
      )}
    </div>
  )
}
