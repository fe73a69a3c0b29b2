import { isLine, isTitle } from '../../domain/text.ts'
import type { TitleDraft } from './titles.ts'

/** What is typed or pasted, as one line: line ends and other control characters become spaces. */
export const asLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a title refuses
  text.replace(/\r\n|[\0-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')

/** Why what is typed cannot be a title; null where it can, or where nothing is typed. */
export function titleFault(text: string): 'tooLong' | 'unreadable' | null {
  const title = text.trim()
  if (title === '' || isTitle(title)) return null
  return isLine(title, Number.POSITIVE_INFINITY) ? 'tooLong' : 'unreadable'
}

/** What others have made of a title meanwhile; null where I have written nothing of mine, or the same. */
export function theirTitle({ text, from }: TitleDraft, now: string): string | null {
  const mine = text.trim()
  const isSettled = now === from || mine === now || mine === '' || text === from || mine === from
  return isSettled ? null : now
}

/**
 * Ends the editing of a title that read `from` when it began: saves what was typed, where something was, so that what
 * others have made of the title meanwhile stays. False where the words cannot be a title: they are not given up.
 */
export function endTitle(text: string, from: string, save: (title: string) => void): boolean {
  if (titleFault(text)) return false
  const title = text.trim()
  if (title !== '' && text !== from && title !== from) save(title)
  return true
}
