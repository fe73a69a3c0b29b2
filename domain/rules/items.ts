import { roleOf } from '../access.ts'
import { boardCardsMax, countCards } from '../board.ts'
import type { Body } from '../body.ts'
import { type Checks, countChecks, type Item, itemLane } from '../checklist.ts'
import {
  accept,
  type Decision,
  isTaken,
  isTakenOnCard,
  onBody,
  placed,
  type Rules,
  reject,
  spacedWhenLong,
  unchanged,
} from '../decision.ts'
import type { Event } from '../event.ts'
import type { ItemId } from '../id.ts'
import { isSameMoment } from '../moment.ts'
import { personOf } from '../person-of.ts'
import { placeCard, placeIn } from '../place.ts'
import { onChecklist } from './checklists.ts'

export const cardItemsMax = 500

/** What is asked of the items of a card's checklists. */
export const itemRules: Rules<
  'AddItem' | 'EditItem' | 'CheckItem' | 'AssignItem' | 'SetItemDue' | 'MoveItem' | 'RemoveItem' | 'TurnItemIntoCard'
> = {
  AddItem: (board, { cardId, checklistId, itemId, text, after }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onChecklist(body, checklistId, () => {
        if (isTakenOnCard(body, itemId)) return reject('id-taken')
        const { done, total } = countChecks(Object.values(body.items))
        if (total >= cardItemsMax) return reject('card-full')
        const { rank } = placeIn(itemLane(body.items, checklistId), after, itemId)
        const checks = { done, total: total + 1 }
        return accept(
          { type: 'ItemAdded', cardId, checklistId, itemId, text, ...placed(after), rank, checks },
          ...spacedWhenLong([rank], { type: 'ItemsReranked', cardId, checklistId }),
        )
      }),
    ),

  EditItem: (board, { cardId, itemId, text, base }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onItem(body, itemId, (item) => {
        if (text === item.text) return unchanged
        if (base !== item.writtenAt) return reject('text-changed', item.writtenAt)
        const from = { text: item.text, writtenAt: item.writtenAt }
        return accept({ type: 'ItemEdited', cardId, itemId, text, base, from })
      }),
    ),

  CheckItem: (board, { cardId, itemId, done }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onItem(body, itemId, (item) => {
        if (done === item.done) return unchanged
        const checks = countChecks([...Object.values(without(body, itemId)), { ...item, done }])
        return accept({ type: 'ItemChecked', cardId, itemId, done, checks })
      }),
    ),

  AssignItem: (board, { cardId, itemId, userId: asked }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onItem(body, itemId, (item) => {
        const userId = asked && personOf(board, asked)
        if (userId === (item.person && personOf(board, item.person))) return unchanged
        if (userId !== null && roleOf(board, userId) === 'none') return reject('person-not-found')
        return accept({ type: 'ItemAssigned', cardId, itemId, userId, from: { userId: item.person } })
      }),
    ),

  SetItemDue: (board, { cardId, itemId, at }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onItem(body, itemId, ({ due }) =>
        isSameMoment(due, at) ? unchanged : accept({ type: 'ItemDueSet', cardId, itemId, at, from: { at: due } }),
      ),
    ),

  MoveItem: (board, { cardId, itemId, checklistId, after }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onItem(body, itemId, (item) =>
        onChecklist(body, checklistId, () => {
          const { rank, stays } = placeIn(itemLane(body.items, checklistId), after, itemId)
          if (stays) return unchanged
          const from = { checklistId: item.checklistId, rank: item.rank }
          return accept(
            { type: 'ItemMoved', cardId, itemId, checklistId, ...placed(after), rank, from },
            ...spacedWhenLong([rank], { type: 'ItemsReranked', cardId, checklistId }),
          )
        }),
      ),
    ),

  RemoveItem: (board, { cardId, itemId }, known) =>
    onBody(board, cardId, known, (_card, body) => {
      if (body.gone.includes(itemId)) return unchanged
      return onItem(body, itemId, (item) =>
        accept({ type: 'ItemRemoved', cardId, itemId, from: item, checks: checksWithout(body, itemId) }),
      )
    }),

  TurnItemIntoCard: (board, { cardId, itemId, newCardId }, known) =>
    onBody(board, cardId, known, ({ listId }, body) =>
      onItem(body, itemId, (item) => {
        if (isTaken(board, newCardId)) return reject('id-taken')
        if (countCards(board) >= boardCardsMax) return reject('board-full')
        const { rank } = placeCard(board, listId, cardId, newCardId)
        const number = board.lastNumber + 1
        const [cardIds, { text: title, person, due, done }] = [[newCardId], item]
        const consequences: Event[] = [
          { type: 'CardAdded', cardId: newCardId, listId, title, after: cardId, rank, number },
          ...spacedWhenLong([rank], { type: 'ListReranked', listId }),
        ]
        if (person !== null && roleOf(board, person) !== 'none')
          consequences.push({ type: 'CardsAssigned', cardIds, userId: person })
        if (due !== null) consequences.push({ type: 'DueSet', cardIds, at: due, from: [null] })
        if (due !== null && done) consequences.push({ type: 'DueMarked', cardIds, done })
        const checks = checksWithout(body, itemId)
        return accept({ type: 'ItemTurnedIntoCard', cardId, itemId, newCardId, from: item, checks }, ...consequences)
      }),
    ),
}

export function onItem(body: Body, itemId: ItemId, rule: (item: Item) => Decision): Decision {
  const item = body.items[itemId]
  return item ? rule(item) : reject('item-not-found')
}

function without({ items }: Body, itemId: ItemId): Body['items'] {
  const { [itemId]: _, ...others } = items
  return others
}

const checksWithout = (body: Body, itemId: ItemId): Checks => countChecks(Object.values(without(body, itemId)))
