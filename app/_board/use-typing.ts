'use client'

import { useMemo } from 'react'
import type { CardId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { useBoardContext } from './use-board.ts'

/** Tells the others that I write, often enough not to lapse, and that I have stopped. */
export function useTyping(card: CardId, field: string): Typing {
  const { store } = useBoardContext()
  return useMemo(() => createTyping(store, card, field), [store, card, field])
}

type Typing = { tell: () => void; stop: () => void }

const retellMs = 1_500

function createTyping(store: BoardStore, card: CardId, field: string): Typing {
  let toldAt = Number.NEGATIVE_INFINITY
  return {
    tell: () => {
      const now = performance.now()
      if (now - toldAt < retellMs) return
      toldAt = now
      store.live?.say({ type: 'typing', card, field })
    },
    stop: () => {
      if (toldAt === Number.NEGATIVE_INFINITY) return
      toldAt = Number.NEGATIVE_INFINITY
      store.live?.say({ type: 'stop_typing', card, field })
    },
  }
}
