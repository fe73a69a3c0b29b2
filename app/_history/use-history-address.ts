'use client'

import { useEffect } from 'react'
import type { BoardContext } from '../_board/use-board.ts'
import { historyAskedIn } from './asked.ts'

/** A step back or forward leads into the past, to another moment of it, or to now. */
export function useHistoryAddress({ historyAsked }: BoardContext): void {
  useEffect(() => {
    const read = () => historyAsked.set(historyAskedIn(new URLSearchParams(window.location.search)))
    window.addEventListener('popstate', read)
    return () => window.removeEventListener('popstate', read)
  }, [historyAsked])
}
