'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useSyncExternalStore } from 'react'
import { Bell } from '../_inbox/bell.tsx'
import { openNow } from './open-now.ts'
import { cardPath } from './paths.ts'
import { useBoard, useBoardContext, useNow } from './use-board.ts'

/** The inbox, opened from a board. */
export function BoardBell() {
  const context = useBoardContext()
  const { store, inbox } = context
  const router = useRouter()
  const me = useBoard((now) => now.me?.id)
  const live = useNow((now) => now.live)
  const onRing = useCallback(
    (tell: () => void) => {
      const unring = live?.onInbox(tell)
      // Where sockets are blocked, what is done here is heard of all the same.
      const unwatch = store.watchEntries(() => {
        if (!live?.session) tell()
      })
      return () => {
        unring?.()
        unwatch()
      }
    },
    [live, store],
  )
  const isOpen = useSyncExternalStore(
    inbox.subscribe,
    () => inbox.value,
    () => false,
  )
  return (
    me && (
      <Bell
        me={me}
        onRing={onRing}
        isOpen={isOpen}
        onOpenChange={inbox.set}
        onGo={({ board, card }) =>
          board === store.view.id ? openNow(context, card) : router.push(cardPath(board, card))
        }
        isShy
      />
    )
  )
}
