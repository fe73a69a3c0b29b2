import { roleOf } from '../access.ts'
import { accept, onCards, type Rules, reject, unchanged } from '../decision.ts'
import { personOf } from '../person-of.ts'

export const cardPeopleMax = 50

/** What is asked of the people of cards. Whoever names a guest of before means the account. */
export const peopleRules: Rules<'AssignCards' | 'UnassignCards'> = {
  AssignCards: (board, { cardIds, userId: asked }) => {
    const userId = personOf(board, asked)
    if (roleOf(board, userId) === 'none') return reject('person-not-found')
    return onCards(board, cardIds, (cards) => {
      const without = cards.filter(({ people }) => !people?.includes(userId))
      if (without.length === 0) return unchanged
      if (without.some(({ people = [] }) => people.length >= cardPeopleMax)) return reject('card-full')
      return accept({ type: 'CardsAssigned', cardIds: without.map(({ id }) => id), userId })
    })
  },

  UnassignCards: (board, { cardIds, userId: asked }) =>
    onCards(board, cardIds, (cards) => {
      const userId = personOf(board, asked)
      const having = cards.filter(({ people }) => people?.includes(userId)).map(({ id }) => id)
      return having.length === 0 ? unchanged : accept({ type: 'CardsUnassigned', cardIds: having, userId })
    }),
}
