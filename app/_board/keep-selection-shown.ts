import { inOrder } from './selection.ts'
import type { BoardContext } from './use-board.ts'

/** What a filter takes out of sight is no longer selected: nothing is done to cards unseen. Returns its own undo. */
export function keepSelectionShown({ filtering, selection }: BoardContext): () => void {
  let last = filtering.filter
  return filtering.subscribe(() => {
    if (filtering.filter === last) return
    last = filtering.filter
    if (selection.cards.size > 0) selection.set(inOrder(filtering.view, selection.cards))
  })
}
