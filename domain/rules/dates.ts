import { accept, onCards, type Rules, unchanged } from '../decision.ts'
import { isSameMoment } from '../moment.ts'

/** What is asked of the dates by which cards are due. */
export const dateRules: Rules<'SetDue' | 'MarkDue'> = {
  SetDue: (board, { cardIds, at }) =>
    onCards(board, cardIds, (cards) => {
      const other = cards.filter(({ due }) => !isSameMoment(due?.at ?? null, at))
      if (other.length === 0) return unchanged
      const from = other.map(({ due }) => due ?? null)
      return accept({ type: 'DueSet', cardIds: other.map(({ id }) => id), at, from })
    }),

  MarkDue: (board, { cardIds, done }) =>
    onCards(board, cardIds, (cards) => {
      const other = cards.filter(({ due }) => due && due.done !== done).map(({ id }) => id)
      return other.length === 0 ? unchanged : accept({ type: 'DueMarked', cardIds: other, done })
    }),
}
