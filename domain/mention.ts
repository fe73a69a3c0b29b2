import { isUserId, type UserId } from './id.ts'

/** `@[Name](user:ID)`, which reads as @Name wherever Markdown is shown. Names have at most 60 characters. */
const mention = /@\[((?:\\.|[^\]\\\n]){1,130})\]\(user:([A-Za-z0-9_-]{1,64})\)/gu

export const mentionsMax = 50

/** Who is mentioned in a text, each once, in the order in which they come; at most 50. */
export function mentionsIn(text: string): UserId[] {
  const ids = [...text.matchAll(mention)].flatMap(([, , id]) => (isUserId(id) ? [id] : []))
  return [...new Set(ids)].slice(0, mentionsMax)
}

/** A text in which mentions read as @Name. */
export const withPlainMentions = (text: string): string =>
  text.replaceAll(mention, (_, name: string) => `@${name.replaceAll(/\\(.)/gu, '$1')}`)
