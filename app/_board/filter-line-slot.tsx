'use client'

import { later } from '../later.tsx'
import { useFiltering } from './use-board.ts'

const FilterLine = later(() => import('./filter-line.tsx').then(({ FilterLine: Loaded }) => Loaded))

/** Where it is said that a filter is on. */
export function FilterLineSlot() {
  const isOn = useFiltering((now) => now.isOn)
  return isOn && <FilterLine />
}
