import { boardCardsMax, type Card, countCards } from '../board.ts'
import { accept, isTaken, onCards, onList, placed, type Rules, reject, spacedWhenLong, unchanged } from '../decision.ts'
import { placeCards } from '../place.ts'

/** What is asked of many cards at once that they may also be asked one by one. */
export const manyCardsRules: Rules<'AddCards' | 'MoveCards' | 'ArchiveCards' | 'RestoreCards'> = {
  AddCards: (board, { cards, listId, after }) => {
    if (cards.some(({ cardId }) => isTaken(board, cardId))) return reject('id-taken')
    if (countCards(board) + cards.length > boardCardsMax) return reject('board-full')
    return onList(board, listId, () => {
      const ids = cards.map(({ cardId }) => cardId)
      const { ranks } = placeCards(board, listId, after, ids)
      const numbers = ids.map((_, index) => board.lastNumber + 1 + index)
      const added = { type: 'CardsAdded', cards, listId, ...placed(after), ranks, numbers } as const
      return accept(added, ...spacedWhenLong(ranks, { type: 'ListReranked', listId }))
    })
  },

  MoveCards: (board, { cardIds, listId, after }) =>
    onCards(board, cardIds, (cards) =>
      onList(board, listId, () => {
        const ids = cards.map(({ id }) => id)
        const { ranks, stay } = placeCards(board, listId, after, ids)
        if (stay) return unchanged
        const from = cards.map((card) => ({ listId: card.listId, rank: card.rank }))
        const moved = { type: 'CardsMoved', cardIds: ids, listId, ...placed(after), ranks, from } as const
        return accept(moved, ...spacedWhenLong(ranks, { type: 'ListReranked', listId }))
      }),
    ),

  ArchiveCards: (board, { cardIds }) => {
    if (cardIds.every((id) => board.archive.cards[id])) return unchanged
    return onCards(board, cardIds, (cards) => accept({ type: 'CardsArchived', cardIds: cards.map(({ id }) => id) }))
  },

  RestoreCards: (board, { cardIds }) => {
    const archived: Card[] = cardIds.flatMap((id) => board.archive.cards[id] ?? [])
    const ids = archived.filter(({ listId }) => board.lists[listId]).map(({ id }) => id)
    if (ids.length === 0 && archived.length > 0) return reject('list-archived')
    if (ids.length === 0) return onCards(board, cardIds, () => unchanged)
    if (countCards(board) + ids.length > boardCardsMax) return reject('board-full')
    return accept({ type: 'CardsRestored', cardIds: ids })
  },
}
