/**
 * Words, as they are looked for: without case and accents, and where a script has no spaces a word for each character. The
 * index, the questions and the marks all go by this one definition.
 */

export type Word = { readonly text: string; readonly start: number; readonly end: number }

/** What is asked for: runs of words that stand one after another, all of which must be there. */
export type Question = {
  readonly phrases: readonly (readonly string[])[]
  /** The last word is still being typed: what begins with it is meant as well. */
  readonly isOpen: boolean
}

const phrasesMax = 16
/** The longest run that is looked for; what stands behind it is left out. */
const phraseWordsMax = 32

/** The runs of words in a text, in order, with where they stand. */
export function* runsOf(text: string): Generator<readonly Word[]> {
  for (const { 0: run, index } of text.matchAll(runs)) {
    const words: Word[] = []
    for (const { 0: piece, index: at } of run.matchAll(pieces)) {
      const folded = foldText(piece)
      if (folded) words.push({ text: folded, start: index + at, end: index + at + piece.length })
    }
    if (words.length > 0) yield words
  }
}

/** The words of a text with a space between any two. */
export function spaced(text: string): string {
  let all = ''
  for (const run of runsOf(text)) for (const word of run) all += `${word.text} `
  return all
}

/** Makes a question of what someone has typed; null where there is no word in it. */
export function questionOf(typed: string): Question | null {
  const phrases: string[][] = []
  let isOpen = !/\s$/.test(typed)
  for (const run of runsOf(typed)) {
    isOpen &&= phrases.length < phrasesMax && run.length <= phraseWordsMax
    if (phrases.length === phrasesMax) break
    phrases.push(run.slice(0, phraseWordsMax).map(({ text }) => text))
  }
  return phrases.length > 0 ? { phrases, isOpen } : null
}

const withoutSpaces =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const runs = /[\p{L}\p{N}\p{M}\p{Co}]+/gu
const pieces = new RegExp(`[${withoutSpaces}]\\p{M}*|[^${withoutSpaces}]+`, 'gu')
const plain = /^[a-z0-9]*$/

/** Accents, and what else only modifies the letter before it, are not told apart. */
function foldText(text: string): string {
  if (plain.test(text)) return text
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Script=Inherited}/gu, '')
    .toLowerCase()
    .normalize('NFKC')
}
