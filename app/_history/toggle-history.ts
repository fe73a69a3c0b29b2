import type { BoardContext } from '../_board/use-board.ts'

/** Opens the history at the newest entry, or goes back to now. */
export function toggleHistory({ historyAsked, history, hold }: BoardContext): void {
  if (hold.value) return
  if (historyAsked.value) (history.value?.leave ?? (() => historyAsked.set(null)))()
  else historyAsked.set({ at: null, plays: false })
}
