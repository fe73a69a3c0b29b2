import type { Entry, Event, EventType } from './event.ts'
import type { CardId, ListId } from './id.ts'

/** One field of one thing: `card ID title`. */
export type FieldKey = string

/** What an event has written, and what must not be written again where it is to be undone. */
type Marks = { readonly writes: readonly FieldKey[]; readonly minds: readonly FieldKey[] }

/** The fields that an entry has written. */
export const writtenBy = ({ events }: Pick<Entry, 'events'>): readonly FieldKey[] =>
  events.flatMap((event) => marksOf(event.type, event).writes)

/** [C82] The fields that must be as this event has left them, for it to be undone. */
export const mindedBy = (event: Event): readonly FieldKey[] => marksOf(event.type, event).minds

/** The places of these cards in a list, which a sorting has written without naming them. */
export const placesIn = (ids: readonly CardId[], listId: ListId): readonly FieldKey[] =>
  ids.map((id) => placeIn(id, listId))

const same = (...keys: FieldKey[]): Marks => ({ writes: keys, minds: keys })
const nothing = (): Marks => same()

/** `there` is whether a thing is on the board or archived, on its card or removed. */
const board = (field: string): FieldKey => `board ${field}`
const list = (id: ListId, field: 'there' | 'title' | 'place' | 'limit' | 'order'): FieldKey => `list ${id} ${field}`
const card = (id: CardId, field: 'there' | 'title' | 'place' | 'description' | 'due' | 'done' | 'cover'): FieldKey =>
  `card ${id} ${field}`
const cards = (ids: readonly CardId[], field: Parameters<typeof card>[1]): FieldKey[] =>
  ids.map((id) => card(id, field))
const label = (id: string, field: 'there' | 'name' | 'color'): FieldKey => `label ${id} ${field}`
const labelOn = (ids: readonly CardId[], labelId: string): FieldKey[] => ids.map((id) => `card ${id} label ${labelId}`)
const personOn = (ids: readonly CardId[], userId: string): FieldKey[] => ids.map((id) => `card ${id} person ${userId}`)

/** Of a thing in a card's body: `any` is written with each of its fields, for what would go with it. */
type BodyField = 'there' | 'text' | 'place' | 'done' | 'person' | 'due' | 'any'
const on = (cardId: CardId, id: string, ...fields: BodyField[]): FieldKey[] =>
  fields.map((field) => `card ${cardId} ${id} ${field}`)

/** Something that is made in a body: taking it back takes all with it that was written on it. */
const made = (cardId: CardId, id: string, within?: string): Marks => ({
  writes: [...on(cardId, id, 'there', 'any'), ...(within === undefined ? [] : on(cardId, within, 'any'))],
  minds: on(cardId, id, 'any'),
})
const changed = (cardId: CardId, id: string, field: BodyField): Marks => ({
  writes: on(cardId, id, field, 'any'),
  minds: on(cardId, id, field, 'there'),
})
const removed = (cardId: CardId, id: string, within?: string): Marks => ({
  writes: on(cardId, id, 'there', 'any'),
  minds: [...on(cardId, id, 'there'), ...(within === undefined ? [] : on(cardId, within, 'there'))],
})

const placeIn = (cardId: CardId, listId: ListId): FieldKey => `card ${cardId} place in ${listId}`

/** A card that was moved within a list minds that it is sorted; what a sorting minds is told by `placesIn`. */
const moved = (cardId: CardId, to: ListId, from: ListId | undefined): Marks => ({
  writes: [card(cardId, 'place'), placeIn(cardId, to)],
  minds: [card(cardId, 'place'), ...(from === to ? [list(to, 'order')] : [])],
})
const sorted = ({ listId }: { readonly listId: ListId }): Marks => same(list(listId, 'order'))
const together = (marks: readonly Marks[]): Marks => ({
  writes: marks.flatMap(({ writes }) => writes),
  minds: marks.flatMap(({ minds }) => minds),
})

/** Comments that went with their words. */
const erased = ({ cardIds, commentIds }: Pick<Event<'TextsErased'>, 'cardIds' | 'commentIds'>): Marks =>
  together(cardIds.flatMap((cardId, index) => (commentIds[index] ?? []).map((id) => removed(cardId, id))))

