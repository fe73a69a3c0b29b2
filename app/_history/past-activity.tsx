'use client'

import { useEffect, useRef, useState } from 'react'
import type { CardId } from '../../domain/id.ts'
import { Activity } from '../_board/activity.tsx'
import { useBoard } from '../_board/use-board.ts'

/** While the knob moves, what had happened by then is asked for so often. */
const askMs = 400

/** What had happened with a card by the moment that is shown, and what had been said of it. */
export function PastActivity({ cardId }: { cardId: CardId }) {
  const shown = useBoard(({ past }) => past?.seq ?? null)
  const [upTo, setUpTo] = useState(shown)
  const askedAt = useRef(0)
  useEffect(() => {
    if (shown === upTo) return
    const wait = Math.max(0, askedAt.current + askMs - performance.now())
    const timer = setTimeout(() => {
      askedAt.current = performance.now()
      setUpTo(shown)
    }, wait)
    return () => clearTimeout(timer)
  }, [shown, upTo])
  return <Activity cardId={cardId} upTo={upTo} />
}
