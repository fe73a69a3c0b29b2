import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'

/** What I hold in my hand: a card or a list, and where it would land. */
export type Hold = CardHold | ListHold
export type CardHold = {
  readonly kind: 'card'
  readonly by: 'pointer' | 'keys'
  readonly card: CardId
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

/** The cards of a list as they would be if I let go now. */
export function cardsUnder(hold: Hold | null, listId: ListId, ids: readonly CardId[]): readonly CardId[] {
  if (hold?.kind !== 'card') return ids
  const others = ids.filter((id) => id !== hold.card)
  return hold.list === listId ? placed(others, hold.card, hold.after) : others
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
  const home = board.cards[hold.card]?.listId
  if (hold.list !== home) return false
  const ids = cardsOf(board, home)
  return isSameOrder(cardsUnder(hold, home, ids), ids)
}

/** Whether what is held is still on the board. */
export const isThere = (hold: Hold, { cards, lists }: Board): boolean =>
  hold.kind === 'card' ? cards[hold.card] !== undefined : lists[hold.list] !== undefined

/** A held card, over the place where it is now. */
export function atHome(hold: CardHold, board: Board): CardHold {
  const list = board.cards[hold.card]?.listId ?? hold.list
  const ids = cardsOf(board, list)
  return { ...hold, list, after: ids[ids.indexOf(hold.card) - 1] ?? null }
}

function placed<I>(others: readonly I[], id: I, after: I | null): I[] {
  const index = after === null ? 0 : others.indexOf(after) + 1
  const slot = after !== null && index === 0 ? others.length : index
  return [...others.slice(0, slot), id, ...others.slice(slot)]
}

const isSameOrder = <I>(a: readonly I[], b: readonly I[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index])
