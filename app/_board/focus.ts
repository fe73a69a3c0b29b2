import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'
import type { Columns } from './columns.ts'
import { cardElement, listElement } from './geometry.ts'

/** Which card the keys are on. One card that is drawn is in the order of Tab; the arrows walk to the others. */
export type Focus = {
  isInTabOrder(card: CardId): boolean
  /** A card is drawn, until the returned undo is called. */
  drawn(card: CardId): () => void
  /** The focus has come to a card. */
  set(card: CardId): void
  /** Brings the focus to a card, and the card into sight. `list`: where it is drawn, if not where it is. */
  move(card: CardId, list?: ListId): void
  /** Brings the focus to the card that is in the order of Tab. */
  moveToFirst(): void
  /** Brings the focus to a list's title; to where lists are added, when there is none. */
  moveToList(list: ListId | null): void
  /** Brings the focus to where cards are added to a list. */
  moveToAdd(list: ListId, place: 'top' | 'bottom'): void
  subscribe(tell: () => void): () => void
}

export function createFocus(view: () => Board, columns: Columns): Focus {
  /** The card that the focus was on last, or is on its way to. */
  let last: CardId | null = null
  /** The card in the order of Tab. */
  let stop: CardId | null = null
  let isLooking = false
  const drawn = new Set<CardId>()
  const tells = new Set<() => void>()

  const firstDrawn = (): CardId | null => {
    const board = view()
    for (const listId of board.order.lists)
      for (const cardId of cardsOf(board, listId)) if (drawn.has(cardId)) return cardId
    return null
  }
  const look = () => {
    isLooking = false
    const next = last && drawn.has(last) ? last : firstDrawn()
    if (next === stop) return
    stop = next
    for (const tell of tells) tell()
  }
  /** Rows come and go many at a time. */
  const lookSoon = () => {
    if (isLooking) return
    isLooking = true
    queueMicrotask(look)
  }
  const set = (card: CardId) => {
    last = card
    look()
  }

  /** What was out of sight is drawn within a few frames: first the list, then the card. */
  const bring = (card: CardId, list: ListId, framesLeft: number) => {
    if (last !== card) return
    const element = cardElement(card)
    const link = element?.querySelector<HTMLElement>('[data-card-link]')
    if (link) {
      link.focus({ preventScroll: true })
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      return
    }
    const column = columns.get(list)
    if (column) column.scrollTo(card)
    else listElement(list)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (framesLeft > 0) requestAnimationFrame(() => bring(card, list, framesLeft - 1))
  }

  return {
    isInTabOrder: (card) => card === stop,
    drawn: (card) => {
      drawn.add(card)
      lookSoon()
      return () => {
        drawn.delete(card)
        lookSoon()
      }
    },
    set,
    move: (card, inList) => {
      const list = inList ?? view().cards[card]?.listId
      set(card)
      if (list) bring(card, list, framesMax)
    },
    moveToFirst: () => focusSoon(() => document.querySelector('[data-card-link][tabindex="0"]')),
    moveToList: (list) =>
      focusSoon(() => findIn(list, '[data-list-title]') ?? document.querySelector('[data-add-list]')),
    moveToAdd: (list, place) => focusSoon(() => findIn(list, `[data-add-card="${place}"]`)),
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}

const framesMax = 30

const findIn = (list: ListId | null, selector: string): HTMLElement | null =>
  (list && listElement(list)?.querySelector<HTMLElement>(selector)) || null

/** When the page is as it is to be. */
const focusSoon = (find: () => HTMLElement | null) => requestAnimationFrame(() => find()?.focus())
