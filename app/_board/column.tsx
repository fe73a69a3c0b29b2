'use client'

import { useTranslations } from 'next-intl'
import { memo, useEffect, useMemo, useRef } from 'react'
import { may } from '../../domain/access.ts'
import type { CardId, ListId } from '../../domain/id.ts'
import { AddCard, AddCardButton } from './add-card.tsx'
import { Cards, type Slot } from './cards.tsx'
import { ColumnHeader } from './column-header.tsx'
import { cardsUnder } from './hold.ts'
import { ListStrip } from './list-strip.tsx'
import { useBoard, useBoardContext, useCollapsed, useComposing, useFiltering, useHold, useIsPast } from './use-board.ts'
import { useInSight } from './use-in-sight.ts'
import { useLandings } from './use-landings.ts'

/** One list, open or narrow. */
export const Column = memo(function Column({ listId, index }: { listId: ListId; index: number }) {
  const { collapsed } = useBoardContext()
  const list = useBoard(({ view }) => view.lists[listId])
  const count = useBoard((now) => now.count(listId))
  const isHeld = useHold((held) => (held?.kind === 'list' && held.list === listId ? held.by : undefined))
  const isCollapsed = useCollapsed((lists) => lists.has(listId))
  // What the keys carry must be seen where it is.
  const isEntered = useHold((held) => held?.kind === 'card' && held.by === 'keys' && held.list === listId)
  useEffect(() => {
    if (isEntered) collapsed.open(listId)
  }, [isEntered, collapsed, listId])
  if (!list) return null
  if (isCollapsed) return <ListStrip list={list} count={count} isHeld={isHeld} />
  return <OpenColumn listId={listId} index={index} />
})

/** A list with its cards. Out of sight only its frame is drawn, unless a card is held over it or was lifted from it. */
const OpenColumn = memo(function OpenColumn({ listId, index }: { listId: ListId; index: number }) {
  const t = useTranslations('list')
  const { store, composing } = useBoardContext()
  const list = useBoard(({ view }) => view.lists[listId])
  const order = useFiltering(({ view }) => view.order.cards[listId] ?? noCards)
  const isFiltered = useFiltering(({ isOn }) => isOn)
  const mayChange = useBoard((now) => now.mayChange)
  const count = useBoard((now) => now.count(listId))
  const hold = useHold((held) =>
    held?.kind === 'card' && [held.from, held.list, store.view.cards[held.card]?.listId].includes(listId) ? held : null,
  )
  const isHeld = useHold((held) => (held?.kind === 'list' && held.list === listId ? held.by : undefined))
  const landings = useLandings(listId)
  const section = useRef<HTMLElement>(null)
  const isInSight = useInSight(section, index < firstColumns)
  const isPast = useIsPast()
  // Who may not add cards any more finds what they have written when they may again.
  const mayAdd = useBoard(({ role }) => may(role, 'AddCard')) && !isPast
  const place = useComposing((now) => (now?.list === listId && mayAdd ? now.place : null))

  const slots = useMemo(() => {
    const cards = cardsUnder(hold, listId, order).map((id): Slot => ({ kind: 'card', id }))
    for (const { session, color, after } of landings) {
      cards.splice(slotAfter(cards, after), 0, { kind: 'landing', id: `landing ${session}`, color })
    }
    if (typeof place === 'object' && place)
      cards.splice(slotAfter(cards, place.after), 0, { kind: 'composer', id: 'composer' })
    return cards
  }, [hold, order, listId, landings, place])
  if (!list) return null

  const away = hold && hold.list !== listId && hold.from === listId ? hold.card : null
  return (
    <section
      ref={section}
      data-list={listId}
      data-held={isHeld}
      aria-labelledby={`list-${listId}`}
      className="list-bed flex max-h-full w-[288px] flex-none snap-start flex-col rounded-xl bg-column max-sm:w-[84vw]"
    >
      <ColumnHeader
        list={list}
        count={count}
        shown={isFiltered ? order.length : null}
        onAdd={() => composing.set({ list: listId, place: 'top', text: composing.value?.text ?? '' })}
      />
      {place === 'top' && (
        <div className="flex-none px-2 pb-2">
          <AddCard />
        </div>
      )}
      {isInSight || hold ? (
        <Cards listId={listId} label={t('cards', { title: list.title })} slots={slots} away={away} />
      ) : (
        <div style={{ height: (isFiltered ? order.length : count) * 84 }} className="min-h-0" />
      )}
      {place === 'bottom' ? (
        <div className="flex-none px-2 pb-2">
          <AddCard />
        </div>
      ) : (
        mayChange && (
          <AddCardButton
            title={list.title}
            onClick={() => composing.set({ list: listId, place: 'bottom', text: composing.value?.text ?? '' })}
          />
        )
      )}
    </section>
  )
})

/** The slot after a card; the end where the card is not there. */
function slotAfter(slots: readonly Slot[], after: CardId | null): number {
  if (after === null) return 0
  const index = slots.findIndex(({ id }) => id === after)
  return index < 0 ? slots.length : index + 1
}

const noCards: readonly CardId[] = []

/** So many columns have their cards before it is known what is in sight. */
const firstColumns = 6
