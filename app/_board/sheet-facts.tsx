'use client'

import type { Card } from '../../domain/board.ts'

/** Who a card is for, its labels, and when it is due. */
export function SheetFacts(_: { card: Card }) {
  return null
}
