import type { Entry, Event } from './event.ts'

/** An order: of the lists, of a list's cards, of a card's checklists, of the items of one. */
export type OrderKey = string

export const listsOrder: OrderKey = 'lists'
export const cardsOrder = (listId: string): OrderKey => `cards ${listId}`
export const checklistsOrder = (cardId: string): OrderKey => `checklists ${cardId}`
export const itemsOrder = (cardId: string, checklistId: string): OrderKey => `items ${cardId} ${checklistId}`

/** Whether the ranks of an order are others since an entry, that one too: it was spaced evenly, or sorted. */
export type Respaced = (order: OrderKey, since: number) => boolean

/** What of these entries, in order, has spaced or sorted. */
export function respacedIn(entries: readonly Pick<Entry, 'seq' | 'events'>[]): Respaced {
  const last = new Map<OrderKey, number>()
  for (const { seq, events } of entries)
    for (const event of events) {
      const order = orderSpacedBy(event)
      if (order !== null) last.set(order, seq)
    }
  return (order, since) => (last.get(order) ?? 0) >= since
}

/** The order that an event spaces or sorts. */
export function orderSpacedBy(event: Event): OrderKey | null {
  switch (event.type) {
    case 'ListReranked':
    case 'ListSorted':
    case 'ListReordered':
      return cardsOrder(event.listId)
    case 'ListsReranked':
      return listsOrder
    case 'ChecklistsReranked':
      return checklistsOrder(event.cardId)
    case 'ItemsReranked':
      return itemsOrder(event.cardId, event.checklistId)
    default:
      return null
  }
}

/** [C84] Whether undoing an entry must know the board before it: the ranks that it would put back say nothing now. */
export const needsMoment = ({ seq, events }: Entry, respaced: Respaced): boolean =>
  events.some((event) => putsBackInto(event).some((order) => respaced(order, seq)))

/** The orders into which undoing an event puts something back. */
function putsBackInto(event: Event): OrderKey[] {
  switch (event.type) {
    case 'ListSorted':
    case 'ListReordered':
      return [cardsOrder(event.listId)]
    case 'CardMoved':
      return [cardsOrder(event.from.listId)]
    case 'CardsMoved':
      return event.from.map(({ listId }) => cardsOrder(listId))
    case 'ListMoved':
      return [listsOrder]
    case 'ChecklistMoved':
    case 'ChecklistRemoved':
      return [checklistsOrder(event.cardId)]
    case 'ItemMoved':
    case 'ItemRemoved':
    case 'ItemTurnedIntoCard':
      return [itemsOrder(event.cardId, event.from.checklistId)]
    default:
      return []
  }
}
