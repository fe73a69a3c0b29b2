import { cardsNamedIn, type Event, type EventType } from '../../domain/event.ts'
import type { CardId, UserId } from '../../domain/id.ts'
import { withPlainMentions } from '../../domain/mention.ts'
import { changedPart } from './changed-part.ts'
import { type Names, type Sentence, sentenceOf } from './sentence.ts'

export type BoardNames = Names & {
  /** Null where there is none any more, or where it is not known. */
  readonly card: (id: CardId) => { readonly number: number; readonly title: string } | null
}

/** A sentence about a board: `card` is the one that it is about, the first where there are many. */
export type BoardSentence = Sentence & { readonly card: CardId | null }

const saidCharsMax = 140

/**
 * What an event means for a board, with what was before and what is after; null for what goes without saying. Its key
 * stands in the words under `boardActivity`. Of cards that are gone nothing is told but that there was something (E8).
 */
export const boardSentenceOf = (event: Event, actor: UserId, names: BoardNames): BoardSentence | null =>
  ofBoard(event.type, event, names) ?? cardSentence(event, actor, names)

const say = (key: string, values: Sentence['values'] = {}): Sentence => ({ key, values })

/** What is told of the board itself, or of what has no words any more. */
const sentences: { readonly [K in EventType]?: (event: Event<K>, names: BoardNames) => Sentence } = {
  BoardCreated: () => say('BoardCreated'),
  BoardArchived: () => say('BoardArchived'),
  BoardRestored: () => say('BoardRestored'),
  CardDeleted: () => say('CardDeleted'),
  CardMovedToBoard: () => say('CardMovedToBoard'),
  TextsErased: ({ of }, { person }) =>
    of.kind === 'person' ? say('PersonErased', { person: person(of.userId) }) : say('TextsErased', { kind: of.kind }),
  OwnTextsErased: () => say('OwnTextsErased'),
  BoardRenamed: ({ title, from }) => say('BoardRenamed', { from: from.title, to: title }),
  BoardDescribed: ({ description, from }) => ({
    ...say('BoardDescribed'),
    change: changedPart(from.description, description),
  }),
  BoardColored: ({ color }) => say('BoardColored', { color: color ?? 'none' }),
  PrefixSet: ({ prefix, from }) => say('PrefixSet', { from: from.prefix, to: prefix }),
  LinkRoleSet: ({ role, from }) => say('LinkRoleSet', { from: from.role, to: role }),
  MemberRemoved: ({ userId }, { person }) => say('MemberRemoved', { person: person(userId) }),
  MemberRoleSet: ({ userId, role }, { person }) => say('MemberRoleSet', { person: person(userId), role }),
  BoardLeft: () => say('BoardLeft'),
  LinkAdded: ({ name, role }) => say('LinkAdded', { link: name, role }),
  LinkRevoked: () => say('LinkRevoked'),
  LinkUsed: () => say('LinkUsed'),
  PersonAliased: () => say('PersonAliased'),
  MembersLapsed: ({ userIds }) => say('MembersLapsed', { count: userIds.length }),
  ListAdded: ({ title }) => say('ListAdded', { list: title }),
  ListCopied: ({ title }) => say('ListCopied', { list: title }),
  ListRestored: ({ title }) => say('ListRestored', { list: title }),
  ListRenamed: ({ title, from }) => say('ListRenamed', { from: from.title, to: title }),
  ListMoved: ({ listId }, { list }) => say('ListMoved', { list: list(listId) }),
  ListArchived: ({ listId }, { list }) => say('ListArchived', { list: list(listId) }),
  ListLimitSet: ({ listId, limit, from }, { list }) =>
    limit === null
      ? say('ListLimitRemoved', { list: list(listId) })
      : say('ListLimitSet', { list: list(listId), to: limit, from: from.limit ?? 'none' }),
  ListSorted: ({ listId, by }, { list }) => say('ListSorted', { list: list(listId), by }),
  LabelAdded: ({ name }) => say('LabelAdded', { label: name }),
  LabelRestored: ({ name }) => say('LabelRestored', { label: name }),
  LabelRenamed: ({ name, from }) => say('LabelRenamed', { from: from.name, to: name }),
  LabelColored: ({ labelId, color, from }, { label }) =>
    say('LabelColored', { label: label(labelId), from: from.color, to: color }),
  LabelArchived: ({ labelId }, { label }) => say('LabelArchived', { label: label(labelId) }),
  EverythingUndone: ({ seqs }) => say('EverythingUndone', { count: seqs.length }),
  ListRestoredTo: ({ listId }, { list }) => say('ListRestoredTo', { list: list(listId) }),
  OrderRestored: () => say('OrderRestored'),
}

function ofBoard<T extends EventType>(type: T, event: Event<T>, names: BoardNames): BoardSentence | null {
  const sentence: ((event: Event<T>, names: BoardNames) => Sentence) | undefined = sentences[type]
  return sentence ? { ...sentence(event, names), card: null } : null
}

function cardSentence(event: Event, actor: UserId, names: BoardNames): BoardSentence | null {
  const ids = cardsNamedIn(event)
  const card = ids.find((id) => names.card(id) !== null)
  if (ids.length === 0) return null
  if (card === undefined) return { key: 'Gone', values: { cards: ids.length }, card: null }
  const sentence = saidOf(event) ?? gatheredOf(event, names) ?? sentenceOf(event, card, actor, names)
  if (!sentence) return null
  return { ...sentence, values: { ...sentence.values, cards: ids.length }, card }
}

/** Cards that were moved from here and there: `to` is what they have in common. */
function gatheredOf(event: Event, names: BoardNames): Sentence | null {
  if (event.type !== 'CardsMoved' || new Set(event.from.map(({ listId }) => listId)).size < 2) return null
  return { key: 'CardsGathered', values: { to: names.list(event.listId) } }
}

/** What was said stands on its card itself; here it is told. */
function saidOf(event: Event): Sentence | null {
  if (event.type === 'CommentAdded') return { key: 'CommentAdded', values: { text: shortened(event.text) } }
  if (event.type !== 'CommentEdited') return null
  const [from, to] = [event.from.text, event.text].map(withPlainMentions)
  return { key: 'CommentEdited', values: {}, change: changedPart(from ?? '', to ?? '') }
}

function shortened(text: string): string {
  const chars = Array.from(withPlainMentions(text).replaceAll(/\s+/g, ' ').trim())
  return chars.length > saidCharsMax ? `${chars.slice(0, saidCharsMax).join('')}…` : chars.join('')
}
