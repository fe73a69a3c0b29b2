import { boardCardsMax, countCards } from '../board.ts'
import {
  accept,
  isTaken,
  onBody,
  onCard,
  onList,
  placed,
  type Rules,
  reject,
  spacedWhenLong,
  unchanged,
} from '../decision.ts'
import { face } from '../face.ts'
import { placeCard } from '../place.ts'

/** What is asked of one card. */
export const cardRules: Rules<
  | 'AddCard'
  | 'RenameCard'
  | 'MoveCard'
  | 'ArchiveCard'
  | 'RestoreCard'
  | 'MoveCardToBoard'
  | 'DeleteCard'
  | 'DescribeCard'
> = {
  AddCard: (board, { cardId, listId, title, after }) => {
    if (isTaken(board, cardId)) return reject('id-taken')
    if (countCards(board) >= boardCardsMax) return reject('board-full')
    return onList(board, listId, () => {
      const { rank } = placeCard(board, listId, after, cardId)
      const number = board.lastNumber + 1
      const added = { type: 'CardAdded', cardId, listId, title, ...placed(after), rank, number } as const
      return accept(added, ...spacedWhenLong([rank], { type: 'ListReranked', listId }))
    })
  },

  RenameCard: (board, { cardId, title }) =>
    onCard(board, cardId, (card) =>
      title === card.title ? unchanged : accept({ type: 'CardRenamed', cardId, title, from: { title: card.title } }),
    ),

  MoveCard: (board, { cardId, listId, after }) =>
    onCard(board, cardId, (card) =>
      onList(board, listId, () => {
        const { rank, stays } = placeCard(board, listId, after, cardId)
        if (stays) return unchanged
        const from = { listId: card.listId, rank: card.rank }
        const moved = { type: 'CardMoved', cardId, listId, ...placed(after), rank, from } as const
        return accept(moved, ...spacedWhenLong([rank], { type: 'ListReranked', listId }))
      }),
    ),

  ArchiveCard: (board, { cardId }) => {
    if (board.archive.cards[cardId]) return unchanged
    return onCard(board, cardId, () => accept({ type: 'CardArchived', cardId }))
  },

  RestoreCard: (board, { cardId }) => {
    if (board.cards[cardId]) return unchanged
    const card = board.archive.cards[cardId]
    if (!card) return reject('card-not-found')
    if (countCards(board) >= boardCardsMax) return reject('board-full')
    return onList(board, card.listId, () => accept({ type: 'CardRestored', cardId, card: face(card) }))
  },

  // What it does on the other board is decided by `arrival.ts`.
  MoveCardToBoard: (board, { cardId }) => onCard(board, cardId, () => accept({ type: 'CardMovedToBoard', cardId })),

  DeleteCard: (board, { cardId }) => {
    if (board.gone.includes(cardId)) return unchanged
    if (board.cards[cardId]) return reject('card-not-archived')
    return board.archive.cards[cardId] ? accept({ type: 'CardDeleted', cardId }) : reject('card-not-found')
  },

  DescribeCard: (board, { cardId, description, base }, known) =>
    onBody(board, cardId, known, (_card, body) => {
      if (description === body.description) return unchanged
      const isSeen = base === body.describedAt || (base === 0 && body.description === '')
      if (!isSeen) return reject('text-changed', body.describedAt)
      const from = { description: body.description, describedAt: body.describedAt }
      return accept({ type: 'CardDescribed', cardId, description, base, from })
    }),
}
