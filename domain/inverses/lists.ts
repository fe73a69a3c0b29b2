import { cardsOf } from '../board.ts'
import { accept, onList, spacedWhenLong, unchanged } from '../decision.ts'
import type { ListId } from '../id.ts'
import type { Inverses, Now } from '../inverse.ts'
import { listBack } from '../put-back.ts'
import { cardsOrder } from '../respaced.ts'
import { orderBack } from '../restoring/order-back.ts'

/** What undoes what was done to lists. A list that was added goes to the archive, with all that came into it since. */
export const listInverses: Inverses<
  | 'ListAdded'
  | 'ListRenamed'
  | 'ListMoved'
  | 'ListArchived'
  | 'ListRestored'
  | 'ListLimitSet'
  | 'ListSorted'
  | 'ListReordered'
  | 'ListCopied'
  | 'ListReranked'
  | 'ListsReranked'
> = {
  ListAdded: (now, { listId }) => archiveList(now, listId),
  ListRenamed: ({ would }, { listId, from }) => would({ type: 'RenameList', listId, title: from.title }),
  ListMoved: (now, { listId, from }) =>
    onList(now.board, listId, (list) => {
      const rank = listBack(now, { id: listId, rank: from.rank })
      const moved = { type: 'ListMoved', listId, rank, from: { rank: list.rank } } as const
      return accept(moved, ...spacedWhenLong([rank], { type: 'ListsReranked' }))
    }),
  ListArchived: ({ would }, { listId }) => would({ type: 'RestoreList', listId }),
  ListRestored: (now, { listId }) => archiveList(now, listId),
  ListLimitSet: ({ would }, { listId, from }) => would({ type: 'SetListLimit', listId, limit: from.limit }),
  ListSorted: (now, { listId }) => reorder(now, listId),
  ListReordered: (now, { listId }) => reorder(now, listId),
  // What the copy is made of is undone by itself.
  ListCopied: () => unchanged,
  ListReranked: () => unchanged,
  ListsReranked: () => unchanged,
}

const archiveList = ({ board, would }: Now, listId: ListId) =>
  onList(board, listId, () => would({ type: 'ArchiveList', listId }))

/** Puts those cards that were there in the order that they had; what came since stays below what is above it now. */
const reorder = (now: Now, listId: ListId) =>
  onList(now.board, listId, () => {
    const before = now.beforeRespacing(cardsOrder(listId))
    if (!before) throw new Error('an order is put back by the board that had it')
    const cards = cardsOf(now.board, listId)
    const places = new Map(cards.map((id, place) => [id, place]))
    const had = cardsOf(before.board, listId).filter((id) => places.has(id))
    const order = orderBack(cards, had).flatMap((id) => places.get(id) ?? [])
    if (order.every((place, index) => place === index)) return unchanged
    return accept({ type: 'ListReordered', listId, order })
  })
