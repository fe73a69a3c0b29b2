'use client'

import { may, roleOf } from '../../domain/access.ts'
import { useBoard, useIsPast } from './use-board.ts'

/** [A40] Whether I may erase words of this board for good; not while its past is shown. */
export function useMayErase(): boolean {
  const isPast = useIsPast()
  return useBoard(({ view, me }) => me !== null && may(roleOf(view, me.id), 'EraseTexts')) && !isPast
}
