import { roleOf } from './access.ts'
import { type Board, type Card, cardsOf } from './board.ts'
import type { Body } from './body.ts'
import { checklistsOf, itemsOf } from './checklist.ts'
import { addedCard, cardFacts } from './copied-cards.ts'
import type { Event, Events } from './event.ts'
import type { CardId, ListId, UserId } from './id.ts'
import { utf8Bytes } from './text.ts'

/** A board that is made from another: what its entries are made of. */
export type Duplicating = {
  readonly board: Board
  /** The bodies of those cards that have more than a face. */
  readonly bodies: ReadonlyMap<CardId, Body>
  readonly title: string
  readonly owner: UserId
}

/** Below what an entry may weigh. */
const entryBytesMax = 200 * 1024

/**
 * The entries of a new board that is like another: its lists, labels and cards, with their descriptions and checklists,
 * but not what was said and done there. Ids may stay: they are the board's own.
 */
export function duplicateBoard({ board, bodies, title, owner }: Duplicating): readonly [Events, ...Events[]] {
  const { prefix, linkRole, description, color } = board
  const maySee = (user: UserId): boolean => roleOf({ ...board, owner }, user) !== 'none'
  const cards = board.order.lists
    .flatMap((listId) => cardsOf(board, listId).flatMap((id) => board.cards[id] ?? []))
    .map((card, index): Card => {
      const labels = card.labels?.filter((id) => board.labels[id]) ?? []
      return { ...card, number: index + 1, labels, people: card.people?.filter(maySee) ?? [] }
    })
  return inEntries({ type: 'BoardCreated', title, prefix, owner, linkRole }, [
    ...(description === '' ? [] : [[boardDescribed(description)]]),
    ...(color === null ? [] : [[{ type: 'BoardColored', color, from: { color: null } } as const]]),
    ...Object.values(board.labels).map(({ id: labelId, name, color: hue }): Event[] => [
      { type: 'LabelAdded', labelId, name, color: hue },
    ]),
    ...board.order.lists.map((listId) => listEvents(board, listId)),
    ...cards.flatMap((card) => cardGroups(card, bodies.get(card.id), maySee)),
    ...slices(cards, 100).flatMap((some) => cardFacts(some).map((event) => [event])),
  ])
}

const boardDescribed = (description: string): Event => ({
  type: 'BoardDescribed',
  description,
  base: 0,
  from: { description: '', describedAt: 0 },
})

function listEvents(board: Board, listId: ListId): Event[] {
  const list = board.lists[listId]
  if (!list) return []
  const { title, rank, limit } = list
  const added: Event = { type: 'ListAdded', listId, title, rank }
  return limit === null ? [added] : [added, { type: 'ListLimitSet', listId, limit, from: { limit: null } }]
}

/**
 * What makes a card and its body, but for its comments. A description stands in one entry with the card: who reads a
 * body skips an entry that begins with an older description, and would miss what stands behind it.
 */
function cardGroups(card: Card, body: Body | undefined, maySee: (user: UserId) => boolean): Event[][] {
  const { id: cardId } = card
  const description = body?.description ?? ''
  const from = { description: '', describedAt: 0 }
  const described: Event[] = description === '' ? [] : [{ type: 'CardDescribed', cardId, description, base: 0, from }]
  return [[addedCard(card), ...described], ...(body ? bodyGroups(cardId, body, maySee) : [])]
}

function bodyGroups(cardId: CardId, body: Body, maySee: (user: UserId) => boolean): Event[][] {
  const groups: Event[][] = []
  let done = 0
  let total = 0
  for (const { id: checklistId, title, rank } of checklistsOf(body.checklists)) {
    groups.push([{ type: 'ChecklistAdded', cardId, checklistId, title, rank }])
    for (const item of itemsOf(body.items, checklistId)) {
      const { id: itemId, text, person, due } = item
      total += 1
      const group: Event[] = [
        { type: 'ItemAdded', cardId, checklistId, itemId, text, rank: item.rank, checks: { done, total } },
      ]
      if (item.done) done += 1
      if (item.done) group.push({ type: 'ItemChecked', cardId, itemId, done: true, checks: { done, total } })
      if (person !== null && maySee(person))
        group.push({ type: 'ItemAssigned', cardId, itemId, userId: person, from: { userId: null } })
      if (due !== null) group.push({ type: 'ItemDueSet', cardId, itemId, at: due, from: { at: null } })
      groups.push(group)
    }
  }
  return groups
}

/** Groups of events in as few entries as hold them; no group is taken apart. */
function inEntries(first: Event, groups: readonly (readonly Event[])[]): readonly [Events, ...Events[]] {
  const opening: [Event, ...Event[]] = [first]
  const later: [Event, ...Event[]][] = []
  let bytes = 0
  for (const [head, ...rest] of groups) {
    if (!head) continue
    const weight = utf8Bytes(JSON.stringify([head, ...rest]))
    const entry = later.at(-1) ?? opening
    if (bytes + weight <= entryBytesMax) entry.push(head, ...rest)
    else later.push([head, ...rest])
    bytes = bytes + weight <= entryBytesMax ? bytes + weight : weight
  }
  return [opening, ...later]
}

function slices<T>(things: readonly T[], size: number): T[][] {
  const found: T[][] = []
  for (let index = 0; index < things.length; index += size) found.push(things.slice(index, index + size))
  return found
}
