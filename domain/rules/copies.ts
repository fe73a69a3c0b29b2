import { type Board, boardCardsMax, boardListsMax, type Card, cardsOf, countCards } from '../board.ts'
import { addedCard, cardFacts } from '../copied-cards.ts'
import { accept, isTaken, onList, type Rules, reject, spacedWhenLong } from '../decision.ts'
import type { Event } from '../event.ts'
import { placeList } from '../place.ts'
import { spaced } from '../rank.ts'

/** What is asked of a list that is to be there twice. */
export const copyRules: Rules<'CopyList'> = {
  CopyList: (board, { listId, newListId, title: asked, copies }) =>
    onList(board, listId, (list) => {
      const cards = cardsOf(board, listId).flatMap((id) => {
        const newId = copies[id]
        const card = board.cards[id]
        return card && newId ? [{ card, newId }] : []
      })
      const ids: string[] = [newListId, ...cards.map(({ newId }) => newId)]
      if (new Set(ids).size < ids.length || ids.some((id) => isTaken(board, id))) return reject('id-taken')
      if (board.order.lists.length >= boardListsMax || countCards(board) + cards.length > boardCardsMax)
        return reject('board-full')

      const { limit } = list
      const title = asked ?? list.title
      const { rank } = placeList(board, listId, newListId)
      const made = Object.fromEntries(cards.map(({ card, newId }) => [card.id, newId]))
      const limited: Event[] =
        limit === null ? [] : [{ type: 'ListLimitSet', listId: newListId, limit, from: { limit: null } }]
      const faces = spaced(
        cards.map(({ card, newId }, index): Card => {
          const number = board.lastNumber + index + 1
          return { ...shown(board, card), id: newId, listId: newListId, number }
        }),
      )
      return accept(
        { type: 'ListCopied', listId, newListId, title, copies: made },
        { type: 'ListAdded', listId: newListId, title, after: listId, rank },
        ...limited,
        ...faces.map(addedCard),
        ...cardFacts(faces),
        ...spacedWhenLong([rank], { type: 'ListsReranked' }),
      )
    }),
}

/** A card without the labels that are archived. */
const shown = ({ labels }: Board, card: Card): Card => ({
  ...card,
  labels: card.labels?.filter((id) => labels[id]) ?? [],
})
