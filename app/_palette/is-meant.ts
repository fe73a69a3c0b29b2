import { foldWords } from '../_board/fold-words.ts'

/** Whether each word that was typed begins a word of this text. */
export function isMeant(text: string, typed: string): boolean {
  const words = wordsOf(text)
  return wordsOf(typed).every((begin) => words.some((word) => word.startsWith(begin)))
}

const wordsOf = (text: string): string[] =>
  foldWords(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
