import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId, ListId } from '../../domain/id.ts'

/** Where an arrow leads from a card, in its list. */
export function neighbour(view: Board, cardId: CardId, key: string): CardId | undefined {
  const card = view.cards[cardId]
  if (!card) return undefined
  const ids = cardsOf(view, card.listId)
  const index = ids.indexOf(cardId)
  switch (key) {
    case 'ArrowUp':
      return ids[index - 1]
    case 'ArrowDown':
      return ids[index + 1]
    case 'Home':
      return ids[0]
    case 'End':
      return ids.at(-1)
    default:
      return undefined
  }
}

/** What lies beside a list: the card at the same height in the next one, or the next one itself where it has none. */
export function besideList(
  { order }: Board,
  listId: ListId,
  key: string,
  height: number,
): { readonly list: ListId; readonly card: CardId | undefined } | null {
  const step = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0
  const list = step === 0 ? undefined : order.lists[order.lists.indexOf(listId) + step]
  if (!list) return null
  const ids = cardsOf({ order }, list)
  return { list, card: ids[Math.min(height, ids.length - 1)] }
}
