import { manyCardsMax } from '../../domain/board.ts'
import { utf8Bytes } from '../../domain/text.ts'
import { asLine, titleFault } from './title-text.ts'

/** Leaves room in an entry for what each card has beside its title. */
const titlesBytesMax = 160 * 1024

// biome-ignore lint/suspicious/noControlCharactersInRegex: these end a line
const lineEnd = /\r\n|[\n\u000b\f\r\u0085\u2028\u2029]/
/** What begins the line of a list: a dash, a dot, a number, a box to tick. */
const mark = /^\s*(?:(?:[-*+•–]|\d{1,3}[.)])(?=\s|$)\s*)?(?:\[[ xX]?\](?=\s|$)\s*)?/

/** The lines of a text that was copied, as titles of cards: without the marks of a list, and without empty ones. */
export const linesIn = (text: string): readonly string[] =>
  text
    .split(lineEnd)
    .map((line) => asLine(line.replace(mark, '')).trim())
    .filter((line) => line !== '')

/** Why these cannot all be titles of cards that are added at once; null where they can. */
export function linesFault(lines: readonly string[]): 'tooMany' | 'tooLong' | 'unreadable' | 'tooLarge' | null {
  if (lines.length > manyCardsMax) return 'tooMany'
  for (const line of lines) {
    const fault = titleFault(line)
    if (fault) return fault
  }
  return utf8Bytes(JSON.stringify(lines)) > titlesBytesMax ? 'tooLarge' : null
}
