import { type Board, cardsOf } from '../board.ts'
import { spacedWhenLong } from '../decision.ts'
import type { CardId, ListId } from '../id.ts'
import { ranksBackAmong } from '../rank.ts'
import { cardLanes } from '../shelf.ts'
import { movesTo, orderBack } from './order-back.ts'
import type { Steps } from './steps.ts'

/** [C92] Puts the cards that are on the board into the lists in which they were, and lists and cards in the order that they had. */
export function restoreOrder(steps: Steps, then: Board): void {
  const lists = then.order.lists.filter((id) => steps.board.lists[id])
  putCards(
    steps,
    lists.map((listId) => ({ listId, had: cardsOf(then, listId).filter((id) => steps.board.cards[id]) })),
  )
  const now = steps.board.order.lists
  for (const { id: listId, after } of movesTo(now, orderBack(now, lists)))
    steps.ask({ type: 'MoveList', listId, after })
}

/**
 * Puts cards, which are on the board, into lists, in the order that they had there. First the lists are put in order, then
 * cards are moved into their places: so the undoing, which goes backwards, ends with the order that was there before.
 */
export function putCards(steps: Steps, lists: readonly { listId: ListId; had: readonly CardId[] }[]): void {
  const wanted = lists.map(({ listId, had }) => ({ listId, had, order: orderBack(cardsOf(steps.board, listId), had) }))
  for (const { listId, order } of wanted) orderCards(steps, listId, order)
  for (const { listId, had, order } of wanted) moveCards(steps, listId, had, order)
}

function orderCards(steps: Steps, listId: ListId, wanted: readonly CardId[]): void {
  const places = new Map(cardsOf(steps.board, listId).map((id, place) => [id, place]))
  const order = wanted.flatMap((id) => places.get(id) ?? [])
  if (order.some((place, index) => place !== index)) steps.do({ type: 'ListReordered', listId, order })
}

function moveCards(steps: Steps, listId: ListId, had: readonly CardId[], order: readonly CardId[]): void {
  const elsewhere = had.flatMap((id) => steps.board.cards[id] ?? []).filter((card) => card.listId !== listId)
  if (elsewhere.length === 0) return
  const cardIds = elsewhere.map(({ id }) => id)
  const ranks = ranksBackAmong(cardLanes(steps.board, listId), cardIds, order)
  const from = elsewhere.map((card) => ({ listId: card.listId, rank: card.rank }))
  steps.do({ type: 'CardsMoved', cardIds, listId, ranks, from })
  steps.do(...spacedWhenLong(ranks, { type: 'ListReranked', listId }))
}
