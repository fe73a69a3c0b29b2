import type { Event, EventType } from './event.ts'
import type { UserId } from './id.ts'

/**
 * A text in an event: of which field of which thing, and by whom, where the event says so. `isNow`: the field reads so from
 * then on; otherwise it is what it read before.
 */
export type TextAt = { readonly key: string; readonly isNow: boolean; readonly author?: UserId }

/** Gives each text of an event, those that were replaced first, and puts what comes back in its place. */
export type OnText = (text: string, at: TextAt) => string

/** An event with other texts. */
export const mapTexts = (event: Event, on: OnText): Event => mapType(event.type, event, on)

/** The keys of what has words: a field of a thing. */
export const textKey = {
  boardTitle: 'board title',
  boardDescription: 'board description',
  list: (id: string) => `list ${id}`,
  label: (id: string) => `label ${id}`,
  title: (card: string) => `card ${card} title`,
  description: (card: string) => `card ${card} description`,
  checklist: (card: string, id: string) => `card ${card} checklist ${id}`,
  item: (card: string, id: string) => `card ${card} item ${id}`,
  comment: (card: string, id: string) => `card ${card} comment ${id}`,
  attachment: (card: string, id: string) => `card ${card} attachment ${id}`,
} as const

type Table = { readonly [K in EventType]?: (event: Event<K>, on: OnText) => Event<K> }

const now = (key: string, author?: UserId): TextAt => ({ key, isNow: true, ...(author && { author }) })
const before = (key: string, author?: UserId): TextAt => ({ key, isNow: false, ...(author && { author }) })

/** Whoever adds an event with words adds a line. */
const table: Table = {
  BoardCreated: (event, on) => titled(event, textKey.boardTitle, on),
  BoardRenamed: (event, on) => retitled(event, textKey.boardTitle, on),
  BoardDescribed: (event, on) => redescribed(event, textKey.boardDescription, on),
  ListAdded: (event, on) => titled(event, textKey.list(event.listId), on),
  ListRenamed: (event, on) => retitled(event, textKey.list(event.listId), on),
  ListRestored: (event, on) => titled(event, textKey.list(event.listId), on),
  ListCopied: (event, on) =>
    event.title === undefined ? event : { ...event, title: on(event.title, now(textKey.list(event.newListId))) },
  LabelAdded: (event, on) => named(event, textKey.label(event.labelId), on),
  LabelRenamed: (event, on) => renamed(event, textKey.label(event.labelId), on),
  LabelRestored: (event, on) => named(event, textKey.label(event.labelId), on),

  CardAdded: (event, on) => titled(event, textKey.title(event.cardId), on),
  CardsAdded: (event, on) => ({
    ...event,
    cards: event.cards.map((card) => titled(card, textKey.title(card.cardId), on)),
  }),
  CardRenamed: (event, on) => retitled(event, textKey.title(event.cardId), on),
  CardRestored: (event, on) => ({ ...event, card: titled(event.card, textKey.title(event.cardId), on) }),
  CardDescribed: (event, on) => redescribed(event, textKey.description(event.cardId), on),
  CardCopied: (event, on) =>
    event.title === undefined ? event : { ...event, title: on(event.title, now(textKey.title(event.newCardId))) },
  CardArrived: ({ body, ...event }, on) => {
    const { cardId } = event
    return {
      ...event,
      card: titled(event.card, textKey.title(cardId), on),
      body: {
        ...body,
        description: on(body.description, now(textKey.description(cardId))),
        checklists: each(body.checklists, (one) => titled(one, textKey.checklist(cardId, one.id), on)),
        items: each(body.items, (one) => ({ ...one, text: on(one.text, now(textKey.item(cardId, one.id))) })),
        comments: each(body.comments, (one) => {
          const text = on(one.text, now(textKey.comment(cardId, one.id), one.author))
          return { ...one, text, mentions: text === one.text ? one.mentions : [] }
        }),
        attachments: each(body.attachments, (one) => named(one, textKey.attachment(cardId, one.id), on)),
      },
    }
  },

  ChecklistAdded: (event, on) => titled(event, textKey.checklist(event.cardId, event.checklistId), on),
  ChecklistRenamed: (event, on) => retitled(event, textKey.checklist(event.cardId, event.checklistId), on),
  ChecklistRemoved: (event, on) => ({
    ...event,
    from: {
      ...event.from,
      title: on(event.from.title, before(textKey.checklist(event.cardId, event.checklistId))),
      items: event.from.items.map((one) => ({
        ...one,
        text: on(one.text, before(textKey.item(event.cardId, one.id))),
      })),
    },
  }),
  ChecklistRestored: (event, on) => ({
    ...titled(event, textKey.checklist(event.cardId, event.checklistId), on),
    items: event.items.map((one) => ({ ...one, text: on(one.text, now(textKey.item(event.cardId, one.id))) })),
  }),
  ItemAdded: (event, on) => worded(event, textKey.item(event.cardId, event.itemId), on),
  ItemEdited: (event, on) => reworded(event, textKey.item(event.cardId, event.itemId), on),
  ItemRemoved: (event, on) => ({
    ...event,
    from: { ...event.from, text: on(event.from.text, before(textKey.item(event.cardId, event.itemId))) },
  }),
  ItemTurnedIntoCard: (event, on) => ({
    ...event,
    from: { ...event.from, text: on(event.from.text, before(textKey.item(event.cardId, event.itemId))) },
  }),
  ItemRestored: (event, on) => ({
    ...event,
    item: worded(event.item, textKey.item(event.cardId, event.itemId), on),
  }),

  CommentAdded: (event, on) => worded(event, textKey.comment(event.cardId, event.commentId), on, event.author),
  CommentEdited: (event, on) => reworded(event, textKey.comment(event.cardId, event.commentId), on),
  CommentRemoved: (event, on) => {
    const at = before(textKey.comment(event.cardId, event.commentId), event.from.author)
    return { ...event, from: { ...event.from, text: on(event.from.text, at) } }
  },
  CommentRestored: (event, on) => {
    const key = textKey.comment(event.cardId, event.commentId)
    return { ...event, comment: worded(event.comment, key, on, event.comment.author) }
  },

  FileAttached: (event, on) => named(event, textKey.attachment(event.cardId, event.attachmentId), on, event.author),
  AttachmentRenamed: (event, on) => renamed(event, textKey.attachment(event.cardId, event.attachmentId), on),
  AttachmentRemoved: (event, on) => {
    const at = before(textKey.attachment(event.cardId, event.attachmentId), event.from.author)
    return { ...event, from: { ...event.from, name: on(event.from.name, at) } }
  },
  AttachmentRestored: (event, on) => {
    const key = textKey.attachment(event.cardId, event.attachmentId)
    return { ...event, attachment: named(event.attachment, key, on, event.attachment.author) }
  },
}

