import type { CardId } from '../../domain/id.ts'
import { toggleHistory } from '../_history/toggle-history.ts'
import type { BoardContext } from './use-board.ts'

/** Opens a card as it is now: what a letter tells of, or what was found, need not be in the past that is shown. */
export function openNow(context: BoardContext, card: CardId): void {
  context.open(card)
  if (context.historyAsked.value) toggleHistory(context)
}
