import { type CardId, isCardId, isListId, isUserId, type ListId, type UserId } from '../../domain/id.ts'

/** Places relative to content, so that they are right on any screen. They come as others sent them: they are read with care. */

/** Where someone points, or holds a card. Fractions may lie outside of 0 to 1. */
export type At = { readonly list: ListId; readonly card: CardId | null; readonly x: number; readonly y: number }

/**
 * What a window shows of the board. As far across the window as the board is scrolled across are `x` widths of `list`; in
 * `column`, the list that was scrolled last, `y` heights of `card` are above the top.
 */
export type Sight = {
  readonly list: ListId | null
  readonly x: number
  readonly column: ListId | null
  readonly card: CardId | null
  readonly y: number
}

export function readAt(at: unknown): At | null {
  const { list, card, x, y } = fieldsOf(at)
  if (!isListId(list) || !(card === null || isCardId(card))) return null
  return typeof x === 'number' && typeof y === 'number' ? { list, card, x, y } : null
}

export function readSight(at: unknown): Sight | null {
  const { list = null, x = 0, column = null, card = null, y = 0 } = fieldsOf(at)
  if (!isOrNull(list, isListId) || !isOrNull(column, isListId) || !isOrNull(card, isCardId)) return null
  return typeof x === 'number' && typeof y === 'number' ? { list, x, column, card, y } : null
}

/** Whom the sender follows, where that is what was said. */
export function readFollows(at: unknown): UserId | null {
  const { follows } = fieldsOf(at)
  return isUserId(follows) ? follows : null
}

/** The card that the sender has open. */
export function readOpen(at: unknown): CardId | null {
  const { open } = fieldsOf(at)
  return isCardId(open) ? open : null
}

const fieldsOf = (at: unknown): Record<string, unknown> => (typeof at === 'object' && at !== null ? { ...at } : {})

const isOrNull = <I>(id: unknown, is: (id: unknown) => id is I): id is I | null => id === null || is(id)
