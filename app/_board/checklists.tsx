'use client'

import type { CardId } from '../../domain/id.ts'

/** The checklists of a card. */
export function Checklists(_: { cardId: CardId }) {
  return null
}
