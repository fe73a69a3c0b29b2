'use client'

import { useRef } from 'react'
import type { Body } from '../../domain/body.ts'
import type { CardId } from '../../domain/id.ts'
import { useBoard } from './use-board.ts'

/** A card's body. A snapshot takes it away for a moment: the last one stays until the new one is here. */
export function useLastBody(cardId: CardId): Body | null {
  const body = useBoard((now) => now.body(cardId))
  const last = useRef(body)
  last.current = body ?? last.current
  return last.current
}
