import { type ArchivedCard, type Board, cardsOf } from '../board.ts'
import type { CommandOf } from '../command.ts'
import type { Event } from '../event.ts'
import type { CardId, ListId } from '../id.ts'
import type { RestoringType } from '../past.ts'

/** What restoring would change: for who is asked before it is done. */
export type Outlook = {
  /** What of the thing itself would be another; `place` of the order of a board is that of its lists. */
  readonly facts: readonly OutlookFact[]
  /** How many cards would go to another list, beside the one that is restored. */
  readonly moved: number
  /** How many would come out of the archive, with their list or into it. */
  readonly back: number
  /** In how many lists cards would stand in another order. */
  readonly sorted: number
  /** How many that were there then would stay in the archive. */
  readonly left: number
}

/** `archive`: it comes out of it. */
export type OutlookFact = (typeof outlookFacts)[number]
export const outlookFacts = [
  'archive',
  'title',
  'limit',
  'place',
  'labels',
  'people',
  'due',
  'description',
  'checklists',
] as const

/** What the events of a restoring change on a board; `then` is the board as it was. */
export function outlookOf(now: Board, then: Board, asked: CommandOf<RestoringType>, events: readonly Event[]): Outlook {
  const found = new Set(events.map(({ type }) => factOf[type]))
  const isListBack = 'listId' in asked && !now.lists[asked.listId]
  const back = new Set([
    ...(isListBack ? goneWith(now, asked.listId) : []),
    ...events.flatMap((event) => (event.type === 'CardsRestored' ? event.cardIds : [])),
  ])
  const moved = events.flatMap((event) => (event.type === 'CardsMoved' ? event.cardIds : []))
  return {
    facts: outlookFacts.filter((fact) => found.has(fact)),
    moved: moved.filter((id) => !back.has(id)).length,
    back: back.size,
    sorted: events.filter(({ type }) => type === 'ListReordered').length,
    left: cardsThen(then, asked).filter((id) => now.archive.cards[id] && !back.has(id)).length,
  }
}

/** The cards that went into the archive with a list, and come back with it. */
const goneWith = ({ archive }: Board, listId: ListId): CardId[] =>
  Object.values<ArchivedCard>(archive.cards).flatMap((card) =>
    card.listId === listId && card.withList ? [card.id] : [],
  )

/** The cards that were then where something is to be as it was. */
function cardsThen(then: Board, asked: CommandOf<RestoringType>): readonly CardId[] {
  if ('cardId' in asked) return []
  return ('listId' in asked ? [asked.listId] : then.order.lists).flatMap((listId) => cardsOf(then, listId))
}

const factOf: Partial<Record<Event['type'], OutlookFact>> = {
  CardRestored: 'archive',
  ListRestored: 'archive',
  CardRenamed: 'title',
  ListRenamed: 'title',
  ListLimitSet: 'limit',
  CardMoved: 'place',
  ListMoved: 'place',
  CardsLabelled: 'labels',
  CardsUnlabelled: 'labels',
  CardsAssigned: 'people',
  CardsUnassigned: 'people',
  DueSet: 'due',
  DueMarked: 'due',
  CardDescribed: 'description',
  ChecklistRemoved: 'checklists',
  ChecklistRestored: 'checklists',
}