/** What was replaced is given first: so what is given last of a key is what it reads. */
const titled = <T extends { readonly title: string }>(thing: T, key: string, on: OnText): T => ({
  ...thing,
  title: on(thing.title, now(key)),
})
const retitled = <T extends { readonly title: string; readonly from: { readonly title: string } }>(
  event: T,
  key: string,
  on: OnText,
): T => {
  const from = { ...event.from, title: on(event.from.title, before(key)) }
  return { ...event, title: on(event.title, now(key)), from }
}
const redescribed = <T extends { readonly description: string; readonly from: { readonly description: string } }>(
  event: T,
  key: string,
  on: OnText,
): T => {
  const from = { ...event.from, description: on(event.from.description, before(key)) }
  return { ...event, description: on(event.description, now(key)), from }
}
const worded = <T extends { readonly text: string }>(thing: T, key: string, on: OnText, author?: UserId): T => ({
  ...thing,
  text: on(thing.text, now(key, author)),
})
const reworded = <T extends { readonly text: string; readonly from: { readonly text: string } }>(
  event: T,
  key: string,
  on: OnText,
): T => {
  const from = { ...event.from, text: on(event.from.text, before(key)) }
  return { ...event, text: on(event.text, now(key)), from }
}
const named = <T extends { readonly name: string }>(thing: T, key: string, on: OnText, author?: UserId): T => ({
  ...thing,
  name: on(thing.name, now(key, author)),
})
const renamed = <T extends { readonly name: string; readonly from: { readonly name: string } }>(
  event: T,
  key: string,
  on: OnText,
): T => {
  const from = { ...event.from, name: on(event.from.name, before(key)) }
  return { ...event, name: on(event.name, now(key)), from }
}

const each = <T>(things: Readonly<Record<string, T>>, change: (thing: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(things).map(([id, thing]) => [id, change(thing)]))

function mapType<T extends EventType>(type: T, event: Event<T>, on: OnText): Event<T> {
  const map: ((event: Event<T>, on: OnText) => Event<T>) | undefined = table[type]
  return map ? map(event, on) : event
}
