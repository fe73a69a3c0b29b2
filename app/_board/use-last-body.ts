'use client'

import { useRef } from 'react'
import type { Body } from '../../domain/body.ts'
import type { CardId } from '../../domain/id.ts'
import { useBoard, useIsPast } from './use-board.ts'

/**
 * A card's body. A snapshot takes it away for a moment: the last one stays until the new one is here; but what it reads now
 * is not what it read in the past.
 */
export function useLastBody(cardId: CardId): Body | null {
  const body = useBoard((now) => now.body(cardId))
  const isPast = useIsPast()
  const last = useRef({ isPast, body })
  if (body || isPast !== last.current.isPast) last.current = { isPast, body }
  return last.current.body
}
