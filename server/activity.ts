import { type LogRow, toEntry } from '../db/event-log.ts'
import type { Board } from '../domain/board.ts'
import { cardsNamedIn, type Event, type Events } from '../domain/event.ts'
import type { CardId, LabelId, ListId, UserId } from '../domain/id.ts'
import type { Person } from '../domain/person.ts'
import type { BoardActivity, CardActivity, WireEntry } from '../domain/wire.ts'

type Show = (id: UserId) => Person

/** What these entries say of a card, and the names of what they name. */
export function activityOf(
  board: Board,
  card: CardId,
  rows: readonly LogRow[],
  show: Show,
): Omit<CardActivity, 'before' | 'seq'> {
  const entries = rows.flatMap((row): WireEntry[] => {
    const { events, ...entry } = toWire(row, show)
    const [first, ...rest] = events.filter((event) => cardsNamedIn(event).includes(card))
    if (!first) return []
    const naming: Events = [first, ...rest]
    return [{ ...entry, events: naming }]
  })
  return { entries, ...namesOf(board, entries, show) }
}

/** What these entries say of a board, and the names of what they name: of a card that was deleted there is none. */
export function activityOfBoard(
  board: Board,
  rows: readonly LogRow[],
  show: Show,
): Omit<BoardActivity, 'before' | 'seq'> {
  const entries = rows.map((row) => toWire(row, show))
  const named = new Set(entries.flatMap(({ events }) => events.flatMap(cardsNamedIn)))
  const cards = [...named].flatMap((id) => {
    const card = board.cards[id] ?? board.archive.cards[id]
    return card ? [[id, { number: card.number, title: card.title }] as const] : []
  })
  return { entries, cards: Object.fromEntries(cards), ...namesOf(board, entries, show) }
}

function toWire(row: LogRow, show: Show): WireEntry {
  const { at, actor, ...entry } = toEntry(row)
  return { ...entry, at: new Date(at).toISOString(), actor: show(actor) }
}

function namesOf(board: Board, entries: readonly WireEntry[], show: Show) {
  const events = entries.flatMap((entry) => entry.events)
  const { archive } = board
  const titleOf = (id: ListId) => (board.lists[id] ?? archive.lists[id])?.title ?? ''
  const nameOf = (id: LabelId) => (board.labels[id] ?? archive.labels[id])?.name ?? ''
  return {
    lists: named(events.flatMap(listsIn), titleOf),
    labels: named(
      events.flatMap((event) => ('labelId' in event ? [event.labelId] : [])),
      nameOf,
    ),
    people: [...new Set(events.flatMap(peopleIn))].map(show),
  }
}

const named = <I extends string>(ids: readonly I[], name: (id: I) => string) =>
  Object.fromEntries(ids.map((id) => [id, name(id)]))

function listsIn(event: Event): ListId[] {
  const to = 'listId' in event && event.listId !== undefined ? [event.listId] : []
  if (event.type === 'CardArrived') return [event.card.listId]
  if (event.type === 'CardMoved') return [...to, event.from.listId]
  return event.type === 'CardsMoved' ? [...to, ...event.from.map(({ listId }) => listId)] : to
}

function peopleIn(event: Event): UserId[] {
  const now = 'userId' in event && event.userId !== null ? [event.userId] : []
  if (event.type === 'ItemAssigned' && event.from.userId !== null) return [...now, event.from.userId]
  return event.type === 'CommentRemoved' ? [...now, event.from.author] : now
}
