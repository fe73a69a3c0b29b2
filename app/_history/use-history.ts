'use client'

import { useSyncExternalStore } from 'react'
import type { Timeline } from '../../domain/wire.ts'
import { useBoardContext } from '../_board/use-board.ts'
import type { History } from './history.ts'

/** The history, once it is open. */
export function useHistory(): History | null {
  const { history } = useBoardContext()
  const read = () => history.value
  return useSyncExternalStore(history.subscribe, read, read)
}

/** A part of where the knob is, and what is shown. */
export function usePast<T>({ past }: History, select: (past: History['past']) => T): T {
  const read = () => select(past)
  return useSyncExternalStore(past.subscribe, read, read)
}

export function usePlayer<T>({ player }: History, select: (player: History['player']) => T): T {
  const read = () => select(player)
  return useSyncExternalStore(player.subscribe, read, read)
}

export function useTimeline({ timeline }: History): Timeline {
  const read = () => timeline.value
  return useSyncExternalStore(timeline.subscribe, read, read)
}
