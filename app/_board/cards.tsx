'use client'

import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useRef } from 'react'
import type { CardId, ListId } from '../../domain/id.ts'
import type { Color } from '../../domain/person.ts'
import { hue } from '../hue.ts'
import { AddCard } from './add-card.tsx'
import { CardItem } from './card-item.tsx'
import { type ColumnHandle, cardGap, type Row } from './columns.ts'
import { guessHeight } from './guess-height.ts'
import { Slide } from './slide.tsx'
import { useBoardContext } from './use-board.ts'

/** What stands in a column: a card, the place where someone else's card would land, or a card that is being written. */
export type Slot =
  | { readonly kind: 'card'; readonly id: CardId }
  | { readonly kind: 'landing'; readonly id: string; readonly color: Color }
  | { readonly kind: 'composer'; readonly id: 'composer' }

type Props = {
  listId: ListId
  label: string
  slots: readonly Slot[]
  /** The card that I hold, where it was lifted from this list and is over another. */
  away: CardId | null
}

/** What is not a card, as long as it is not measured. */
const slotPixels = 76 + cardGap
/** As tall as a screen may be, before it is known. */
const firstPixels = 1_200

/** The cards of one list. Only those in sight are drawn, in the flow of the page, with room left for the others. */
export const Cards = memo(function Cards({ listId, label, slots, away }: Props) {
  const scroller = useRef<HTMLOListElement>(null)
  const { columns, store } = useBoardContext()
  const virtual = useVirtualizer({
    count: slots.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const slot = slots[index]
      const card = slot?.kind === 'card' && store.view.cards[slot.id]
      return card ? guessHeight(card) + cardGap : slotPixels
    },
    getItemKey: useCallback((index: number) => slots[index]?.id ?? index, [slots]),
    overscan: 4,
    initialRect: { width: 272, height: firstPixels },
  })
  // The browser keeps in place what is in sight; two who do that would undo each other.
  virtual.shouldAdjustScrollPositionOnItemSizeChange = () => false

  const rowsOf = useRef(createRows())
  const latest = useRef({ slots, virtual })
  latest.current = { slots, virtual }
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const handle: ColumnHandle = {
      scroller: element,
      rows: () => rowsOf.current(latest.current.slots, latest.current.virtual.measurementsCache),
      scrollTo: (cardId) => {
        const index = latest.current.slots.findIndex((slot) => slot.id === cardId)
        if (index >= 0) latest.current.virtual.scrollToIndex(index, { align: 'auto' })
      },
    }
    columns.set(listId, handle)
    return () => {
      if (columns.get(listId) === handle) columns.delete(listId)
    }
  }, [columns, listId])

  const items = virtual.getVirtualItems()
  const room = { above: items[0]?.start ?? 0, below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }
  return (
    <ol
      ref={scroller}
      aria-label={label}
      className="relative min-h-2 overflow-y-auto overscroll-y-contain px-2 pt-0.5 [scrollbar-width:thin]"
    >
      <li aria-hidden="true" style={{ height: room.above }} />
      <Slide container={scroller} order={slots}>
        {items.map(({ index, key }) => {
          const slot = slots[index]
          return (
            slot && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-row={slot.id}
                aria-setsize={slots.length}
                aria-posinset={index + 1}
                style={{ paddingBottom: cardGap }}
              >
                <SlotContent slot={slot} />
              </li>
            )
          )
        })}
        {/* It stays in the page, unseen: a touch goes on only for as long as the element that it began on. */}
        {away && (
          <li key={away} className="hidden">
            <SlotContent slot={{ kind: 'card', id: away }} isAway />
          </li>
        )}
      </Slide>
      <li aria-hidden="true" style={{ height: room.below }} />
    </ol>
  )
})

/** The rows of a column. They are asked for in each frame of a drag, and made once for each time that they are measured. */
function createRows() {
  let known: { slots: readonly Slot[]; sizes: readonly VirtualItem[]; rows: readonly Row[] } | null = null
  return (slots: readonly Slot[], sizes: readonly VirtualItem[]): readonly Row[] => {
    if (known?.slots === slots && known.sizes === sizes) return known.rows
    const rows: Row[] = []
    slots.forEach((slot, index) => {
      if (slot.kind === 'card') rows.push({ id: slot.id, height: sizes[index]?.size ?? slotPixels })
    })
    known = { slots, sizes, rows }
    return rows
  }
}

function SlotContent({ slot, isAway = false }: { slot: Slot; isAway?: boolean }) {
  switch (slot.kind) {
    case 'card':
      return <CardItem cardId={slot.id} isAway={isAway} />
    case 'landing':
      return <div className="landing" style={hue(slot.color)} />
    case 'composer':
      return <AddCard />
  }
}
