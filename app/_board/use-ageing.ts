'use client'

import { useSyncExternalStore } from 'react'
import type { Aged } from './ageing-shown.ts'
import { useBoardContext } from './use-board.ts'

/** A part of the cards that age; null where I do not want to see it. */
export function useAgeing<T>(select: (cards: Aged | null) => T): T {
  const { ageing } = useBoardContext()
  const read = () => select(ageing.value)
  return useSyncExternalStore(ageing.subscribe, read, read)
}
