'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useSyncExternalStore } from 'react'
import type { CardId } from '../../domain/id.ts'
import { toggleHistory } from '../_history/toggle-history.ts'
import { Bell } from '../_inbox/bell.tsx'
import { cardPath } from './paths.ts'
import { useBoard, useBoardContext, useLiveNow } from './use-board.ts'

/** The inbox, opened from a board. */
export function BoardBell() {
  const context = useBoardContext()
  const { store, inbox, open, historyAsked } = context
  const router = useRouter()
  const me = useBoard((now) => now.me?.id)
  const live = useLiveNow()
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
  const openNow = (card: CardId) => {
    open(card)
    // What is told is there now.
    if (historyAsked.value) toggleHistory(context)
  }
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
        onGo={({ board, card }) => (board === store.view.id ? openNow(card) : router.push(cardPath(board, card)))}
        isShy
      />
    )
  )
}
