import { canSee, may, roleOf } from './access.ts'
import { type Board, boardCardsMax, type Card, countCards } from './board.ts'
import { type Body, bodyOf } from './body.ts'
import type { CommandOf } from './command.ts'
import { accept, type Decision, isTaken, onList, placed, reject, spacedWhenLong } from './decision.ts'
import { face } from './face.ts'
import type { UserId } from './id.ts'
import { placeCard } from './place.ts'

/**
 * [C71] What a card that is moved from one board does on the other: it arrives with its body. Labels go with it where
 * the other board has one of the same name and colour, people where they may see that board.
 */
export function decideArrival(
  from: Board,
  to: Board | null,
  body: Body,
  actor: UserId,
  { cardId, toBoard, toList, newCardId, after }: CommandOf<'MoveCardToBoard'>,
): Decision {
  const card = from.cards[cardId]
  if (!card) throw new Error('what leaves is decided first')
  if (!to || !canSee(to, actor) || toBoard === from.id) return reject('board-not-found')
  if (!may(roleOf(to, actor), 'AddCard')) return reject('forbidden')
  if (to.archivedAt !== null) return reject('board-archived')
  if (isTaken(to, newCardId)) return reject('id-taken')
  if (countCards(to) >= boardCardsMax) return reject('board-full')
  return onList(to, toList, () => {
    const { rank } = placeCard(to, toList, after, newCardId)
    const carried = { ...card, id: newCardId, number: to.lastNumber + 1, listId: toList, rank }
    const arrived = {
      type: 'CardArrived',
      cardId: newCardId,
      ...placed(after),
      card: face({ ...carried, labels: labelsOn(to, from, card), people: peopleOn(to, card) }),
      body: withPeopleOf(to, body),
      from: { prefix: from.prefix, number: card.number },
    } as const
    return accept(arrived, ...spacedWhenLong([rank], { type: 'ListReranked', listId: toList }))
  })
}

const labelsOn = (to: Board, from: Board, { labels = [] }: Card) =>
  labels.flatMap((id) => {
    const label = from.labels[id]
    const match = Object.values(to.labels).find(({ name, color }) => name === label?.name && color === label.color)
    return match ? [match.id] : []
  })

const peopleOn = (to: Board, { people = [] }: Card): UserId[] => people.filter((id) => canSee(to, id))

/** A body whose items are for nobody who has no part in the board. */
function withPeopleOf(to: Board, body: Body): Body {
  const items = Object.entries(body.items).map(([id, item]) => [
    id,
    item.person !== null && !canSee(to, item.person) ? { ...item, person: null } : item,
  ])
  return { ...bodyOf(body), items: Object.fromEntries(items) }
}
