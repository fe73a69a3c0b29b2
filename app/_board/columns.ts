import type { CardId, ListId } from '../../domain/id.ts'

/** The columns that are drawn, for whoever must know where things lie: the drag, and the keys. */
export type ColumnHandle = {
  /** The element that scrolls, with the cards in it. */
  readonly scroller: HTMLElement
  /** Its cards from the top, drawn or not. */
  rows(): readonly Row[]
  /** Brings a card into sight. */
  scrollTo(cardId: CardId): void
}
/** `height` is in pixels, with the gap below it. */
export type Row = { readonly id: CardId; readonly height: number }

export type Columns = Map<ListId, ColumnHandle>

/** Pixels between two cards. */
export const cardGap = 8

/**
 * The card after which a held one would land, whose top is at so many pixels from the top of the first; null: at the
 * top. It goes to the slot that it is nearest to, when the others have closed ranks.
 */
export function afterAt(rows: readonly Row[], held: CardId, heldTop: number): CardId | null {
  let top = 0
  let after: CardId | null = null
  for (const { id, height } of rows) {
    if (id === held) continue
    if (heldTop < top + height / 2) break
    after = id
    top += height
  }
  return after
}

/** The cards that lie between two heights of a column, wholly or in part, in whichever order the heights come. */
export function rowsBetween(rows: readonly Row[], one: number, other: number): readonly CardId[] {
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const found: CardId[] = []
  let top = 0
  for (const { id, height } of rows) {
    if (from < to && top < to && top + height - cardGap > from) found.push(id)
    top += height
  }
  return found
}

/** Which card is at the top of a column that is scrolled so far, and how much of it is above: a fraction of its height. */
export function rowAt(rows: readonly Row[], scrolled: number): { card: CardId | null; y: number } {
  let top = 0
  for (const { id, height } of rows) {
    if (scrolled < top + height) return { card: id, y: (scrolled - top) / height }
    top += height
  }
  return { card: null, y: 0 }
}

/** How far a column is scrolled when a card is at its top; null where the card is not in it. */
export function topOf(rows: readonly Row[], card: CardId, y: number): number | null {
  let top = 0
  for (const { id, height } of rows) {
    if (id === card) return top + y * height
    top += height
  }
  return null
}
