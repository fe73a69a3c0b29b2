import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'

/** Cards that stood one after another in a list, and what they stood after. */
export type Run = { readonly listId: ListId; readonly after: CardId | null; readonly cardIds: readonly CardId[] }

/** Where cards stand, as the moves that bring them back: done in this order, each finds in place what it names. */
export function wayBack(board: Board, cards: ReadonlySet<CardId>): readonly Run[] {
  const lists = new Set([...cards].flatMap((id) => board.cards[id]?.listId ?? []))
  return [...lists].flatMap((listId) => runsIn(listId, cardsOf(board, listId), cards))
}

function runsIn(listId: ListId, ids: readonly CardId[], cards: ReadonlySet<CardId>): Run[] {
  const runs: { listId: ListId; after: CardId | null; cardIds: CardId[] }[] = []
  let before: CardId | null = null
  for (const id of ids) {
    if (cards.has(id)) {
      const last = runs.at(-1)
      if (last && last.cardIds.at(-1) === before) last.cardIds.push(id)
      else runs.push({ listId, after: before, cardIds: [id] })
    }
    before = id
  }
  return runs
}
