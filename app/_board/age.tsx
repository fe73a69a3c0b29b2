'use client'

import type { Card } from '../../domain/board.ts'
import { later } from '../later.tsx'
import { useAgeing } from './use-ageing.ts'
import { useIsPast } from './use-board.ts'

const AgeMark = later(() => import('./age-mark.tsx').then(({ AgeMark: Loaded }) => Loaded))

/** How long a card has not moved, where that is long for its list and I want to see it: now, not in the past. One that moves is young again. */
export function Age({ card: { id, listId } }: { card: Card }) {
  const isPast = useIsPast()
  const aged = useAgeing((cards) => cards?.get(id))
  return !isPast && aged?.list === listId && <AgeMark aged={aged} />
}
