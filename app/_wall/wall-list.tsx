'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { type Board, cardsOf } from '../../domain/board.ts'
import type { ListId } from '../../domain/id.ts'
import type { Directory } from '../_client/directory.ts'
import type { Lit } from './lit.ts'
import { useFitting } from './use-fitting.ts'
import { WallCard } from './wall-card.tsx'

type Props = { board: Board; listId: ListId; count: number; lit: Lit; directory: Directory }

/** So many cards of a list are drawn at most: no screen has room for more. */
const drawnMax = 60

/** A list on the wall, with as many of its cards as there is room for; the others are counted. */
export function WallList({ board, listId, count, lit, directory }: Props) {
  const t = useTranslations('wall')
  const list = board.lists[listId]
  const cards = useRef<HTMLUListElement>(null)
  const shown = cardsOf(board, listId).slice(0, drawnMax)
  const fits = useFitting(cards)
  if (!list) return null
  const more = count - Math.min(fits, shown.length)
  const isOver = list.limit !== null && count > list.limit
  return (
    <section aria-labelledby={`wall-${listId}`} className="wall-list rounded-xl bg-column">
      <div className="wall-inner flex h-full flex-col">
        <header className="flex flex-none items-baseline gap-[.6em]">
          <h2 id={`wall-${listId}`} dir="auto" className="min-w-0 truncate font-semibold tracking-[-.01em]">
            {list.title}
          </h2>
          <span className={`flex-none font-mono tabular-nums ${isOver ? 'text-bad' : 'text-ink-3'}`}>
            <span className="sr-only">{t('count', { count })}</span>
            <span aria-hidden>{list.limit === null ? count : `${count} / ${list.limit}`}</span>
          </span>
        </header>
        <ul ref={cards} className="relative min-h-0 flex-1 overflow-hidden">
          {shown.map((cardId, index) => {
            const card = board.cards[cardId]
            return (
              card && (
                <li key={cardId} data-over={index >= fits || undefined} className="wall-item data-over:invisible">
                  <WallCard card={card} labels={board.labels} lit={lit.get(cardId)} directory={directory} />
                </li>
              )
            )
          })}
        </ul>
        <p className="wall-small flex-none text-ink-3">
          {count === 0 ? t('empty') : more > 0 ? t('more', { count: more }) : ''}
        </p>
      </div>
    </section>
  )
}
