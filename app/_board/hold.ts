import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'

/** What I hold in my hand: a card or a list, and where it would land. */
export type Hold = CardHold | ListHold
export type CardHold = {
  readonly kind: 'card'
  readonly by: 'pointer' | 'keys'
  /** The one that I took hold of. */
  readonly card: CardId
  /** All that go with it, in the order in which they are to stand; it is one of them. */
  readonly cards: readonly CardId[]
  /** The list that it was lifted from. */
  readonly from: ListId
  readonly list: ListId
  readonly after: CardId | null
  /** Pixels, as it was lifted: where it would land keeps its size. */
  readonly height: number
}
export type ListHold = {
  readonly kind: 'list'
  readonly by: 'pointer' | 'keys'
  readonly list: ListId
  readonly after: ListId | null
}

/** The cards of a list as they are seen while I hold one: it stands where it would land, what goes with it where it was. */
export function cardsUnder(hold: Hold | null, listId: ListId, ids: readonly CardId[]): readonly CardId[] {
  if (hold?.kind !== 'card') return ids
  const others = ids.filter((id) => id !== hold.card)
  return hold.list === listId ? placed(others, hold.card, hold.after) : others
}

/** The cards of a list as they would be if I let go now. */
export function cardsAfter({ cards, list, after }: CardHold, board: Board): readonly CardId[] {
  const ids = cardsOf(board, list)
  const held = new Set(cards)
  const index = after === null ? 0 : ids.indexOf(after) + 1
  const slot = after !== null && index === 0 ? ids.length : index
  const isLeft = (id: CardId) => !held.has(id)
  return [...ids.slice(0, slot).filter(isLeft), ...cards, ...ids.slice(slot).filter(isLeft)]
}

/** The lists as they would be if I let go now. */
export function listsUnder(hold: Hold | null, ids: readonly ListId[]): readonly ListId[] {
  if (hold?.kind !== 'list') return ids
  return placed(
    ids.filter((id) => id !== hold.list),
    hold.list,
    hold.after,
  )
}

/** Whether letting go would change nothing. */
export function isBackHome(hold: Hold, board: Board): boolean {
  if (hold.kind === 'list') return isSameOrder(listsUnder(hold, board.order.lists), board.order.lists)
  if (hold.cards.some((id) => board.cards[id]?.listId !== hold.list)) return false
  return isSameOrder(cardsAfter(hold, board), cardsOf(board, hold.list))
}

/** What is held, without what is not on the board any more; null where nothing is left of it. */
export function stillHeld(hold: Hold, board: Board): Hold | null {
  if (hold.kind === 'list') return board.lists[hold.list] ? hold : null
  if (hold.cards.every((id) => board.cards[id])) return hold
  const cards = hold.cards.filter((id) => board.cards[id])
  const card = cards.includes(hold.card) ? hold.card : cards[0]
  if (!card) return null
  return { ...hold, card, cards, from: card === hold.card ? hold.from : (board.cards[card]?.listId ?? hold.from) }
}

/** A held card, over the place where it is now. */
export function atHome(hold: CardHold, board: Board): CardHold {
  const list = board.cards[hold.card]?.listId ?? hold.list
  return { ...hold, list, after: slotBefore(cardsOf(board, list), hold.card, hold.cards) }
}

/** The card that one stands after, apart from those that go with it. */
export const slotBefore = (ids: readonly CardId[], card: CardId, held: readonly CardId[]): CardId | null =>
  ids.slice(0, ids.indexOf(card)).findLast((id) => !held.includes(id)) ?? null

function placed<I>(others: readonly I[], id: I, after: I | null): I[] {
  const index = after === null ? 0 : others.indexOf(after) + 1
  const slot = after !== null && index === 0 ? others.length : index
  return [...others.slice(0, slot), id, ...others.slice(slot)]
}

const isSameOrder = <I>(a: readonly I[], b: readonly I[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index])
