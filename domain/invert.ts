import { type Board, cardsOf } from './board.ts'
import { type Body, foldBody, isOfBody } from './body.ts'
import type { Decision, Rejection } from './decision.ts'
import { cardsNamedIn, type Entry, type Event, type EventType } from './event.ts'
import { openFold } from './evolve.ts'
import type { CardId, CommandId, ListId, UserId } from './id.ts'
import type { Inverses, Now } from './inverse.ts'
import { attachmentInverses } from './inverses/attachments.ts'
import { boardInverses } from './inverses/boards.ts'
import { cardInverses } from './inverses/cards.ts'
import { checklistInverses } from './inverses/checklists.ts'
import { commentInverses } from './inverses/comments.ts'
import { labelInverses } from './inverses/labels.ts'
import { listInverses } from './inverses/lists.ts'
import { manyCardsInverses } from './inverses/many-cards.ts'
import { isLasting } from './lasting.ts'
import { decideOrdinary } from './ordinary.ts'
import type { Moment } from './past.ts'
import { type OrderKey, orderSpacedBy, type Respaced } from './respaced.ts'
import { type FieldKey, mindedBy, placesIn } from './written.ts'

const inverses: Inverses<EventType> = {
  ...boardInverses,
  ...listInverses,
  ...cardInverses,
  ...manyCardsInverses,
  ...labelInverses,
  ...checklistInverses,
  ...commentInverses,
  ...attachmentInverses,
  // What they undid is done again by the events that follow them.
  CommandUndone: () => ({ kind: 'unchanged' }),
  EverythingUndone: () => ({ kind: 'unchanged' }),
  CardRestoredTo: () => ({ kind: 'unchanged' }),
  ListRestoredTo: () => ({ kind: 'unchanged' }),
  OrderRestored: () => ({ kind: 'unchanged' }),
}

/** [C83] Whether all that an entry says can be undone. */
export const isUndoable = ({ events }: Pick<Entry, 'events'>): boolean => !events.some(({ type }) => isLasting(type))

/** [C49] Whether an entry is of the archiving of the board itself: what can be undone while that is archived. */
export const isOfArchiving = ({ events }: Pick<Entry, 'events'>): boolean =>
  events.some(({ type }) => type === 'BoardArchived' || type === 'BoardRestored')

/** What an entry is undone on. */
export type Undoing = {
  readonly board: Board
  readonly bodies: ReadonlyMap<CardId, Body>
  readonly actor: UserId
  readonly commandId: CommandId
  /** What was spaced or sorted since. */
  readonly respaced: Respaced
  readonly before: Moment | null
}

/** The events that undo an entry on the board as it is, newest first; or why that cannot be. */
export function invert(entry: Entry, undoing: Undoing): readonly Event[] | Rejection {
  const { actor, commandId, respaced, before } = undoing
  const folding = openFold(undoing.board)
  const bodies = new Map(undoing.bodies)
  const inverted: Event[] = []
  const events = undoneEvents(entry, folding.board).toReversed()
  const pending = countOf(events.flatMap(movedBy))
  /** What was spaced or sorted in this entry after what is undone next, and by undoing it. */
  const spaced = new Set<OrderKey | null>()
  const now: Now = {
    get board() {
      return folding.board
    },
    actor,
    body: (cardId) => {
      const body = bodies.get(cardId)
      if (!body) throw new Error('this is undone on a body')
      return body
    },
    would: (asked) => {
      const body = 'cardId' in asked ? (bodies.get(asked.cardId) ?? null) : null
      return decideOrdinary(folding.board, body, actor, { ...asked, commandId })
    },
    isPending: (id) => (pending.get(id) ?? 0) > 0,
    beforeRespacing: (order) => (spaced.has(order) || respaced(order, entry.seq + 1) ? before : null),
  }
  for (const [index, event] of events.entries()) {
    for (const id of movedBy(event)) pending.set(id, (pending.get(id) ?? 0) - 1)
    spaced.add(orderSpacedBy(event))
    const decision = inverseOf(event.type, event, now)
    if (decision.kind === 'rejected') return decision.rejection
    if (decision.kind === 'unchanged') continue
    inverted.push(...decision.events)
    for (const made of decision.events) spaced.add(orderSpacedBy(made))
    // What comes last is followed by nothing that is decided on it: a large board is not copied for it.
    if (index === events.length - 1) break
    const folded = { seq: entry.seq, at: null, events: decision.events }
    folding.apply([folded])
    for (const [cardId, body] of bodies) bodies.set(cardId, foldBody(body, cardId, [folded]))
  }
  return inverted
}

/** [C82] The fields that must be as an entry has left them. */
export const fieldsMinded = (entry: Entry, board: Board, before: Moment | null): ReadonlySet<FieldKey> =>
  new Set(
    undoneEvents(entry, board).flatMap((event) => {
      const isSorting = event.type === 'ListSorted' || event.type === 'ListReordered'
      const places = isSorting && before ? placesIn(cardsOf(before.board, event.listId), event.listId) : []
      return [...mindedBy(event), ...places]
    }),
  )

/** The cards whose bodies an entry has changed, but for those that it has made: undoing it needs them. */
export function bodiesChangedBy(entry: Entry): readonly CardId[] {
  const made = madeBy(entry.events)
  const cards = entry.events.flatMap((event) =>
    'cardId' in event && (isOfBody(event) || event.type === 'CoverSet') && !made.cards.has(event.cardId)
      ? [event.cardId]
      : [],
  )
  return [...new Set(cards)]
}

/** What of an entry is undone by itself. What it has made goes as a whole, and the cards of a list with that list. */
function undoneEvents({ events }: Entry, board: Board): readonly Event[] {
  const made = madeBy(events)
  return events.filter((event) => {
    switch (event.type) {
      case 'ListAdded':
      case 'CardsAdded':
        return true
      case 'CardAdded':
        return !made.lists.has(event.listId) || isElsewhere(board, event.cardId, event.listId)
      case 'ListLimitSet':
        return !made.lists.has(event.listId)
      default: {
        const cards = cardsNamedIn(event)
        return cards.length === 0 || !cards.every((id) => made.cards.has(id))
      }
    }
  })
}

const isElsewhere = ({ cards }: Board, cardId: CardId, listId: ListId): boolean =>
  cards[cardId] !== undefined && cards[cardId].listId !== listId

function madeBy(events: readonly Event[]): { cards: ReadonlySet<CardId>; lists: ReadonlySet<ListId> } {
  const cards = events.flatMap((event) =>
    event.type === 'CardAdded' || event.type === 'CardsAdded' ? cardsNamedIn(event) : [],
  )
  const lists = events.flatMap((event) => (event.type === 'ListAdded' ? [event.listId] : []))
  return { cards: new Set(cards), lists: new Set(lists) }
}

/** What an event has moved, and undoing it puts back. */
function movedBy(event: Event): readonly string[] {
  switch (event.type) {
    case 'CardMoved':
    case 'CardsMoved':
      return cardsNamedIn(event)
    case 'ListMoved':
      return [event.listId]
    case 'ChecklistMoved':
      return [event.checklistId]
    case 'ItemMoved':
      return [event.itemId]
    default:
      return []
  }
}

function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function inverseOf<T extends EventType>(type: T, event: Event<T>, now: Now): Decision {
  const inverse = inverses[type]
  if (!inverse) throw new Error(`${type} cannot be undone`)
  return inverse(now, event)
}
