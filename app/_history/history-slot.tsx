'use client'

import { useSyncExternalStore } from 'react'
import { NoPast } from '../_board/no-past.tsx'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { later } from '../later.tsx'

export const loadHistory = () => import('./strip.tsx').then(({ Strip }) => Strip)
const Strip = later(loadHistory)
const Banner = later(() => import('./banner.tsx').then((loaded) => loaded.Banner))

/** What says that the board is the past, once it is. */
export const HistoryBanner = () => useIsShown() && <Banner />

/** The strip under the board, while the history is open. */
export function HistoryStrip() {
  const { historyAsked, history } = useBoardContext()
  const isAsked = useIsAsked()
  const isShown = useIsShown()
  if (isShown) return <Strip />
  return isAsked && <NoPast onClose={() => (history.value?.leave ?? (() => historyAsked.set(null)))()} />
}

/** Whether the history is open, and mine to read. */
function useIsShown(): boolean {
  const readsPast = useBoard((now) => now.readsPast)
  return useIsAsked() && readsPast
}

export function useIsAsked(): boolean {
  const { historyAsked } = useBoardContext()
  const read = () => historyAsked.value !== null
  return useSyncExternalStore(historyAsked.subscribe, read, read)
}
