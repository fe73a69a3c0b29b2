'use client'

import { useEffect, useState } from 'react'
import type { BoardStore } from '../_client/board-store.ts'
import { request } from '../_client/transport.ts'

/** When the newest entry was made, in RFC 3339; null until that is known. */
export function useLastChange(store: BoardStore): string | null {
  const [at, setAt] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    let isAsked = false
    const later = (found: string) => setAt((known) => (known === null || found > known ? found : known))
    // Of what was before this page it is asked once, as soon as someone is signed in.
    const ask = async () => {
      const { me, view } = store
      if (isAsked || !me) return
      isAsked = true
      const found = await request<{ board: { at: string } }>(`/api/boards/${view.id}/summary?as=${me.id}`)
      if (isWanted && found.kind === 'ok') later(found.value.board.at)
    }
    const undos = [
      store.subscribe(() => void ask()),
      store.watchEntries((entries) => {
        const newest = entries.at(-1)
        if (newest) later(newest.at)
      }),
    ]
    void ask()
    return () => {
      isWanted = false
      for (const undo of undos) undo()
    }
  }, [store])
  return at
}
