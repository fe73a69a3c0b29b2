import type { Card } from '../../domain/board.ts'

/** How tall a card will be, in pixels, before it is drawn and measured. */
export function guessHeight({ title, labels }: Pick<Card, 'title' | 'labels'>): number {
  const lines = Math.min(linesMax, Math.ceil(title.length / charsInLine))
  return paddingPixels + (labels ? labelsPixels : 0) + lines * linePixels + factsPixels
}

const linesMax = 4
/** So many characters of the house's type fit beside each other, more or less. */
const charsInLine = 36
const linePixels = 20
const labelsPixels = 24
const factsPixels = 29
const paddingPixels = 20
