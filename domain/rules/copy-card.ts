import { roleOf } from '../access.ts'
import { type Board, boardCardsMax, type Card, countCards } from '../board.ts'
import type { Body } from '../body.ts'
import { checklistsOf, itemsOf } from '../checklist.ts'
import { cardFacts } from '../copied-cards.ts'
import { accept, isTaken, onBody, onList, placed, type Rules, reject, spacedWhenLong } from '../decision.ts'
import type { Event } from '../event.ts'
import type { CardId } from '../id.ts'
import { placeCard } from '../place.ts'

/** What is asked for once more: a card as it stands. */
export const cardCopyRules: Rules<'CopyCard'> = {
  CopyCard: (board, { type: _type, commandId: _commandId, ...asked }, known) =>
    onBody(board, asked.cardId, known, (card, body) => {
      const { cardId, newCardId, listId = card.listId, title = card.title } = asked
      if (isTaken(board, newCardId)) return reject('id-taken')
      if (countCards(board) >= boardCardsMax) return reject('board-full')
      return onList(board, listId, () => {
        // A copy that is asked for without a place lies right below.
        const after = asked.after === undefined && listId === card.listId ? cardId : asked.after
        const { rank } = placeCard(board, listId, after, newCardId)
        const number = board.lastNumber + 1
        return accept(
          { type: 'CardCopied', ...asked },
          { type: 'CardAdded', cardId: newCardId, listId, title, ...placed(after), rank, number },
          ...spacedWhenLong([rank], { type: 'ListReranked', listId }),
          ...factsOf(board, card, newCardId),
          ...wordsOf(body, newCardId),
          ...checklistsIn(board, body, newCardId),
        )
      })
    }),
}

/** The labels that are not archived, who may still be assigned, and the date. */
const factsOf = (board: Board, card: Card, newCardId: CardId): Event[] =>
  cardFacts([
    {
      ...card,
      id: newCardId,
      labels: card.labels?.filter((id) => board.labels[id]) ?? [],
      people: card.people?.filter((id) => roleOf(board, id) !== 'none') ?? [],
    },
  ])

function wordsOf({ description }: Body, cardId: CardId): Event[] {
  if (description === '') return []
  return [{ type: 'CardDescribed', cardId, description, base: 0, from: { description: '', describedAt: 0 } }]
}

/** Ids of checklists and items are of their card alone: on the copy they are the same. */
function checklistsIn(board: Board, body: Body, cardId: CardId): Event[] {
  const events: Event[] = []
  let [done, total] = [0, 0]
  for (const { id: checklistId, title, rank } of checklistsOf(body.checklists)) {
    events.push({ type: 'ChecklistAdded', cardId, checklistId, title, rank })
    for (const item of itemsOf(body.items, checklistId)) {
      const { id: itemId, text } = item
      total += 1
      events.push({ type: 'ItemAdded', cardId, checklistId, itemId, text, rank: item.rank, checks: { done, total } })
      if (item.done) done += 1
      if (item.done) events.push({ type: 'ItemChecked', cardId, itemId, done: true, checks: { done, total } })
      if (item.person !== null && roleOf(board, item.person) !== 'none')
        events.push({ type: 'ItemAssigned', cardId, itemId, userId: item.person, from: { userId: null } })
      if (item.due !== null) events.push({ type: 'ItemDueSet', cardId, itemId, at: item.due, from: { at: null } })
    }
  }
  return events
}
