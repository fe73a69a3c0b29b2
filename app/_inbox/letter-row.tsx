'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Letter } from '../../domain/letter.ts'
import { Ago } from '../_board/ago.tsx'
import { cardPath } from '../_board/paths.ts'
import { Avatar } from '../avatar.tsx'

type Props = { letter: Letter; onOpen: () => void }

/** One letter: who did what, what they said, and where. */
export function LetterRow({ letter, onOpen }: Props) {
  const t = useTranslations('inbox')
  const c = useTranslations('card')
  const { actor, board, boardTitle, prefix, card, number, title, cards, kind, excerpt, at, isRead } = letter
  const name = (words: ReactNode) => (
    <b dir="auto" className="font-semibold text-ink">
      {words}
    </b>
  )
  const what = () => (
    <span className="text-ink">
      <span className="font-mono text-[12px] tabular-nums">{c('number', { prefix, number })}</span>{' '}
      <span dir="auto">{title}</span>
    </span>
  )
  return (
    <a
      href={cardPath(board, card)}
      className="grid grid-cols-[8px_26px_1fr] items-start gap-x-2.5 rounded-md px-3 py-2 hover:bg-column focus-visible:-outline-offset-2"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen()
      }}
    >
      <span className={`mt-2.5 size-2 rounded-full ${isRead ? '' : 'bg-accent'}`}>
        {!isRead && <span className="sr-only">{t('unread')}</span>}
      </span>
      <Avatar name={actor.name} color={actor.color} picture={actor.picture} isNamed />
      <span className="min-w-0 pt-[3px]">
        <span className="block text-ink-2 [overflow-wrap:anywhere]">
          {t.rich(kind, { name: actor.name, cards, more: cards - 1, b: name, c: what })}
        </span>
        {excerpt && (
          <span dir="auto" className="mt-0.5 line-clamp-2 block text-ink-2 [overflow-wrap:anywhere]">
            “{excerpt}”
          </span>
        )}
        <span className="block truncate text-xs text-ink-3">
          <span dir="auto">{boardTitle}</span> · <Ago at={at} />
        </span>
      </span>
    </a>
  )
}
