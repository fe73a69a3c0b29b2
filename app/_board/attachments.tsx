'use client'

import type { CardId } from '../../domain/id.ts'

/** The files of a card. */
export function Attachments(_: { cardId: CardId }) {
  return null
}
