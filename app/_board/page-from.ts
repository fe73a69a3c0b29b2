import { type Board, cardsOf } from '../../domain/board.ts'
import type { CardId } from '../../domain/id.ts'
import type { Columns } from './columns.ts'

/** The card that is as far away as a list is high, by Page Up and Page Down; undefined for other keys. */
export function pageFrom(view: Board, columns: Columns, cardId: CardId, key: string): CardId | undefined {
  const step = key === 'PageUp' ? -1 : key === 'PageDown' ? 1 : 0
  const list = view.cards[cardId]?.listId
  const column = list && columns.get(list)
  if (step === 0 || !list || !column) return undefined
  const heights = new Map(column.rows().map(({ id, height }) => [id, height]))
  const ids = cardsOf(view, list)
  let index = ids.indexOf(cardId)
  for (let left = column.scroller.clientHeight; left > 0; index += step) {
    const next = ids[index + step]
    if (!next) break
    left -= heights.get(next) ?? 0
    if (left < 0) break
  }
  return ids[index]
}
