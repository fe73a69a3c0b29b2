'use client'

import { useSyncExternalStore } from 'react'
import { useBoardContext } from '../_board/use-board.ts'
import { later } from '../later.tsx'

export const loadHistory = () => import('./strip.tsx').then(({ Strip }) => Strip)
const Strip = later(loadHistory)
const Banner = later(() => import('./banner.tsx').then((loaded) => loaded.Banner))

/** What says that the board is the past, once it is. */
export const HistoryBanner = () => useIsAsked() && <Banner />

/** The strip under the board, while the history is open. */
export const HistoryStrip = () => useIsAsked() && <Strip />

export function useIsAsked(): boolean {
  const { historyAsked } = useBoardContext()
  const read = () => historyAsked.value !== null
  return useSyncExternalStore(historyAsked.subscribe, read, read)
}