/** Whoever adds an event adds a line. */
const table: { readonly [K in EventType]: (event: Event<K>) => Marks } = {
  BoardCreated: nothing,
  BoardRenamed: () => same(board('title')),
  LinkRoleSet: () => same(board('linkRole')),
  MemberRoleSet: nothing,
  MemberRemoved: nothing,
  BoardLeft: nothing,
  LinkAdded: nothing,
  LinkRevoked: nothing,
  LinkUsed: nothing,
  MembersLapsed: nothing,
  PersonAliased: nothing,
  BoardDescribed: () => same(board('description')),
  BoardColored: () => same(board('color')),
  PrefixSet: () => same(board('prefix')),
  BoardArchived: () => same(board('there')),
  BoardRestored: () => same(board('there')),

  ListAdded: ({ listId }) => same(list(listId, 'there')),
  ListRenamed: ({ listId }) => same(list(listId, 'title')),
  ListMoved: ({ listId }) => same(list(listId, 'place')),
  ListArchived: ({ listId }) => same(list(listId, 'there')),
  ListRestored: ({ listId }) => same(list(listId, 'there')),
  ListLimitSet: ({ listId }) => same(list(listId, 'limit')),
  ListSorted: sorted,
  ListReordered: sorted,
  ListCopied: nothing,
  ListReranked: nothing,
  ListsReranked: nothing,

  CardAdded: ({ cardId }) => same(card(cardId, 'there')),
  CardsAdded: ({ cards: added }) =>
    same(
      ...cards(
        added.map(({ cardId }) => cardId),
        'there',
      ),
    ),
  CardRenamed: ({ cardId }) => same(card(cardId, 'title')),
  CardMoved: ({ cardId, listId, from }) => moved(cardId, listId, from.listId),
  CardsMoved: ({ cardIds, listId, from }) =>
    together(cardIds.map((id, index) => moved(id, listId, from[index]?.listId))),
  CardArchived: ({ cardId }) => same(card(cardId, 'there')),
  CardRestored: ({ cardId }) => same(card(cardId, 'there')),
  CardsArchived: ({ cardIds }) => same(...cards(cardIds, 'there')),
  CardsRestored: ({ cardIds }) => same(...cards(cardIds, 'there')),
  CardMovedToBoard: ({ cardId }) => same(card(cardId, 'there')),
  CardArrived: ({ cardId }) => same(card(cardId, 'there')),
  CardDeleted: ({ cardId }) => same(card(cardId, 'there')),
  TextsErased: (event) =>
    together([erased(event), ...(event.of.kind === 'description' ? [same(card(event.of.cardId, 'description'))] : [])]),
  OwnTextsErased: (event) => erased(event),
  CardDescribed: ({ cardId }) => same(card(cardId, 'description')),
  CardCopied: nothing,

  LabelAdded: ({ labelId }) => same(label(labelId, 'there')),
  LabelRenamed: ({ labelId }) => same(label(labelId, 'name')),
  LabelColored: ({ labelId }) => same(label(labelId, 'color')),
  LabelArchived: ({ labelId }) => same(label(labelId, 'there')),
  LabelRestored: ({ labelId }) => same(label(labelId, 'there')),
  CardsLabelled: ({ cardIds, labelId }) => same(...labelOn(cardIds, labelId)),
  CardsUnlabelled: ({ cardIds, labelId }) => same(...labelOn(cardIds, labelId)),
  CardsAssigned: ({ cardIds, userId }) => same(...personOn(cardIds, userId)),
  CardsUnassigned: ({ cardIds, userId }) => same(...personOn(cardIds, userId)),
  // Where there was no date, or is none any more, the mark came or went with it.
  DueSet: ({ cardIds, at, from }) =>
    same(
      ...cards(cardIds, 'due'),
      ...cards(
        cardIds.filter((_, index) => at === null || !from[index]),
        'done',
      ),
    ),
  DueMarked: ({ cardIds }) => same(...cards(cardIds, 'done')),

  ChecklistAdded: ({ cardId, checklistId }) => made(cardId, checklistId),
  ChecklistRenamed: ({ cardId, checklistId }) => changed(cardId, checklistId, 'text'),
  ChecklistMoved: ({ cardId, checklistId }) => changed(cardId, checklistId, 'place'),
  ChecklistRemoved: ({ cardId, checklistId, from }) =>
    together([removed(cardId, checklistId), ...from.items.map(({ id }) => removed(cardId, id))]),
  ChecklistRestored: ({ cardId, checklistId, items }) =>
    together([made(cardId, checklistId), ...items.map(({ id }) => made(cardId, id))]),
  ChecklistsReranked: nothing,
  ItemAdded: ({ cardId, itemId, checklistId }) => made(cardId, itemId, checklistId),
  ItemEdited: ({ cardId, itemId }) => changed(cardId, itemId, 'text'),
  ItemChecked: ({ cardId, itemId }) => changed(cardId, itemId, 'done'),
  ItemAssigned: ({ cardId, itemId }) => changed(cardId, itemId, 'person'),
  ItemDueSet: ({ cardId, itemId }) => changed(cardId, itemId, 'due'),
  ItemMoved: ({ cardId, itemId, checklistId, from }) => ({
    writes: [...on(cardId, itemId, 'place', 'any'), ...on(cardId, checklistId, 'any')],
    minds: [...on(cardId, itemId, 'place', 'there'), ...on(cardId, from.checklistId, 'there')],
  }),
  ItemRemoved: ({ cardId, itemId, from }) => removed(cardId, itemId, from.checklistId),
  ItemRestored: ({ cardId, itemId, item }) => made(cardId, itemId, item.checklistId),
  ItemTurnedIntoCard: ({ cardId, itemId, from }) => removed(cardId, itemId, from.checklistId),
  ItemsReranked: nothing,

  CommentAdded: ({ cardId, commentId }) => made(cardId, commentId),
  CommentEdited: ({ cardId, commentId }) => changed(cardId, commentId, 'text'),
  CommentRemoved: ({ cardId, commentId }) => removed(cardId, commentId),
  CommentRestored: ({ cardId, commentId }) => made(cardId, commentId),

  FileAttached: ({ cardId, attachmentId }) => made(cardId, attachmentId),
  AttachmentRenamed: ({ cardId, attachmentId }) => changed(cardId, attachmentId, 'text'),
  AttachmentRemoved: ({ cardId, attachmentId }) => removed(cardId, attachmentId),
  AttachmentRestored: ({ cardId, attachmentId }) => made(cardId, attachmentId),
  CoverSet: ({ cardId, from }) => ({
    writes: [card(cardId, 'cover')],
    minds: [card(cardId, 'cover'), ...(from.attachmentId === null ? [] : on(cardId, from.attachmentId, 'there'))],
  }),

  CommandUndone: nothing,
  EverythingUndone: nothing,
  CardRestoredTo: nothing,
  ListRestoredTo: nothing,
  OrderRestored: nothing,
}

function marksOf<T extends EventType>(type: T, event: Event<T>): Marks {
  return table[type](event)
}
