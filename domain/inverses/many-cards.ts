import type { Card } from '../board.ts'
import { onCard, onList, reject, spacedWhenLong } from '../decision.ts'
import type { Event } from '../event.ts'
import type { ListId } from '../id.ts'
import { acceptAll, type Inverses, onAllCards } from '../inverse.ts'
import { cardsBack } from '../put-back.ts'

/** What undoes what was done to many cards at once: for all of them, or not at all. */
export const manyCardsInverses: Inverses<
  | 'CardsAdded'
  | 'CardsMoved'
  | 'CardsArchived'
  | 'CardsRestored'
  | 'CardsLabelled'
  | 'CardsUnlabelled'
  | 'CardsAssigned'
  | 'CardsUnassigned'
  | 'DueSet'
  | 'DueMarked'
> = {
  CardsAdded: ({ board, would }, { cards }) => {
    const cardIds = cards.map(({ cardId }) => cardId)
    return onAllCards(board, cardIds, () => would({ type: 'ArchiveCards', cardIds }))
  },

  CardsMoved: (now, { cardIds, from }) =>
    onAllCards(now.board, cardIds, (cards) => {
      const lists = new Map<ListId, { card: Card; rank: string }[]>()
      for (const [index, card] of cards.entries()) {
        const place = from[index]
        if (place) lists.set(place.listId, [...(lists.get(place.listId) ?? []), { card, rank: place.rank }])
      }
      const missing = [...lists.keys()].find((listId) => !now.board.lists[listId])
      if (missing !== undefined) return onList(now.board, missing, () => reject('list-not-found'))
      return acceptAll(
        [...lists].flatMap(([listId, back]): Event[] => {
          const ranks = cardsBack(
            now,
            listId,
            back.map(({ card, rank }) => ({ id: card.id, rank })),
          )
          const left = back.map(({ card }) => ({ listId: card.listId, rank: card.rank }))
          const ids = back.map(({ card }) => card.id)
          return [
            { type: 'CardsMoved', cardIds: ids, listId, ranks, from: left },
            ...spacedWhenLong(ranks, { type: 'ListReranked', listId }),
          ]
        }),
      )
    }),

  CardsArchived: ({ board, would }, { cardIds }) => {
    const archived = cardIds.flatMap((id) => board.archive.cards[id] ?? [])
    const missing = cardIds.find((id) => !board.archive.cards[id])
    if (missing !== undefined) return onCard(board, missing, () => reject('card-not-found'))
    const stranded = archived.find(({ listId }) => !board.lists[listId])
    if (stranded) return onList(board, stranded.listId, () => reject('list-not-found'))
    return would({ type: 'RestoreCards', cardIds })
  },
  CardsRestored: ({ board, would }, { cardIds }) =>
    onAllCards(board, cardIds, () => would({ type: 'ArchiveCards', cardIds })),

  CardsLabelled: ({ board, would }, { cardIds, labelId }) =>
    onAllCards(board, cardIds, () => would({ type: 'UnlabelCards', cardIds, labelId })),
  CardsUnlabelled: ({ board, would }, { cardIds, labelId }) =>
    onAllCards(board, cardIds, () => would({ type: 'LabelCards', cardIds, labelId })),
  CardsAssigned: ({ board, would }, { cardIds, userId }) =>
    onAllCards(board, cardIds, () => would({ type: 'UnassignCards', cardIds, userId })),
  CardsUnassigned: ({ board, would }, { cardIds, userId }) =>
    onAllCards(board, cardIds, () => would({ type: 'AssignCards', cardIds, userId })),

  DueSet: ({ board }, { cardIds, from }) =>
    onAllCards(board, cardIds, (cards) => {
      const dates = new Map<string | null, Card[]>()
      for (const [index, card] of cards.entries()) {
        const at = from[index]?.at ?? null
        dates.set(at, [...(dates.get(at) ?? []), card])
      }
      const dated = [...dates].map(
        ([at, back]): Event => ({
          type: 'DueSet',
          cardIds: back.map(({ id }) => id),
          at,
          from: back.map(({ due }) => due ?? null),
        }),
      )
      // The mark went with the date: it comes back with it.
      const done = cards.filter(({ due }, index) => !due && from[index]?.done).map(({ id }) => id)
      return acceptAll([
        ...dated,
        ...(done.length > 0 ? [{ type: 'DueMarked', cardIds: done, done: true } as const] : []),
      ])
    }),
  DueMarked: ({ board, would }, { cardIds, done }) =>
    onAllCards(board, cardIds, () => would({ type: 'MarkDue', cardIds, done: !done })),
}
