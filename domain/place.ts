import type { Board, Rank } from './board.ts'
import type { CardId, ListId } from './id.ts'
import { indexIn, type Lane, type Lanes, rankAfter, rankIn, slotAfter } from './rank.ts'
import { cardLanes, listLanes } from './shelf.ts'

/** Where a thing would stand; `stays` says that it stands there already. */
export type Place = { readonly rank: Rank; readonly stays: boolean }

/** The place of a card in a list after another: null is the top; undefined, or one that is not there, the end. */
export const placeCard = (board: Board, listId: ListId, after: CardId | null | undefined, cardId: CardId): Place =>
  place(cardLanes(board, listId), after, cardId)

/** The place of a list after another, in the same way. */
export const placeList = (board: Board, after: ListId | null | undefined, listId: ListId): Place =>
  place(listLanes(board), after, listId)

function place<I extends string>(lanes: Lanes<I>, after: I | null | undefined, id: I): Place {
  const [live, archived] = lanes
  const rank = rankIn([live], id)
  if (rank !== undefined) {
    // What is archived counts only where it is named: else what is dropped where it stands would pass what nobody sees.
    const isNamed = typeof after === 'string' && rankIn([archived], after) !== undefined
    const judged = isNamed ? lanes : [live]
    if (judged.every((lane) => standsAt(lane, slotIn(lanes, lane, after), rank, id))) return { rank, stays: true }
  }
  return { rank: rankAfter(lanes, after, id), stays: false }
}

/** Whether a thing of this rank would stand in the same place beside a lane, were it put into the slot. */
function standsAt<I extends string>(lane: Lane<I>, slot: number, rank: Rank, id: I): boolean {
  const here = indexIn(lane, rank, id)
  return slot === here || (slot === here + 1 && lane.ids[here] === id)
}

/** How many of a lane stand before the slot that `after` names. */
function slotIn<I extends string>(lanes: Lanes<I>, lane: Lane<I>, after: I | null | undefined): number {
  if (after === null) return 0
  const rank = after === undefined ? undefined : rankIn(lanes, after)
  return after === undefined || rank === undefined ? lane.ids.length : slotAfter(lane, rank, after)
}
