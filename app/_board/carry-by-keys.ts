import { type Board, cardsOf } from '../../domain/board.ts'
import { isListId } from '../../domain/id.ts'
import { type CardHold, type ListHold, listsUnder } from './hold.ts'

/** A held card, carried by a key; null where the key does not carry. */
export function carryCard(view: Board, held: CardHold, key: string): CardHold | null {
  const others = cardsOf(view, held.list).filter((id) => !held.cards.includes(id))
  const index = held.after === null ? 0 : others.includes(held.after) ? others.indexOf(held.after) + 1 : others.length
  const at = (slot: number): CardHold => ({ ...held, after: others[slot - 1] ?? null })
  switch (key) {
    case 'ArrowUp':
      return index > 0 ? at(index - 1) : null
    case 'ArrowDown':
      return index < others.length ? at(index + 1) : null
    case 'Home':
      return at(0)
    case 'End':
      return at(others.length)
    case 'ArrowLeft':
    case 'ArrowRight': {
      const lists = view.order.lists
      const list = lists[lists.indexOf(held.list) + (key === 'ArrowLeft' ? -1 : 1)]
      if (!isListId(list)) return null
      const there = cardsOf(view, list).filter((id) => !held.cards.includes(id))
      return { ...held, list, after: there[Math.min(index, there.length) - 1] ?? null }
    }
    default:
      return null
  }
}

/** A held list, carried by a key. */
export function carryList(view: Board, held: ListHold, key: string): ListHold | null {
  const ids = listsUnder(held, view.order.lists)
  const others = ids.filter((id) => id !== held.list)
  const index = ids.indexOf(held.list)
  if (key === 'ArrowLeft' && index > 0) return { ...held, after: others[index - 2] ?? null }
  if (key === 'ArrowRight' && index < others.length) return { ...held, after: others[index] ?? null }
  return null
}
