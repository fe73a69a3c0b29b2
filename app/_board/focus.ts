import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'
import type { Columns } from './columns.ts'
import { cardElement } from './geometry.ts'

/** Which card the keys are on. One card of the board is in the order of Tab; the arrows walk to the others. */
export type Focus = {
  /** The card of the keys; null where the board has none. */
  readonly card: CardId | null
  isInTabOrder(card: CardId): boolean
  /** The focus has come to a card. */
  set(card: CardId): void
  /** Brings the focus to a card, and the card into sight. `list`: where it is drawn, if not where it is. */
  move(card: CardId, list?: ListId): void
  subscribe(tell: () => void): () => void
}

export function createFocus(view: () => Board, columns: Columns): Focus {
  let last: CardId | null = null
  const tells = new Set<() => void>()

  const current = (): CardId | null => {
    const board = view()
    if (last && board.cards[last]) return last
    for (const listId of board.order.lists) {
      const [first] = cardsOf(board, listId)
      if (first) return first
    }
    return null
  }
  const set = (card: CardId) => {
    if (card === last) return
    last = card
    for (const tell of tells) tell()
  }

  return {
    get card() {
      return current()
    },
    isInTabOrder: (card) => current() === card,
    set,
    move: (card, inList) => {
      const list = inList ?? view().cards[card]?.listId
      set(card)
      if (list) columns.get(list)?.scrollTo(card)
      focusWhenDrawn(card, framesMax)
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}

/** A card that was out of sight is drawn within a few frames. */
const framesMax = 12

function focusWhenDrawn(card: CardId, framesLeft: number): void {
  const element = cardElement(card)
  const link = element?.querySelector<HTMLElement>('[data-card-link]')
  if (link) {
    link.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  } else if (framesLeft > 0) requestAnimationFrame(() => focusWhenDrawn(card, framesLeft - 1))
}
