'use client'

import { useSyncExternalStore } from 'react'
import { later } from '../later.tsx'
import { useBoardContext } from './use-board.ts'

const ActivityPanel = later(() => import('./activity-panel.tsx').then((loaded) => loaded.ActivityPanel))

/** Where the activity of the board opens. `isCovered`: a card lies over it. */
export function ActivitySlot({ isCovered }: { isCovered: boolean }) {
  const { activity } = useBoardContext()
  const isOpen = useSyncExternalStore(
    activity.subscribe,
    () => activity.value,
    () => false,
  )
  return isOpen && <ActivityPanel isCovered={isCovered} onClose={() => activity.set(false)} />
}
