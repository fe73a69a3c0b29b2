import { isCardId } from '../../domain/id.ts'
import type { BoardContext } from '../_board/use-board.ts'

/**
 * Asked before a change is drawn: afterwards the focus is brought back to the card that it was on, where the change has
 * moved that; where the card is gone, to the one beside it.
 */
export function keepFocus({ now, focus }: Pick<BoardContext, 'now' | 'focus'>): () => void {
  const place = document.activeElement?.closest('[data-card-link]')?.closest<HTMLElement>('[data-card]')
  const row = place?.closest('li')
  const ids = [place, ...[row?.nextElementSibling, row?.previousElementSibling].map(cardIn)].map(
    (it) => it?.dataset.card,
  )
  return () => {
    if (document.activeElement !== document.body) return
    const card = ids.filter(isCardId).find((id) => now.view.cards[id])
    if (card) focus.move(card)
  }
}

const cardIn = (row: Element | null | undefined) => row?.querySelector<HTMLElement>('[data-card]')
