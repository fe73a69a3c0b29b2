'use client'

import { NoPast } from '../_board/no-past.tsx'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { later } from '../later.tsx'

const Flow = later(() => import('./flow-dialog.tsx').then(({ FlowDialog }) => FlowDialog))

/** Where the flow opens. It is of the past as well. */
export function FlowSlot() {
  const { open } = useBoardContext()
  const readsPast = useBoard((now) => now.readsPast)
  return readsPast ? <Flow /> : <NoPast onClose={() => open(null)} />
}
