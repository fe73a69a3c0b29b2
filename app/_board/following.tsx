'use client'

import { useEffect } from 'react'
import { later } from '../later.tsx'
import { shareIdle } from './share-idle.ts'
import { shareSight } from './share-sight.ts'
import { useBoard, useBoardContext, useFollowed } from './use-board.ts'
import { useGathering } from './use-gathering.ts'

const Followed = later(() => import('./followed-frame.tsx').then(({ Followed: Loaded }) => Loaded))

/** What my window shows goes to the others; whom I follow leads it, which a frame in their hue says. */
export function Following() {
  const { now, columns, scrolled, followed } = useBoardContext()
  const live = useBoard((store) => store.live)
  // Who looks at the past is at their tab all the same.
  const socket = useBoard(() => now.live)
  const person = useFollowed((one) => one)
  useEffect(() => (socket ? shareIdle(socket) : undefined), [socket])
  useEffect(
    () => (live ? shareSight({ live, columns, scrolled, followed }) : undefined),
    [live, columns, scrolled, followed],
  )
  useGathering(live)
  return person && live && <Followed key={person.id} person={person} />
}
