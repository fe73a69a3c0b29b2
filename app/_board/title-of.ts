import type { Board } from '../../domain/board.ts'
import type { CardId } from '../../domain/id.ts'

/** How many cards, and what the first is called: for sentences about them. */
export const titleOf = ({ cards }: Board, ids: readonly CardId[]): { count: number; title: string } => ({
  count: ids.length,
  title: ids.flatMap((id) => cards[id] ?? [])[0]?.title ?? '',
})
