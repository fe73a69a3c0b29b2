import type { Board, Rank } from './board.ts'
import type { CardId, ListId } from './id.ts'
import { indexIn, type Lane, rankAfter, rankIn, slotAfter } from './rank.ts'
import { cardLane, lanesOf, listLane, listLanes } from './shelf.ts'

/** Where a thing would stand; `stays` says that it stands there already. */
export type Place = { readonly rank: Rank; readonly stays: boolean }

/** The place of a card in a list after another: null is the top; undefined, or one that is not there, the end. */
export const placeCard = (board: Board, listId: ListId, after: CardId | null | undefined, cardId: CardId): Place =>
  place(lanesOf(board, listId), cardLane(board, listId), after, cardId)

/** The place of a list after another, in the same way. */
export const placeList = (board: Board, after: ListId | null | undefined, listId: ListId): Place =>
  place(listLanes(board), listLane(board), after, listId)

function place<I extends string>(lanes: readonly Lane<I>[], lane: Lane<I>, after: I | null | undefined, id: I): Place {
  const rank = rankIn([lane], id)
  if (rank !== undefined) {
    const here = indexIn(lane, rank, id)
    const there = slotIn(lanes, lane, after)
    if (there === here || there === here + 1) return { rank, stays: true }
  }
  return { rank: rankAfter(lanes, after, id), stays: false }
}

/** How many of a lane stand before the slot that `after` names. */
function slotIn<I extends string>(lanes: readonly Lane<I>[], lane: Lane<I>, after: I | null | undefined): number {
  if (after === null) return 0
  const rank = after === undefined ? undefined : rankIn(lanes, after)
  return after === undefined || rank === undefined ? lane.ids.length : slotAfter(lane, rank, after)
}
