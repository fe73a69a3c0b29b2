'use client'

import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { Bell } from '../_inbox/bell.tsx'
import { cardPath } from './paths.ts'
import { useBoard, useBoardContext } from './use-board.ts'

/** The inbox, opened from a board. */
export function BoardBell() {
  const { store, inbox, open } = useBoardContext()
  const router = useRouter()
  const me = useBoard((now) => now.me?.id)
  const onRing = useBoard((now) => now.live?.onInbox)
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
        onGo={({ board, card }) => (board === store.view.id ? open(card) : router.push(cardPath(board, card)))}
        isShy
      />
    )
  )
}
