import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId } from '../../domain/id.ts'

/** The cards that I have selected, to do one thing with all of them. */
export type Selection = {
  /** Another set after each change. */
  readonly cards: ReadonlySet<CardId>
  toggle(card: CardId): void
  set(cards: Iterable<CardId>): void
  clear(): void
  /** All that are selected, in the order of the board, where this card is one of them; else this card alone. */
  of(card: CardId): readonly CardId[]
  subscribe(tell: () => void): () => void
}

export function createSelection(view: () => Board): Selection {
  let cards: ReadonlySet<CardId> = new Set()
  const tells = new Set<() => void>()
  const set = (next: Iterable<CardId>) => {
    cards = new Set(next)
    for (const tell of tells) tell()
  }
  return {
    get cards() {
      return cards
    },
    toggle: (card) => set(cards.has(card) ? [...cards].filter((one) => one !== card) : [...cards, card]),
    set,
    clear: () => {
      if (cards.size > 0) set([])
    },
    of: (card) => (cards.has(card) ? inOrder(view(), cards) : [card]),
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}

/** Selected cards that are still on the board, list by list from the top. */
export const inOrder = (board: Board, cards: ReadonlySet<CardId>): readonly CardId[] =>
  board.order.lists.flatMap((listId) => cardsOf(board, listId).filter((id) => cards.has(id)))
