'use client'

import { useEffect, useState } from 'react'
import { later } from '../later.tsx'
import { useBoard } from './use-board.ts'

const AwayWatch = later(() => import('./away-watch.tsx').then((loaded) => loaded.AwayWatch))

/** The board itself comes first: nobody reads two things at once. */
const calmMs = 1_500

/** Where it stands what was done while I was away, soon after the board is followed. */
export function AwaySlot() {
  const isFollowed = useBoard(({ me, state }) => me !== null && state !== null)
  const [isTime, setIsTime] = useState(false)
  useEffect(() => {
    if (!isFollowed) return
    const timer = setTimeout(() => setIsTime(true), calmMs)
    return () => clearTimeout(timer)
  }, [isFollowed])
  return isTime && <AwayWatch />
}
