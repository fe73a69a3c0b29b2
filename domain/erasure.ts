import type { CommandOf } from './command.ts'
import { erasePayload } from './erase.ts'
import type { Entry, Event, Events } from './event.ts'
import { type AttachmentId, type CardId, isAttachmentId, type UserId } from './id.ts'
import { mapTexts, type TextAt, textKey } from './texts.ts'

/** What goes from a log for good: all words of a card, or some, or those of a person. */
export type Erasure =
  | Exclude<CommandOf<'EraseTexts'>['of'], { readonly kind: 'person' }>
  | { readonly kind: 'all-of-card'; readonly cardId: CardId }
  | { readonly kind: 'person'; readonly userIds: readonly UserId[] }

/** What these events erase. */
export const erasuresIn = (events: Events): readonly Erasure[] =>
  events.flatMap((event): Erasure[] => {
    if (event.type === 'CardDeleted') return [{ kind: 'all-of-card', cardId: event.cardId }]
    if (event.type === 'OwnTextsErased') return [{ kind: 'person', userIds: event.userIds ?? [event.userId] }]
    if (event.type !== 'TextsErased') return []
    const { of } = event
    return [of.kind === 'person' ? { kind: 'person', userIds: event.userIds ?? [of.userId] } : of]
  })

/** The card whose entries alone can hold what is erased; null where any entry of the board can. */
export const cardOf = (erasure: Erasure): CardId | null => ('cardId' in erasure ? erasure.cardId : null)

/**
 * [E8] Takes words out of entries. All entries up to the erasing are read first, in order: they tell what a thing reads now,
 * which stays, and what a person has written. Erasing what was erased changes nothing.
 */
export type Eraser = {
  read(entry: Pick<Entry, 'actor'> & { readonly payload: string }): void
  /** The payload without the words; where none of them are in there, it comes back as it is. */
  erase(payload: string): string
  /** Whether such words were in there, or may have been: some are empty. */
  mayExplain(payload: string): boolean
}

export function openEraser(erasure: Erasure): Eraser {
  if (erasure.kind === 'all-of-card')
    return {
      read: () => {},
      erase: (payload) => erasePayload(payload, erasure.cardId),
      mayExplain: () => true,
    }
  const reads = new Map<string, string>()
  const theirs = new Map<string, Set<string>>()
  const theirComments = new Set<string>()
  const person = erasure.kind === 'person' ? new Set<string>(erasure.userIds) : null
  const keys = keysOf(erasure)
  const isMeant = ({ key }: TextAt) => person !== null || keys.has(key)
  const goes = (text: string, at: TextAt): boolean => {
    if (text === '' || !isMeant(at)) return false
    if (isOfComment(at.key)) return person === null || theirComments.has(at.key)
    if (erasure.kind === 'description') return true
    return text !== reads.get(at.key) && (person === null || (theirs.get(at.key)?.has(text) ?? false))
  }
  return {
    read: ({ actor, payload }) =>
      eachText(payload, (text, at) => {
        if (!isMeant(at)) return
        if (isOfComment(at.key)) {
          if (at.author && person?.has(at.author)) theirComments.add(at.key)
          return
        }
        if (at.isNow) reads.set(at.key, text)
        else reads.delete(at.key)
        const author = at.author ?? actor
        if (at.isNow && person?.has(author)) theirs.set(at.key, (theirs.get(at.key) ?? new Set()).add(text))
      }),
    erase: (payload) => {
      let isErased = false
      const events: readonly Event[] = JSON.parse(payload)
      const left = events.map((event) =>
        mapTexts(event, (text, at) => {
          if (!goes(text, at)) return text
          isErased = true
          return ''
        }),
      )
      return isErased ? JSON.stringify(left) : payload
    },
    mayExplain: (payload) => {
      let isEmpty = false
      eachText(payload, (text, at) => {
        isEmpty ||= text === '' && isMeant(at)
      })
      return isEmpty
    },
  }
}

/** [C83] Whether words of an entry were erased that cannot have been empty. */
export const hasErased = ({ events }: Pick<Entry, 'events'>): boolean => {
  let isErased = false
  for (const event of events)
    mapTexts(event, (text, { key }) => {
      isErased ||= text === '' && !key.endsWith('description')
      return text
    })
  return isErased
}

/** Whose words go with a command; null where it is about some words. */
export const personErased = (asked: CommandOf<'EraseTexts' | 'EraseOwnTexts'>, actor: UserId): UserId | null => {
  if (asked.type === 'EraseOwnTexts') return actor
  return asked.of.kind === 'person' ? asked.of.userId : null
}

/** The cards on which a person has commented, or attached files: with the files, whether they are there or not. */
export type Owned = Map<CardId, Set<AttachmentId>>

/** Adds what these events tell of it, by all ids of the person. */
export function takeOwned(owned: Owned, events: Iterable<Event>, person: readonly UserId[]): void {
  for (const event of events)
    mapTexts(event, (text, { key, author }) => {
      if (!author || !person.includes(author) || !('cardId' in event)) return text
      const files = owned.get(event.cardId) ?? new Set()
      const id = key.split(' ').at(-1)
      if (key.includes(' attachment ') && isAttachmentId(id)) files.add(id)
      owned.set(event.cardId, files)
      return text
    })
}

function keysOf(erasure: Exclude<Erasure, { kind: 'all-of-card' }>): ReadonlySet<string> {
  switch (erasure.kind) {
    case 'comment':
      return new Set([textKey.comment(erasure.cardId, erasure.commentId)])
    case 'description':
      return new Set([textKey.description(erasure.cardId)])
    case 'titles':
      return new Set([textKey.title(erasure.cardId)])
    case 'checklist':
      return new Set([textKey.checklist(erasure.cardId, erasure.checklistId)])
    case 'item':
      return new Set([textKey.item(erasure.cardId, erasure.itemId)])
    case 'attachment':
      return new Set([textKey.attachment(erasure.cardId, erasure.attachmentId)])
    case 'list':
      return new Set([textKey.list(erasure.listId)])
    case 'board':
      return new Set([textKey.boardTitle, textKey.boardDescription])
    case 'person':
      return new Set()
  }
}

const isOfComment = (key: string): boolean => key.includes(' comment ')

function eachText(payload: string, look: (text: string, at: TextAt) => void): void {
  const events: readonly Event[] = JSON.parse(payload)
  for (const event of events)
    mapTexts(event, (text, at) => {
      look(text, at)
      return text
    })
}
