import { cardsOf } from '../../domain/board.ts'
import type { CardId } from '../../domain/id.ts'
import { cardElement } from '../_board/geometry.ts'
import { cardInPath } from '../_board/paths.ts'
import type { BoardContext } from '../_board/use-board.ts'

/** The first of these cards, where none of them can be seen now; null where one can, or none is on the board. */
export function unseenCard({ now, store }: BoardContext, cards: readonly CardId[]): CardId | null {
  // Above the history it is not the board of now that is seen.
  if (store.past) return null
  const there = cards.filter((id) => now.view.cards[id])
  const open = cardInPath(window.location.pathname)
  return there.some((id) => id === open || isInSight(id)) ? null : (there[0] ?? null)
}

/** Brings a card into sight, with the focus; opens it where the filter hides it, or its list is narrow. */
export function showCard({ now, filtering, collapsed, focus, open }: BoardContext, card: CardId): void {
  const listId = now.view.cards[card]?.listId
  if (listId && !collapsed.value.has(listId) && cardsOf(filtering.view, listId).includes(card)) focus.move(card)
  else open(card)
}

function isInSight(card: CardId): boolean {
  const element = cardElement(card)
  const around = element?.closest('ol')?.getBoundingClientRect()
  if (!element || !around) return false
  const { top, bottom, left, right } = element.getBoundingClientRect()
  return bottom > around.top && top < around.bottom && right > 0 && left < window.innerWidth
}
