'use client'

import dynamic from 'next/dynamic'
import type { CardId } from '../../domain/id.ts'
import type { Picker } from './picker.ts'
import { useBoard, useBoardContext, usePicker } from './use-board.ts'

/** What a picker is drawn with: the cards are those of the asked ones that are still on the board, and at least one. */
export type PickerProps = {
  readonly cards: readonly CardId[]
  readonly anchor: HTMLElement | null
  readonly onClose: () => void
}

const pickers = {
  labels: dynamic(() => import('./label-picker.tsx').then(({ LabelPicker }) => LabelPicker), { ssr: false }),
  people: dynamic(() => import('./people-picker.tsx').then(({ PeoplePicker }) => PeoplePicker), { ssr: false }),
  due: dynamic(() => import('./due-picker.tsx').then(({ DuePicker }) => DuePicker), { ssr: false }),
  move: dynamic(() => import('./move-picker.tsx').then(({ MovePicker }) => MovePicker), { ssr: false }),
} as const

/** What is being chosen for cards: one at a time, beside what opened it. */
export function Pickers() {
  const picker = usePicker((now) => now)
  return picker && <Open key={picker.kind} {...picker} />
}

function Open({ kind, cards, anchor }: Picker) {
  const { picker } = useBoardContext()
  const present = useBoard(({ view }) => view.cards)
  const mayChange = useBoard((now) => now.mayChange)
  const left = cards.filter((id) => present[id])
  const One = pickers[kind]
  if (left.length === 0 || !mayChange) return null
  return <One cards={left} anchor={anchor} onClose={() => picker.set(null)} />
}
