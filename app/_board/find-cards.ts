import type { Board, Card } from '../../domain/board.ts'
import { foldWords } from './fold-words.ts'

const folded = new WeakMap<Card, string>()

/** The cards of a board whose titles have all words, or that have this number: best first, at most so many. */
export function findCards({ cards, prefix }: Pick<Board, 'cards' | 'prefix'>, typed: string, max: number): Card[] {
  const words = foldWords(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const whole = words.join(' ')
  const number = numberIn(whole, prefix.toLowerCase())
  const found: { card: Card; score: number }[] = []
  for (const card of Object.values<Card>(cards)) {
    const score = scoreOf(titleOf(card), card.number === number, words, whole)
    if (score > 0) found.push({ card, score })
  }
  return found
    .sort((a, b) => b.score - a.score || b.card.number - a.card.number)
    .slice(0, max)
    .map(({ card }) => card)
}

function titleOf(card: Card): string {
  const known = folded.get(card)
  if (known !== undefined) return known
  const title = foldWords(card.title)
  folded.set(card, title)
  return title
}

/** A number goes first, then titles that begin so, then those of which words do. */
function scoreOf(title: string, isNumbered: boolean, words: readonly string[], whole: string): number {
  if (isNumbered) return 4
  if (!words.every((word) => title.includes(word))) return 0
  if (title.startsWith(whole)) return 3
  return words.every((word) => title.startsWith(word) || title.includes(` ${word}`)) ? 2 : 1
}

/** The number in `tan-41`, or `41`. */
function numberIn(typed: string, prefix: string): number | null {
  const digits = typed.startsWith(`${prefix}-`) ? typed.slice(prefix.length + 1) : typed
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}
