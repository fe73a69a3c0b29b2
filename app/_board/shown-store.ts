import type { BoardStore } from '../_client/board-store.ts'
import type { Filtering } from './filtering.ts'

/**
 * The store for the hand and the keys: of the board it shows what the filter lets be seen, so that “after” is the card above
 * and a step leads to the next card that is there.
 */
export function shownStore<S extends BoardStore>(store: S, filtering: Filtering): S {
  const shown: S = Object.create(store, { view: { get: () => filtering.view } })
  return shown
}
