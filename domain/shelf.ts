import type { Board, Card, List, Rank, Shelf } from './board.ts'
import type { CardId, ListId } from './id.ts'
import { indexIn, type Lane, type Lanes } from './rank.ts'

/** Lists and cards under the fold: a record is copied at its first write, then written in place on its own copy. */
export type ShelfDraft<L extends List, C extends Card> = {
  /** What it holds now. Read it again after a write. */
  read(): Shelf<L, C>
  putList(list: L): void
  dropList(listId: ListId): void
  putCard(card: C): void
  dropCard(cardId: CardId): void
  /** Writes new ranks where the order stays as it is. */
  rerankLists(lists: readonly L[]): void
  rerankCards(cards: readonly C[]): void
  /** Puts the cards of a list, all of them and with new ranks, in another order. */
  reorderCards(listId: ListId, cards: readonly C[]): void
  /** From here on the orders are copied again at their first write, so that who holds one sees that it changed. */
  settle(): void
}

/** The cards of one list as a lane. */
const cardLane = ({ cards, order }: Shelf<List, Card>, listId: ListId): Lane<CardId> => ({
  ids: order.cards[listId] ?? [],
  things: cards,
})

/** The lists as a lane. */
const listLane = ({ lists, order }: Shelf<List, Card>): Lane<ListId> => ({ ids: order.lists, things: lists })

/** A shelf from records alone: the orders are derived. */
export function shelve<L extends List, C extends Card>(
  lists: Readonly<Record<ListId, L>>,
  cards: Readonly<Record<CardId, C>>,
): Shelf<L, C> {
  const lanes: Record<ListId, C[]> = {}
  for (const card of values(cards)) {
    const lane = lanes[card.listId]
    if (lane) lane.push(card)
    else lanes[card.listId] = [card]
  }
  const order: Record<ListId, CardId[]> = {}
  for (const lane of values(lanes)) {
    const first = lane[0]
    if (first) order[first.listId] = lane.sort(byRank).map((card) => card.id)
  }
  const listOrder = [...values(lists)].sort(byRank).map((list) => list.id)
  return { lists, cards, order: { lists: listOrder, cards: order } }
}

/** Opens a shelf for writing; the one that it was opened on stays as it is. */
export function openShelf<L extends List, C extends Card>(base: Shelf<L, C>): ShelfDraft<L, C> {
  let lists = base.lists
  let cards = base.cards
  let lanes = base.order.cards
  let listOrder = base.order.lists
  let ownLists: Record<ListId, L> | undefined
  let ownCards: Record<CardId, C> | undefined
  let ownLanes: Record<ListId, readonly CardId[]> | undefined
  let freshListOrder: ListId[] | undefined
  const freshLanes = new Map<ListId, CardId[]>()

  const writeLists = () => (lists = ownLists ??= { ...lists })
  const writeCards = () => (cards = ownCards ??= { ...cards })
  const writeLanes = () => (lanes = ownLanes ??= { ...lanes })
  const writeListOrder = () => (listOrder = freshListOrder ??= [...listOrder])
  const writeLane = (listId: ListId): CardId[] => {
    const fresh = freshLanes.get(listId)
    if (fresh) return fresh
    const lane = [...(lanes[listId] ?? [])]
    freshLanes.set(listId, lane)
    writeLanes()[listId] = lane
    return lane
  }
  const read = (): Shelf<L, C> => ({ lists, cards, order: { lists: listOrder, cards: lanes } })

  const takeList = ({ id, rank }: L) => {
    const ids = writeListOrder()
    ids.splice(indexIn({ ids, things: lists }, rank, id), 1)
  }
  const takeCard = ({ id, listId, rank }: C) => {
    const ids = writeLane(listId)
    ids.splice(indexIn({ ids, things: cards }, rank, id), 1)
    if (ids.length > 0) return
    delete writeLanes()[listId]
    freshLanes.delete(listId)
  }

  return {
    read,
    putList: (list) => {
      const before = lists[list.id]
      if (before?.rank === list.rank) {
        writeLists()[list.id] = list
        return
      }
      if (before) takeList(before)
      const ids = writeListOrder()
      ids.splice(indexIn({ ids, things: lists }, list.rank, list.id), 0, list.id)
      writeLists()[list.id] = list
    },
    dropList: (listId) => {
      const before = lists[listId]
      if (!before) return
      takeList(before)
      delete writeLists()[listId]
    },
    putCard: (card) => {
      const before = cards[card.id]
      if (before?.rank === card.rank && before.listId === card.listId) {
        writeCards()[card.id] = card
        return
      }
      if (before) takeCard(before)
      const ids = writeLane(card.listId)
      ids.splice(indexIn({ ids, things: cards }, card.rank, card.id), 0, card.id)
      writeCards()[card.id] = card
    },
    dropCard: (cardId) => {
      const before = cards[cardId]
      if (!before) return
      takeCard(before)
      delete writeCards()[cardId]
    },
    rerankLists: (reranked) => {
      for (const list of reranked) writeLists()[list.id] = list
    },
    rerankCards: (reranked) => {
      for (const card of reranked) writeCards()[card.id] = card
    },
    reorderCards: (listId, reordered) => {
      for (const card of reordered) writeCards()[card.id] = card
      const lane = writeLane(listId)
      for (const [index, card] of reordered.entries()) lane[index] = card.id
    },
    settle: () => {
      freshListOrder = undefined
      freshLanes.clear()
    },
  }
}

/** The lanes in which a card of this list has neighbours. */
export const cardLanes = (board: Board, listId: ListId): Lanes<CardId> => [
  cardLane(board, listId),
  cardLane(board.archive, listId),
]

/** The lanes in which a list has neighbours. */
export const listLanes = (board: Board): Lanes<ListId> => [listLane(board), listLane(board.archive)]

const byRank = (a: { rank: Rank; id: string }, b: { rank: Rank; id: string }): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1

/** The values of a record, typed by its own type and not by that of its keys. */
const values = <T>(record: Readonly<Record<string, T>>): T[] => Object.values(record)
