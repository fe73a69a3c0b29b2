import type { Board, Rank } from './board.ts'
import type { CardId, ListId } from './id.ts'
import { indexIn, type Lane, type Lanes, rankAfter, rankIn, ranksAfter, slotAfter } from './rank.ts'
import { cardLanes, listLanes } from './shelf.ts'

/** Where a thing would stand; `stays` says that it stands there already. */
export type Place = { readonly rank: Rank; readonly stays: boolean }

/** The place of a card in a list after another: null is the top; undefined, or one that is not there, the end. */
export const placeCard = (board: Board, listId: ListId, after: CardId | null | undefined, cardId: CardId): Place =>
  place(cardLanes(board, listId), after, cardId)

/** The place of a list after another, in the same way. */
export const placeList = (board: Board, after: ListId | null | undefined, listId: ListId): Place =>
  place(listLanes(board), after, listId)

/** The places of many cards, one after another; `stay` says that all of them stand there already. */
export function placeCards(
  board: Board,
  listId: ListId,
  after: CardId | null | undefined,
  cardIds: readonly CardId[],
): { readonly ranks: readonly Rank[]; readonly stay: boolean } {
  const lanes = cardLanes(board, listId)
  return { ranks: ranksAfter(lanes, after, cardIds), stay: stand(lanes, after, cardIds) }
}

/** The place of a thing in an order that has no archive. */
export const placeIn = <I extends string>(lane: Lane<I>, after: I | null | undefined, id: I): Place =>
  place([lane, { ids: [], things: lane.things }], after, id)

function place<I extends string>(lanes: Lanes<I>, after: I | null | undefined, id: I): Place {
  const rank = rankIn([lanes[0]], id)
  if (rank !== undefined && stand(lanes, after, [id])) return { rank, stays: true }
  return { rank: rankAfter(lanes, after, id), stays: false }
}

/** Whether things stand one after another in the place that `after` names. */
function stand<I extends string>(lanes: Lanes<I>, after: I | null | undefined, ids: readonly I[]): boolean {
  const [live, archived] = lanes
  const [first] = ids
  const rank = first === undefined ? undefined : rankIn([live], first)
  if (first === undefined || rank === undefined) return false
  const here = indexIn(live, rank, first)
  if (ids.some((id, index) => live.ids[here + index] !== id)) return false
  const slot = slotIn(lanes, live, after)
  if (slot < here || slot > here + ids.length) return false
  // What is archived counts only where it is named: else what is dropped where it stands would pass what nobody sees.
  const isNamed = typeof after === 'string' && rankIn([archived], after) !== undefined
  if (!isNamed) return true
  const archivedSlot = slotIn(lanes, archived, after)
  return ids.every((id) => indexIn(archived, live.things[id].rank, id) === archivedSlot)
}

/** How many of a lane stand before the slot that `after` names. */
function slotIn<I extends string>(lanes: Lanes<I>, lane: Lane<I>, after: I | null | undefined): number {
  if (after === null) return 0
  const rank = after === undefined ? undefined : rankIn(lanes, after)
  return after === undefined || rank === undefined ? lane.ids.length : slotAfter(lane, rank, after)
}
