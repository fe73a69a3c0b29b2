import { cardsNamedIn, type Entry, type Event, type EventType } from './event.ts'
import type { CardId, ListId } from './id.ts'

/** What of the log must be read to undo an entry: later entries that may have written what it has. */
export type UndoReads = {
  /** Those that name one of these cards. */
  readonly cards: readonly CardId[]
  /** The type of those whose first event is not about these cards, and may still matter. */
  readonly types: readonly EventType[]
  /** The lists in which it matters what was moved. */
  readonly movedIn: readonly ListId[]
  /** Those that space an order evenly. */
  readonly spacing: boolean
  /** Whether entries that only describe a card matter. */
  readonly descriptions: boolean
}

/** What to read for undoing an entry. */
export function undoReads({ events }: Entry): UndoReads {
  const movedIn = events.flatMap((event) =>
    event.type === 'ListSorted' || event.type === 'ListReordered' ? [event.listId] : [],
  )
  const isPlacing = events.some(({ type }) => placing.has(type))
  const isWide = events.some((event) => cardsNamedIn(event).length === 0 && !undoings.includes(event.type))
  return {
    cards: [...new Set(events.flatMap(cardsNamedIn))],
    types: [...(isWide ? wide : []), ...(isWide || isPlacing ? reordering : [])],
    movedIn,
    spacing: isPlacing || movedIn.length > 0,
    descriptions: events.some(({ type }) => type === 'CardDescribed'),
  }
}

/** Events that put something into an order, where undoing them puts it back. */
const placing: ReadonlySet<Event['type']> = new Set<EventType>(['CardMoved', 'CardsMoved', 'ListMoved'])
const undoings: readonly EventType[] = ['CommandUndone', 'EverythingUndone']
const reordering: readonly EventType[] = ['ListSorted', 'ListRestoredTo', 'OrderRestored', ...undoings]
/** What is written of the board, its lists and its labels. */
const wide: readonly EventType[] = [
  'BoardRenamed',
  'BoardDescribed',
  'BoardColored',
  'PrefixSet',
  'BoardArchived',
  'BoardRestored',
  'ListRenamed',
  'ListMoved',
  'ListArchived',
  'ListRestored',
  'ListLimitSet',
  'LabelRenamed',
  'LabelColored',
  'LabelArchived',
  'LabelRestored',
]
