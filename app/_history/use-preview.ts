'use client'

import { useEffect, useState } from 'react'
import type { RestorePreview } from '../../domain/wire.ts'
import { useBoardContext } from '../_board/use-board.ts'
import { backoffMs, browserClock } from '../_client/clock.ts'
import type { Restorable } from './restorable.ts'
import { useHistory } from './use-history.ts'

/** When the board goes on, it is asked again so often; what takes the server long, as on a large board, more seldom. */
const againMs = 500
const restTimes = 15

/** What restoring would change, told by the server; null until it is known. */
export function usePreview(asked: Restorable): RestorePreview | null {
  const { now } = useBoardContext()
  const ways = useHistory()?.ways
  const { at } = asked
  const listId = asked.type === 'RestoreListTo' ? asked.listId : null
  const cardId = asked.type === 'RestoreCardTo' ? asked.cardId : null
  const [preview, setPreview] = useState<RestorePreview | null>(null)

  useEffect(() => {
    if (!ways) return
    let isWanted = true
    let attempt = 0
    let tookMs = 0
    let undoWaiting: (() => void) | null = null
    const askIn = (ms: number) => {
      undoWaiting ??= browserClock.after(ms, () => {
        undoWaiting = null
        void ask()
      })
    }
    const ask = async () => {
      const began = browserClock.now()
      const outcome = await ways.restoring({ at, ...(listId && { list: listId }), ...(cardId && { card: cardId }) })
      if (!isWanted) return
      tookMs = browserClock.now() - began
      if (outcome.kind === 'ok') setPreview(outcome.value)
      else if (outcome.kind === 'lost') askIn(backoffMs(browserClock, attempt++))
    }
    void ask()
    const undoWatching = now.watchEntries(() => askIn(Math.max(againMs, tookMs * restTimes)))
    return () => {
      isWanted = false
      undoWaiting?.()
      undoWatching()
    }
  }, [now, ways, at, listId, cardId])
  return preview
}
