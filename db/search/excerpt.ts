import { type Question, runsOf, type Word } from './words.ts'

/** A piece of a text around what was found; `marks` are from where to where, in UTF-16 units. */
export type Excerpt = { readonly text: string; readonly marks: readonly Mark[] }
export type Mark = readonly [start: number, end: number]

const marksMax = 20
const charsBefore = 40

/** What is shown of a text in which something was found: at most `charsMax` of it, on one line. */
export function excerptOf(text: string, question: Question, charsMax: number): Excerpt {
  const found = marksIn(text, question, charsMax)
  if (text.length <= charsMax) return { text: oneLine(text), marks: found }
  const first = found[0]?.[0] ?? 0
  const from = first <= charsBefore ? 0 : wordStart(text, first - charsBefore, first)
  const to = wordEnd(text, Math.min(text.length, from + charsMax))
  const head = from > 0 ? '…' : ''
  const tail = to < text.length ? '…' : ''
  const marks = found.flatMap(([start, end]): Mark[] =>
    end <= to ? [[start - from + head.length, end - from + head.length]] : [],
  )
  return { text: head + oneLine(text.slice(from, to)) + tail, marks }
}

/** The marks that lie within so many characters of the first. */
function marksIn(text: string, { phrases, isOpen }: Question, charsMax: number): Mark[] {
  const marks: Mark[] = []
  for (const run of runsOf(text)) {
    const first = marks[0]
    if (marks.length === marksMax || (first && (run[0]?.start ?? 0) > first[0] + charsMax)) break
    for (let index = 0; index < run.length; index++) {
      const longest = phrases.reduce((most, phrase, at) => {
        const isPrefix = isOpen && at === phrases.length - 1
        return stands(phrase, run, index, isPrefix) ? Math.max(most, phrase.length) : most
      }, 0)
      const from = run[index]
      const to = run[index + longest - 1]
      if (longest === 0 || !from || !to) continue
      marks.push([from.start, to.end])
      index += longest - 1
    }
  }
  return marks
}

/** Whether a phrase stands at a word; of a prefix the last word need only begin so. */
const stands = (phrase: readonly string[], words: readonly Word[], index: number, isPrefix: boolean): boolean =>
  phrase.every((word, at) => {
    const there = words[index + at]?.text
    return isPrefix && at === phrase.length - 1 ? there?.startsWith(word) : there === word
  })

/** Every break and tab a space, so that places stay what they are. */
const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]/gu, ' ')

/** The start of a word at or after a place, but not after `latest`. */
function wordStart(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s\S/u)
  return space < 0 ? whole(text, from) : from + space + 1
}

/** Not in the middle of a word, where there is a space not far before. */
function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length
  const space = text.slice(to - 20, to).search(/\s\S*$/u)
  return space < 0 ? whole(text, to) : to - 20 + space
}

/** Not between the halves of a pair. */
const whole = (text: string, at: number): number => (/[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at + 1 : at)
