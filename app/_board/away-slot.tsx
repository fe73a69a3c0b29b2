'use client'

import { later } from '../later.tsx'
import { useBoard } from './use-board.ts'

const AwayLine = later(() => import('./away-line.tsx').then((loaded) => loaded.AwayLine))

/** Where it stands what was done while I was away, once the board is followed. */
export function AwaySlot() {
  const isFollowed = useBoard(({ me, state }) => me !== null && state !== null)
  return isFollowed && <AwayLine />
}
