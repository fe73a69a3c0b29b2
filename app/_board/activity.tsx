'use client'

import type { CardId } from '../../domain/id.ts'

/** What has happened with a card, and what was said of it. */
export function Activity(_: { cardId: CardId }) {
  return null
}
