import { boardCardsMax, boardListsMax, countCards } from '../board.ts'
import { accept, isTaken, onList, placed, type Rules, reject, spacedWhenLong, unchanged } from '../decision.ts'
import { cardsWithList } from '../evolve.ts'
import { placeList } from '../place.ts'

const spacing = { type: 'ListsReranked' } as const

/** What is asked of lists. */
export const listRules: Rules<'AddList' | 'RenameList' | 'MoveList' | 'ArchiveList' | 'RestoreList' | 'SetListLimit'> =
  {
    AddList: (board, { listId, title, after }) => {
      if (isTaken(board, listId)) return reject('id-taken')
      if (board.order.lists.length >= boardListsMax) return reject('board-full')
      const { rank } = placeList(board, after, listId)
      const added = { type: 'ListAdded', listId, title, ...placed(after), rank } as const
      return accept(added, ...spacedWhenLong([rank], spacing))
    },

    RenameList: (board, { listId, title }) =>
      onList(board, listId, (list) =>
        title === list.title ? unchanged : accept({ type: 'ListRenamed', listId, title, from: { title: list.title } }),
      ),

    MoveList: (board, { listId, after }) =>
      onList(board, listId, (list) => {
        const { rank, stays } = placeList(board, after, listId)
        if (stays) return unchanged
        const moved = { type: 'ListMoved', listId, ...placed(after), rank, from: { rank: list.rank } } as const
        return accept(moved, ...spacedWhenLong([rank], spacing))
      }),

    ArchiveList: (board, { listId }) => {
      if (board.archive.lists[listId]) return unchanged
      return onList(board, listId, () => accept({ type: 'ListArchived', listId }))
    },

    RestoreList: (board, { listId }) => {
      if (board.lists[listId]) return unchanged
      const list = board.archive.lists[listId]
      if (!list) return reject('list-not-found')
      const cards = cardsWithList(board, listId)
      if (board.order.lists.length >= boardListsMax || countCards(board) + cards > boardCardsMax)
        return reject('board-full')
      const { title, rank, limit } = list
      const restored = { type: 'ListRestored', listId, title, rank, limit, cards } as const
      return accept(restored, ...spacedWhenLong([rank], spacing))
    },

    SetListLimit: (board, { listId, limit }) =>
      onList(board, listId, (list) =>
        limit === list.limit ? unchanged : accept({ type: 'ListLimitSet', listId, limit, from: { limit: list.limit } }),
      ),
  }
