import { cardsNamedIn, type Event } from '../../domain/event.ts'
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
export function boardSentenceOf(event: Event, actor: UserId, names: BoardNames): BoardSentence | null {
  const say = (key: string, values: Sentence['values'] = {}): BoardSentence => ({ key, values, card: null })
  switch (event.type) {
    case 'BoardCreated':
    case 'BoardArchived':
    case 'BoardRestored':
    case 'CardDeleted':
    case 'CardMovedToBoard':
      return say(event.type)
    case 'BoardRenamed':
      return say('BoardRenamed', { from: event.from.title, to: event.title })
    case 'BoardDescribed':
      return { ...say('BoardDescribed'), change: changedPart(event.from.description, event.description) }
    case 'BoardColored':
      return say('BoardColored', { color: event.color ?? 'none' })
    case 'PrefixSet':
      return say('PrefixSet', { from: event.from.prefix, to: event.prefix })
    case 'LinkRoleSet':
      return say('LinkRoleSet', { from: event.from.role, to: event.role })
    case 'MemberRemoved':
      return say('MemberRemoved', { person: names.person(event.userId) })
    case 'ListAdded':
    case 'ListCopied':
    case 'ListRestored':
      return say(event.type, { list: event.title })
    case 'ListRenamed':
      return say('ListRenamed', { from: event.from.title, to: event.title })
    case 'ListMoved':
    case 'ListArchived':
      return say(event.type, { list: names.list(event.listId) })
    case 'ListLimitSet': {
      const list = names.list(event.listId)
      if (event.limit === null) return say('ListLimitRemoved', { list })
      return say('ListLimitSet', { list, to: event.limit, from: event.from.limit ?? 'none' })
    }
    case 'ListSorted':
      return say('ListSorted', { list: names.list(event.listId), by: event.by })
    case 'LabelAdded':
    case 'LabelRestored':
      return say(event.type, { label: event.name })
    case 'LabelRenamed':
      return say('LabelRenamed', { from: event.from.name, to: event.name })
    case 'LabelColored':
      return say('LabelColored', { label: names.label(event.labelId), from: event.from.color, to: event.color })
    case 'LabelArchived':
      return say('LabelArchived', { label: names.label(event.labelId) })
    default:
      return cardSentence(event, actor, names)
  }
}

function cardSentence(event: Event, actor: UserId, names: BoardNames): BoardSentence | null {
  const ids = cardsNamedIn(event)
  const card = ids.find((id) => names.card(id) !== null)
  if (ids.length === 0) return null
  if (card === undefined) return { key: 'Gone', values: { cards: ids.length }, card: null }
  const sentence = saidOf(event) ?? sentenceOf(event, card, actor, names)
  if (!sentence) return null
  const from = event.type === 'CardsMoved' ? new Set(event.from.map(({ listId }) => listId)) : null
  const key = from && from.size > 1 && ids.length > 1 ? 'CardsGathered' : sentence.key
  return { ...sentence, key, values: { ...sentence.values, to: sentence.values.to ?? '', cards: ids.length }, card }
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
