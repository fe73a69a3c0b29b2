import { type Board, cardsOf, manyCardsMax } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'

/** The cards that I have selected, to do one thing with all of them: at most as many as one command may name. */
export type Selection = {
  /** Another set after each change. */
  readonly cards: ReadonlySet<CardId>
  /** Whether more were meant than there can be. */
  readonly isCut: boolean
  /** Takes a card in or out. A range goes on from here. */
  toggle(card: CardId): void
  /** Takes in all between the card that was toggled last and this one, where both are in one list; else this one too. */
  extend(to: CardId): void
  /** Takes in all of a list. */
  addList(list: ListId): void
  set(cards: Iterable<CardId>): void
  clear(): void
  /** Leaves out what is not on the board any more. */
  prune(): void
  /** All that are selected, in the order of the board, where this card is one of them; else this card alone. */
  of(card: CardId): readonly CardId[]
  subscribe(tell: () => void): () => void
}

export function createSelection(view: () => Board): Selection {
  let cards: ReadonlySet<CardId> = new Set()
  let isCut = false
  /** Where a range begins, and what was selected before it. */
  let anchor: CardId | null = null
  let base: ReadonlySet<CardId> = cards
  const tells = new Set<() => void>()

  const put = (next: Iterable<CardId>) => {
    const wanted = [...new Set(next)]
    isCut = wanted.length > manyCardsMax
    cards = new Set(wanted.slice(0, manyCardsMax))
    for (const tell of tells) tell()
  }
  const begin = (from: CardId | null) => {
    anchor = from
    base = cards
  }

  return {
    get cards() {
      return cards
    },
    get isCut() {
      return isCut
    },
    toggle: (card) => {
      put(cards.has(card) ? [...cards].filter((one) => one !== card) : [...cards, card])
      begin(card)
    },
    extend: (to) => {
      const between = anchor ? cardsBetween(view(), anchor, to) : null
      if (between) return put([...base, ...between])
      put([...cards, to])
      begin(to)
    },
    addList: (list) => {
      put([...cards, ...cardsOf(view(), list)])
      begin(null)
    },
    set: (next) => {
      put(next)
      begin(null)
    },
    clear: () => {
      if (cards.size > 0) put([])
      begin(null)
    },
    prune: () => {
      const { cards: there } = view()
      const left = [...cards].filter((id) => there[id])
      if (left.length === cards.size) return
      put(left)
      begin(anchor && there[anchor] ? anchor : null)
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

/** From one card to another of the same list, both included; null where they are not in one. */
function cardsBetween(board: Board, from: CardId, to: CardId): readonly CardId[] | null {
  const list = board.cards[from]?.listId
  if (!list || board.cards[to]?.listId !== list) return null
  const ids = cardsOf(board, list)
  const [first, last] = [ids.indexOf(from), ids.indexOf(to)].sort((a, b) => a - b)
  return first === undefined || last === undefined ? null : ids.slice(first, last + 1)
}
