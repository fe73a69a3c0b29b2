import { manyCardsMax } from '../../domain/board.ts'
import type { CardId } from '../../domain/id.ts'

/** Cards in as many parts as there are to be commands: one names so many at most. */
export const inParts = (cards: readonly CardId[]): CardId[][] =>
  Array.from({ length: Math.ceil(cards.length / manyCardsMax) }, (_, part) =>
    cards.slice(part * manyCardsMax, (part + 1) * manyCardsMax),
  )
