import { type BoardId, type CardId } from '../../domain/id.ts'
import type { Hit } from '../../domain/wire.ts'
import type { PaletteItem } from './palette-item.ts'

/** A hit as the palette lists it: of a title the words are marked in it, of other texts a line shows them. */
export function itemOfHit(hit: Hit, go: (board: BoardId, card: CardId) => void): PaletteItem {
  const { board, boardTitle, prefix, card, number, title, list, where, excerpt } = hit
  return {
    id: `hit ${board} ${card}`,
    title,
    number: `${prefix}-${number}`,
    detail: `${boardTitle} / ${list}`,
    ...(where === 'title' || where === 'number' ? {} : { excerpt }),
    run: () => go(board, card),
  }
}
