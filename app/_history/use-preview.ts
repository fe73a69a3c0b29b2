'use client'

import { useEffect, useState } from 'react'
import type { RestorePreview } from '../../domain/wire.ts'
import { useBoardContext } from '../_board/use-board.ts'
import { backoffMs, browserClock } from '../_client/clock.ts'
import type { Restorable } from './restorable.ts'

/** When the board goes on, it is asked again so often. */
const againMs = 500

/** What restoring would change, told by the server; null until it is known. */
export function usePreview(asked: Restorable): RestorePreview | null {
  const { now, history } = useBoardContext()
  const { at } = asked
  const listId = asked.type === 'RestoreListTo' ? asked.listId : null
  const cardId = asked.type === 'RestoreCardTo' ? asked.cardId : null
  const [preview, setPreview] = useState<RestorePreview | null>(null)

  useEffect(() => {
    const ways = history.value?.ways
    if (!ways) return
    let isWanted = true
    let attempt = 0
    let undoWaiting: (() => void) | null = null
    const askIn = (ms: number) => {
      undoWaiting ??= browserClock.after(ms, () => {
        undoWaiting = null
        void ask()
      })
    }
    const ask = async () => {
      const outcome = await ways.restoring({ at, ...(listId && { list: listId }), ...(cardId && { card: cardId }) })
      if (!isWanted) return
      if (outcome.kind === 'ok') setPreview(outcome.value)
      else if (outcome.kind === 'lost') askIn(backoffMs(browserClock, attempt++))
    }
    void ask()
    const undoWatching = now.watchEntries(() => askIn(againMs))
    return () => {
      isWanted = false
      undoWaiting?.()
      undoWatching()
    }
  }, [now, history, at, listId, cardId])
  return preview
}
