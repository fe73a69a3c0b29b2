import type { Card } from './board.ts'
import type { Event } from './event.ts'
import type { CardId } from './id.ts'

/** The event that makes a card of this title, in this place. */
export const addedCard = ({ id: cardId, listId, title, rank, number }: Card): Event => ({
  type: 'CardAdded',
  cardId,
  listId,
  title,
  rank,
  number,
})

/** The events that give cards, which are there, what their faces have: labels, people and dates. */
export function cardFacts(cards: readonly Card[]): Event[] {
  const labelled = byKey(cards, ({ labels = [] }) => labels)
  const assigned = byKey(cards, ({ people = [] }) => people)
  const dated = byKey(cards, ({ due }) => (due ? [due.at] : []))
  const done = cards.filter(({ due }) => due?.done).map(({ id }) => id)
  return [
    ...[...labelled].map(([labelId, cardIds]): Event => ({ type: 'CardsLabelled', cardIds, labelId })),
    ...[...assigned].map(([userId, cardIds]): Event => ({ type: 'CardsAssigned', cardIds, userId })),
    ...[...dated].map(([at, cardIds]): Event => ({ type: 'DueSet', cardIds, at, from: cardIds.map(() => null) })),
    ...(done.length > 0 ? [{ type: 'DueMarked', cardIds: done, done: true } as const] : []),
  ]
}

/** The cards that have something, by what it is, in the order in which it was first met. */
function byKey<K>(cards: readonly Card[], keysOf: (card: Card) => readonly K[]): Map<K, CardId[]> {
  const groups = new Map<K, CardId[]>()
  for (const card of cards)
    for (const key of keysOf(card)) {
      const group = groups.get(key)
      if (group) group.push(card.id)
      else groups.set(key, [card.id])
    }
  return groups
}
