'use client'

import type { CardId, UserId } from '../../domain/id.ts'
import type { Present } from '../../domain/presence.ts'
import type { LiveClient } from '../_client/live-client.ts'
import { useLive } from './use-board.ts'

/** Who else is at a card: writing on it, having it open, holding it in the air. */
export function usePeersOn(cardId: CardId): {
  typing: Present | undefined
  viewing: Present | undefined
  dragging: Present | undefined
} {
  const typing = useLive((live) => present(live, live?.typing.get(cardId)?.[0]))
  const viewing = useLive((live) => present(live, live?.viewing.get(cardId)?.[0]))
  const dragging = useLive((live) => present(live, live?.holding.get(cardId)))
  return { typing, viewing, dragging }
}

const present = (live: LiveClient | null, id: UserId | undefined): Present | undefined =>
  id ? live?.users[id] : undefined
