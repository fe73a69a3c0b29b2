import type { Event, EventType } from '../../domain/event.ts'
import type { CardId, ListId } from '../../domain/id.ts'

/** Where on a card words stand. */
export const places = ['title', 'description', 'comment', 'item'] as const
export type Place = (typeof places)[number]

/** What an event does to what can be found. */
export type Change =
  | { readonly kind: 'added'; readonly card: CardId; readonly list: ListId; readonly number: number }
  | { readonly kind: 'moved'; readonly cards: readonly CardId[]; readonly list: ListId }
  /** Words that are there now; none, where `text` is empty. `thing` is the comment, or whatever else has them. */
  | {
      readonly kind: 'said'
      readonly card: CardId
      readonly place: Place
      readonly thing: string
      readonly text: string
    }
  | { readonly kind: 'archived' | 'restored'; readonly cards: readonly CardId[] }
  /** Not to come back: nothing of it is kept. */
  | { readonly kind: 'gone'; readonly cards: readonly CardId[] }
  /** What was taken out before is not to be found in the file either. */
  | { readonly kind: 'erased' }
  | { readonly kind: 'list-archived' | 'list-restored'; readonly list: ListId }

/** What this event changes. Whoever adds an event with words of a card adds a line below. */
export const changesOf = (event: Event): readonly Change[] => changesOfType(event.type, event)

const changes: { readonly [K in EventType]?: (event: Event<K>) => readonly Change[] } = {
  CardAdded: ({ cardId, listId, number, title }) => added(cardId, listId, number, title),
  CardsAdded: ({ cards, listId, numbers }) =>
    cards.flatMap(({ cardId, title }, index) => added(cardId, listId, numbers[index] ?? 0, title)),
  CardArrived: ({ cardId, card, body }) => [
    ...added(cardId, card.listId, card.number, card.title),
    said(cardId, 'description', '', body.description),
    ...values(body.comments).map(({ id, text }) => said(cardId, 'comment', id, text)),
    ...values(body.checklists).map(({ id, title }) => said(cardId, 'item', id, title)),
    ...values(body.items).map(({ id, text }) => said(cardId, 'item', id, text)),
  ],
  CardRenamed: ({ cardId, title }) => [said(cardId, 'title', '', title)],
  CardDescribed: ({ cardId, description }) => [said(cardId, 'description', '', description)],
  CardMoved: ({ cardId, listId }) => [{ kind: 'moved', cards: [cardId], list: listId }],
  CardsMoved: ({ cardIds, listId }) => [{ kind: 'moved', cards: cardIds, list: listId }],

  TextsErased: (event) => erased(event, event.of.kind === 'description' ? event.of.cardId : null),
  OwnTextsErased: (event) => erased(event, null),
  CardMovedToBoard: ({ cardId }) => [{ kind: 'gone', cards: [cardId] }],
  CardDeleted: ({ cardId }) => [{ kind: 'gone', cards: [cardId] }],
  CardArchived: ({ cardId }) => [{ kind: 'archived', cards: [cardId] }],
  CardsArchived: ({ cardIds }) => [{ kind: 'archived', cards: cardIds }],
  CardRestored: ({ cardId }) => [{ kind: 'restored', cards: [cardId] }],
  CardsRestored: ({ cardIds }) => [{ kind: 'restored', cards: cardIds }],
  ListArchived: ({ listId }) => [{ kind: 'list-archived', list: listId }],
  ListRestored: ({ listId }) => [{ kind: 'list-restored', list: listId }],

  CommentAdded: ({ cardId, commentId, text }) => [said(cardId, 'comment', commentId, text)],
  CommentEdited: ({ cardId, commentId, text }) => [said(cardId, 'comment', commentId, text)],
  CommentRemoved: ({ cardId, commentId }) => [said(cardId, 'comment', commentId, '')],
  CommentRestored: ({ cardId, commentId, comment }) => [said(cardId, 'comment', commentId, comment.text)],

  ChecklistAdded: ({ cardId, checklistId, title }) => [said(cardId, 'item', checklistId, title)],
  ChecklistRenamed: ({ cardId, checklistId, title }) => [said(cardId, 'item', checklistId, title)],
  ChecklistRemoved: ({ cardId, checklistId, from }) =>
    [checklistId, ...from.items.map(({ id }) => id)].map((thing) => said(cardId, 'item', thing, '')),
  ChecklistRestored: ({ cardId, checklistId, title, items }) => [
    said(cardId, 'item', checklistId, title),
    ...items.map(({ id, text }) => said(cardId, 'item', id, text)),
  ],
  ItemAdded: ({ cardId, itemId, text }) => [said(cardId, 'item', itemId, text)],
  ItemEdited: ({ cardId, itemId, text }) => [said(cardId, 'item', itemId, text)],
  ItemRemoved: ({ cardId, itemId }) => [said(cardId, 'item', itemId, '')],
  ItemRestored: ({ cardId, itemId, item }) => [said(cardId, 'item', itemId, item.text)],
  ItemTurnedIntoCard: ({ cardId, itemId }) => [said(cardId, 'item', itemId, '')],
}

const added = (card: CardId, list: ListId, number: number, title: string): readonly Change[] => [
  { kind: 'added', card, list, number },
  said(card, 'title', '', title),
]

/** Former words are not in it; what stood until now goes. */
const erased = (
  { cardIds, commentIds }: Pick<Event<'TextsErased'>, 'cardIds' | 'commentIds'>,
  described: CardId | null,
): readonly Change[] => [
  ...cardIds.flatMap((cardId, index) => (commentIds[index] ?? []).map((id) => said(cardId, 'comment', id, ''))),
  ...(described === null ? [] : [said(described, 'description', '', '')]),
  { kind: 'erased' },
]

const values = <T>(things: Readonly<Record<string, T>>): T[] => Object.values(things)

const said = (card: CardId, place: Place, thing: string, text: string): Change => ({
  kind: 'said',
  card,
  place,
  thing,
  text,
})

function changesOfType<T extends EventType>(type: T, event: Event<T>): readonly Change[] {
  const change: ((event: Event<T>) => readonly Change[]) | undefined = changes[type]
  return change?.(event) ?? []
}
