import type { useTranslations } from 'next-intl'
import type { Board } from '../../domain/board.ts'
import { cardsNamedIn, type Event } from '../../domain/event.ts'
import type { CardId, LabelId, ListId, UserId } from '../../domain/id.ts'
import { sayingOf } from '../../domain/saying.ts'
import type { WireEntry } from '../../domain/wire.ts'

export type WhatWords = {
  /** The words under `undo`. */
  readonly t: ReturnType<typeof useTranslations<'undo'>>
  /** How a card is called. */
  readonly card: (prefix: string, card: Named) => string
  readonly person: (id: UserId) => string
}

type Named = { readonly number: number; readonly title: string }

/** The names of what is named. */
export type WhatNames = {
  readonly prefix: string
  readonly card: (id: CardId) => Named | undefined
  readonly list: (id: ListId) => string | undefined
  readonly label: (id: LabelId) => string | undefined
}

/** The names on a board; `more` are cards that were archived before it was opened. */
export const namesOn = (
  { prefix, cards, lists, labels, archive }: Board,
  more: Readonly<Record<string, Named>> = {},
): WhatNames => ({
  prefix,
  card: (id) => cards[id] ?? archive.cards[id] ?? more[id],
  list: (id) => (lists[id] ?? archive.lists[id])?.title,
  label: (id) => (labels[id] ?? archive.labels[id])?.name,
})

/** What an entry did, or what it undid or did again: “TAN-4 moved to Review”. */
export function whatOf(entry: WireEntry, names: WhatNames, words: WhatWords): string {
  const { t } = words
  const [first] = entry.events
  const { type, isDone } = sayingOf(first)
  const events = eventsIn(entry)
  const ids = cardsOfEntry(entry)
  const card = ids.flatMap((id) => names.card(id) ?? [])[0]
  const place = events.flatMap((event) => placeIn(event, isDone) ?? [])[0]
  const label = events.flatMap((event) => ('labelId' in event ? [event.labelId] : []))[0]
  const who = events.flatMap((event) => ('userId' in event && event.userId !== null ? [event.userId] : []))[0]
  const mark = events.flatMap((event) => (event.type === 'DueMarked' || event.type === 'ItemChecked' ? [event] : []))[0]
  const values = {
    card: card ? words.card(names.prefix, card) : t('someCard'),
    count: ids.length,
    list: (place && names.list(place)) ?? t('someList'),
    label: (label && names.label(label)) ?? t('someLabel'),
    person: who ? words.person(who) : '',
    done: mark && mark.done === isDone ? 'yes' : 'no',
    changes: first.type === 'EverythingUndone' ? first.seqs.length : 0,
  }
  return t(`did.${t.has(`did.${type}`) ? type : 'other'}`, values)
}

/** The cards that an entry has done something to. */
export const cardsOfEntry = (entry: WireEntry): readonly CardId[] => [...new Set(eventsIn(entry).flatMap(cardsNamedIn))]

/** Without the event that says of what the others are the undoing. */
const eventsIn = ({ events }: WireEntry): readonly Event[] =>
  events[0].type === 'CommandUndone' ? events.slice(1) : events

/** The list of an event: where something was moved to at first, also where this moves it back. */
function placeIn(event: Event, isDone: boolean) {
  if (!isDone && event.type === 'CardMoved') return event.from.listId
  if (!isDone && event.type === 'CardsMoved') return event.from[0]?.listId
  return 'listId' in event ? event.listId : undefined
}
