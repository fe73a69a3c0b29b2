import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'
import { inParts } from './in-parts.ts'
import { titleOf } from './title-of.ts'
import type { BoardContext } from './use-board.ts'

/** Where cards are to go: a list, and the top, the end, or a place in it, which counts from 1. */
export type Target = { readonly list: ListId; readonly place: 'top' | 'end' | number }

/** Moves cards to a place, one after another. */
export function moveCards(
  { store, tell }: Pick<BoardContext, 'store' | 'tell'>,
  cards: readonly CardId[],
  target: Target,
): void {
  const { view } = store
  const [first] = cards
  if (first === undefined || isThere(view, cards, target)) return
  const listId = target.list
  let after = afterIn(view, cards, target)
  const asked = inParts(cards).map((cardIds) => {
    const place = { listId, after }
    after = cardIds.at(-1) ?? after
    return cards.length === 1
      ? store.propose({ type: 'MoveCard', cardId: first, ...place })
      : store.propose({ type: 'MoveCards', cardIds, ...place })
  })
  tell('moved', { ...titleOf(view, cards), list: view.lists[listId]?.title ?? '' }, asked)
}

/** The card that the first of the moved ones will stand after. */
export function afterIn(board: Board, cards: readonly CardId[], { list, place }: Target): CardId | null {
  const moved = new Set(cards)
  const others = cardsOf(board, list).filter((id) => !moved.has(id))
  if (place === 'top') return null
  return (place === 'end' ? others.at(-1) : others[Math.min(place - 1, others.length) - 1]) ?? null
}

/** Whether they all stand there already. */
function isThere(board: Board, cards: readonly CardId[], target: Target): boolean {
  const ids = cardsOf(board, target.list)
  const after = afterIn(board, cards, target)
  const start = after === null ? 0 : ids.indexOf(after) + 1
  return cards.every((id, index) => ids[start + index] === id)
}
