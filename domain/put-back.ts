import type { Rank } from './board.ts'
import { checklistLane, itemLane } from './checklist.ts'
import type { CardId, ChecklistId, ItemId, ListId } from './id.ts'
import type { Now } from './inverse.ts'
import type { Moment } from './past.ts'
import { type Lane, ranksBack, ranksBackBelow } from './rank.ts'
import { cardsOrder, checklistsOrder, itemsOrder, listsOrder } from './respaced.ts'
import { cardLanes, listLanes } from './shelf.ts'

/** [C84] Where things go back to: their old ranks, or the places between the neighbours that they had. */

type Placed<I> = { readonly id: I; readonly rank: Rank }

export const cardsBack = (now: Now, listId: ListId, cards: readonly Placed<CardId>[]): Rank[] =>
  back(now, cards, cardLanes(now.board, listId), now.beforeRespacing(cardsOrder(listId)), ({ board }) =>
    cardLanes(board, listId),
  )

export const listBack = (now: Now, list: Placed<ListId>): Rank =>
  oneBack(now, list, listLanes(now.board), now.beforeRespacing(listsOrder), ({ board }) => listLanes(board))

export const checklistBack = (now: Now, cardId: CardId, checklist: Placed<ChecklistId>): Rank =>
  oneBack(
    now,
    checklist,
    [checklistLane(now.body(cardId).checklists)],
    now.beforeRespacing(checklistsOrder(cardId)),
    ({ bodies }) => [checklistLane(bodies.get(cardId)?.checklists ?? {})],
  )

export const itemBack = (now: Now, cardId: CardId, checklistId: ChecklistId, item: Placed<ItemId>): Rank =>
  oneBack(
    now,
    item,
    [itemLane(now.body(cardId).items, checklistId)],
    now.beforeRespacing(itemsOrder(cardId, checklistId)),
    ({ bodies }) => [itemLane(bodies.get(cardId)?.items ?? {}, checklistId)],
  )

type LanesAt<I extends string> = (moment: Moment) => readonly Lane<I>[]

function back<I extends string>(
  { isPending }: Now,
  things: readonly Placed<I>[],
  all: readonly Lane<I>[],
  before: Moment | null,
  lanesAt: LanesAt<I>,
): Rank[] {
  if (!before) return ranksBack(all, things, isPending)
  return ranksBackBelow(
    all,
    things.map(({ id }) => id),
    lanesAt(before),
    isPending,
  )
}

function oneBack<I extends string>(
  now: Now,
  thing: Placed<I>,
  lanes: readonly Lane<I>[],
  before: Moment | null,
  lanesAt: LanesAt<I>,
): Rank {
  const [rank] = back(now, [thing], lanes, before, lanesAt)
  return rank ?? thing.rank
}
