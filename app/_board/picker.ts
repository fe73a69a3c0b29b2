import type { CardId } from '../../domain/id.ts'

/** What is being chosen for one card or many; `anchor` is what it opens beside, and null means the middle of the page. */
export type Picker = {
  readonly kind: 'labels' | 'people' | 'due' | 'move'
  readonly cards: readonly CardId[]
  readonly anchor: HTMLElement | null
}
