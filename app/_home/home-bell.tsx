'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { UserId } from '../../domain/id.ts'
import { cardPath } from '../_board/paths.ts'
import { Bell } from '../_inbox/bell.tsx'
import { onHomeRing } from './home-ring.ts'

/** The inbox, opened from home. */
export function HomeBell({ me }: { me: UserId }) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Bell
      me={me}
      onRing={onHomeRing}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onGo={({ board, card }) => router.push(cardPath(board, card))}
    />
  )
}
