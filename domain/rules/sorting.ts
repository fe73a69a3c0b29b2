import { type Card, cardsOf } from '../board.ts'
import { accept, onList, type Rules, unchanged } from '../decision.ts'
import { msOf } from '../moment.ts'

/** How a list can be put in order, once. */
export const sortRules: Rules<'SortList'> = {
  SortList: (board, { listId, by }) =>
    onList(board, listId, () => {
      const cards = cardsOf(board, listId).flatMap((id) => board.cards[id] ?? [])
      const order = cards
        .map((card, place) => ({ card, place }))
        .sort((one, other) => compare[by](one.card, other.card) || one.place - other.place)
        .map(({ place }) => place)
      if (order.every((place, index) => place === index)) return unchanged
      return accept({ type: 'ListSorted', listId, by, order })
    }),
}

/** The order that comes of it is in the event: nobody who folds it compares again. */
const compare: Readonly<Record<'due' | 'title' | 'age', (one: Card, other: Card) => number>> = {
  due: (one, other) => compareMs(dueMs(one), dueMs(other)),
  title: (one, other) => titles.compare(one.title, other.title),
  age: (one, other) => one.number - other.number,
}

const titles = new Intl.Collator('en', { numeric: true })

/** What is not due comes last. */
const dueMs = ({ due }: Card): number => (due && msOf(due.at)) ?? Number.POSITIVE_INFINITY

const compareMs = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1)
