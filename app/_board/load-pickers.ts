import type { ComponentType } from 'react'
import type { CardId } from '../../domain/id.ts'
import { fetchAhead } from '../fetch-ahead.ts'
import type { Picker } from './picker.ts'

/** What a picker is drawn with: the cards are those of the asked ones that are still on the board, and at least one. */
export type PickerProps = {
  readonly cards: readonly CardId[]
  readonly anchor: HTMLElement | null
  readonly onClose: () => void
}

/** Fetches what draws a picker. */
export const pickerLoads: Readonly<Record<Picker['kind'], () => Promise<ComponentType<PickerProps>>>> = {
  labels: () => import('./label-picker.tsx').then(({ LabelPicker }) => LabelPicker),
  people: () => import('./people-picker.tsx').then(({ PeoplePicker }) => PeoplePicker),
  due: () => import('./due-picker.tsx').then(({ DuePicker }) => DuePicker),
  move: () => import('./move-picker.tsx').then(({ MovePicker }) => MovePicker),
}

/** Fetches all of them, when a hand comes near; what cannot be fetched now is asked for again when it is opened. */
export function loadPickers(): void {
  for (const load of Object.values(pickerLoads)) fetchAhead(load)
}
