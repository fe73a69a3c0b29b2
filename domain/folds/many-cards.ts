import { archiveCard, changeCard, changeCards, type Folds, restoreCard } from '../draft.ts'

/** What becomes of many cards at once. */
export const manyCardsFolds: Folds<
  | 'CardsAdded'
  | 'CardsMoved'
  | 'CardsArchived'
  | 'CardsRestored'
  | 'CardsAssigned'
  | 'CardsUnassigned'
  | 'DueSet'
  | 'DueMarked'
> = {
  CardsAdded: (draft, { cards, listId, ranks, numbers }) => {
    for (const [index, { cardId, title }] of cards.entries()) {
      const [rank, number] = [ranks[index], numbers[index]]
      if (rank === undefined || number === undefined) continue
      draft.lastNumber = Math.max(draft.lastNumber, number)
      draft.shelf.putCard({ id: cardId, number, listId, rank, title, described: false })
    }
  },
  CardsMoved: (draft, { cardIds, listId, ranks }) => {
    for (const [index, cardId] of cardIds.entries()) {
      const rank = ranks[index]
      if (rank !== undefined) changeCard(draft, cardId, { listId, rank })
    }
  },
  CardsArchived: (draft, { cardIds }, seq) => {
    for (const cardId of cardIds) {
      const card = draft.shelf.read().cards[cardId]
      if (card) archiveCard(draft, card, seq, false)
    }
  },
  CardsRestored: (draft, { cardIds }) => {
    for (const cardId of cardIds) {
      const card = draft.archived.read().cards[cardId]
      if (card) restoreCard(draft, card)
    }
  },
  CardsAssigned: (draft, { cardIds, userId }) =>
    changeCards(draft, cardIds, ({ people = [] }) => (people.includes(userId) ? {} : { people: [...people, userId] })),
  CardsUnassigned: (draft, { cardIds, userId }) =>
    changeCards(draft, cardIds, ({ people = [] }) => ({ people: people.filter((id) => id !== userId) })),
  DueSet: (draft, { cardIds, at }) =>
    changeCards(draft, cardIds, ({ due }) => ({ due: at === null ? undefined : { at, done: due?.done ?? false } })),
  DueMarked: (draft, { cardIds, done }) =>
    changeCards(draft, cardIds, ({ due }) => (due ? { due: { at: due.at, done } } : {})),
}
