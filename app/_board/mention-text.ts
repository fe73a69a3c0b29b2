import type { UserId } from '../../domain/id.ts'
import { isUserId } from '../../domain/id.ts'

/** Mentions in words that are being written: shown as @Name, and written `@[Name](user:ID)`. */

export type Mention = { readonly id: UserId; readonly name: string }

const written = /@\[((?:\\.|[^\]\\\n]){1,130})\]\(user:([A-Za-z0-9_-]{1,64})\)/gu

/** A mention as it is written. */
export const writeMention = ({ id, name }: Mention): string => `@[${name.replaceAll(/[\\\][]/g, '\\$&')}](user:${id})`

/**
 * A text as it shows in its field, and who is named in it. Where that could not be told apart from other words, it shows
 * as it is written.
 */
export function showMentions(text: string): { readonly shown: string; readonly mentions: readonly Mention[] } {
  const mentions = mentionsOf(text)
  const shown = text.replaceAll(written, (_, name: string) => `@${unescape(name)}`)
  return writeMentions(shown, mentions) === text ? { shown, mentions } : { shown: text, mentions: [] }
}

/** A text as it is written: each name of these that stands behind an @ is a mention. */
export function writeMentions(shown: string, mentions: readonly Mention[]): string {
  const byName = new Map<string, Mention>()
  // Of two people of one name the first is meant.
  for (const mention of mentions) if (!byName.has(mention.name)) byName.set(mention.name, mention)
  if (byName.size === 0) return shown
  const names = [...byName.keys()].toSorted((a, b) => b.length - a.length).map(escapePattern)
  const pattern = new RegExp(`@(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
  return shown.replaceAll(pattern, (whole, name: string) => {
    const mention = byName.get(name)
    return mention ? writeMention(mention) : whole
  })
}

/** What is typed behind an @ in front of the caret, and where that stands; null where nobody is being named. */
export function askedFor(text: string, caret: number): { readonly from: number; readonly query: string } | null {
  const before = text.slice(0, caret)
  const from = before.lastIndexOf('@')
  if (from === -1 || /[\p{L}\p{N}_@]$/u.test(before.slice(0, from))) return null
  const query = before.slice(from + 1)
  return query.length <= 60 && !/[\n\]]|^\s/.test(query) ? { from, query } : null
}

/** Whose name, or a word of it, begins with what is typed. */
export function matching<P extends { readonly name: string }>(people: readonly P[], query: string): P[] {
  const asked = query.toLowerCase()
  return people.filter(({ name }) => {
    const lower = name.toLowerCase()
    return lower.startsWith(asked) || lower.split(/\s+/).some((word) => word.startsWith(asked))
  })
}

const mentionsOf = (text: string): Mention[] =>
  [...text.matchAll(written)].flatMap(([, name = '', id]) => (isUserId(id) ? [{ id, name: unescape(name) }] : []))

const unescape = (name: string): string => name.replaceAll(/\\(.)/g, '$1')
const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
