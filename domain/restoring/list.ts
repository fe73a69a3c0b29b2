import { type Board, cardsOf } from '../board.ts'
import { spacedWhenLong } from '../decision.ts'
import type { ListId } from '../id.ts'
import { idsOf, ranksBackAmong } from '../rank.ts'
import { listLanes } from '../shelf.ts'
import { putCards } from './order.ts'
import { standsAsThen } from './order-back.ts'
import type { Steps } from './steps.ts'

/** [C91] Brings a list back as it was on a board then, with the cards that were in it and can be brought. */
export function restoreList(steps: Steps, then: Board, listId: ListId): void {
  const was = then.lists[listId]
  if (!was) return
  steps.ask({ type: 'RestoreList', listId })
  if (was.title !== '') steps.ask({ type: 'RenameList', listId, title: was.title })
  steps.ask({ type: 'SetListLimit', listId, limit: was.limit })
  placeList(steps, then, listId)
  const had = cardsOf(then, listId)
  const archived = had.filter((id) => steps.board.archive.cards[id])
  // Those whose list is archived stay where they are.
  const ready = archived.filter((id) => steps.board.lists[steps.board.archive.cards[id]?.listId ?? listId])
  if (ready.length > 0) steps.ask({ type: 'RestoreCards', cardIds: ready })
  putCards(steps, [{ listId, had: had.filter((id) => steps.board.cards[id]) }])
}

/** Puts a list right below the nearest of those before it then. */
function placeList(steps: Steps, then: Board, listId: ListId): void {
  const lanes = listLanes(steps.board)
  const had = idsOf(listLanes(then))
  const list = steps.board.lists[listId]
  if (!list || standsAsThen(listId, idsOf(lanes), had)) return
  const [rank = list.rank] = ranksBackAmong(lanes, [listId], had)
  steps.do({ type: 'ListMoved', listId, rank, from: { rank: list.rank } })
  steps.do(...spacedWhenLong([rank], { type: 'ListsReranked' }))
}
