'use client'

import { usePicker } from './use-board.ts'

/** What is being chosen for cards: one at a time, beside what opened it. */
export function Pickers() {
  const picker = usePicker((now) => now)
  if (!picker) return null
  return null
}
