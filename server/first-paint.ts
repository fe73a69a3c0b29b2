import { type Card, cardsOf } from '../domain/board.ts'
import { peopleOnCards } from '../domain/face.ts'
import type { CardId, Epoch, ListId, UserId } from '../domain/id.ts'
import type { Person } from '../domain/person.ts'
import { type Snapshot, toWireBoard } from '../domain/wire.ts'
import type { BoardState } from './boards.ts'

/** What a page is rendered with: the lists, and of each the first cards. */
export type FirstPaint = {
  readonly snapshot: Snapshot
  /** How many cards each list has in truth. */
  readonly counts: Readonly<Record<ListId, number>>
  /** Whether nothing is left out. */
  readonly isWhole: boolean
  /** Whether who asked has given the board a star; null where that is not known. */
  readonly starred: boolean | null
  /** Who is on these cards. */
  readonly people: readonly Person[]
  /** The same at another moment, where one was asked for; `at` is when that entry was made. */
  readonly past: (Pick<FirstPaint, 'snapshot' | 'counts'> & { readonly at: string }) | null
}

/** Enough for the tallest screens. */
const cardsOfListMax = 20

export function firstPaint(
  { board, seq }: BoardState,
  epoch: Epoch,
  show: (id: UserId) => Person,
): Omit<FirstPaint, 'starred' | 'past'> {
  const cards: Record<CardId, Card> = {}
  const counts: Record<ListId, number> = {}
  let isWhole = true
  for (const listId of board.order.lists) {
    const ids = cardsOf(board, listId)
    counts[listId] = ids.length
    isWhole &&= ids.length <= cardsOfListMax
    for (const id of ids.slice(0, cardsOfListMax)) {
      const card = board.cards[id]
      if (card) cards[id] = card
    }
  }
  return {
    snapshot: { board: { ...toWireBoard(board), lists: { ...board.lists }, cards }, epoch, seq },
    counts,
    isWhole,
    people: [...peopleOnCards({ cards })].map(show),
  }
}
