import { may, roleOf } from './access.ts'
import { type Board, boardCardsMax, boardListsMax, type Card, cardsOf, type List } from './board.ts'
import type { Body } from './body.ts'
import type { CommandOf, CommandType } from './command.ts'
import type { Event, Events } from './event.ts'
import { cardsWithList, face } from './evolve.ts'
import type { CardId, ListId, UserId } from './id.ts'
import { placeCard, placeList } from './place.ts'
import { rankCharsMax } from './rank.ts'

/** Why a board says no. It is a value: nothing went wrong. */
export type Rejection = {
  readonly code: RejectionCode
  /** One sentence, for people who write programs. */
  readonly detail: string
  /** With `text-changed`: the `seq` at which the text was changed. */
  readonly seq?: number
}
export type RejectionCode = keyof typeof sentences

/** What a command would do. */
export type Decision =
  | { readonly kind: 'accepted'; readonly events: Events }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }

/**
 * What a command would do to this board: as law on the server, as a guess in the browser. `body` is that of the card
 * that `bodyNeededBy` names.
 */
export function decide<T extends CommandType>(
  board: Board,
  body: Body | null,
  actor: UserId,
  command: CommandOf<T>,
): Decision {
  if (!may(roleOf(board, actor), command.type)) return reject('forbidden')
  return rules[command.type](board, command, body)
}

const rules: { readonly [T in CommandType]: (board: Board, command: CommandOf<T>, body: Body | null) => Decision } = {
  RenameBoard: (board, { title }) =>
    title === board.title ? unchanged : accept({ type: 'BoardRenamed', title, from: { title: board.title } }),

  SetLinkRole: (board, { role }) =>
    role === board.linkRole ? unchanged : accept({ type: 'LinkRoleSet', role, from: { role: board.linkRole } }),

  RemoveMember: (board, { userId }) => {
    if (userId === board.owner) return reject('owner-stays')
    return board.removed.includes(userId) ? unchanged : accept({ type: 'MemberRemoved', userId })
  },

  AddList: (board, { listId, title, after }) => {
    if (isTaken(board, listId)) return reject('id-taken')
    if (board.order.lists.length >= boardListsMax) return reject('board-full')
    return accept({ type: 'ListAdded', listId, title, ...placed(after), rank: placeList(board, after, listId).rank })
  },

  RenameList: (board, { listId, title }) =>
    onList(board, listId, (list) =>
      title === list.title ? unchanged : accept({ type: 'ListRenamed', listId, title, from: { title: list.title } }),
    ),

  MoveList: (board, { listId, after }) =>
    onList(board, listId, (list) => {
      const place = placeList(board, after, listId)
      if (place.stays) return unchanged
      return accept({ type: 'ListMoved', listId, ...placed(after), rank: place.rank, from: { rank: list.rank } })
    }),

  ArchiveList: (board, { listId }) => {
    if (board.archive.lists[listId]) return unchanged
    return onList(board, listId, () => accept({ type: 'ListArchived', listId }))
  },

  RestoreList: (board, { listId }) => {
    if (board.lists[listId]) return unchanged
    const list = board.archive.lists[listId]
    if (!list) return reject('list-not-found')
    const cards = cardsWithList(board, listId)
    if (board.order.lists.length >= boardListsMax || countCards(board) + cards > boardCardsMax)
      return reject('board-full')
    const { title, rank, limit } = list
    return accept({ type: 'ListRestored', listId, title, rank, limit, cards })
  },

  SetListLimit: (board, { listId, limit }) =>
    onList(board, listId, (list) =>
      limit === list.limit ? unchanged : accept({ type: 'ListLimitSet', listId, limit, from: { limit: list.limit } }),
    ),

  AddCard: (board, { cardId, listId, title, after }) => {
    if (isTaken(board, cardId)) return reject('id-taken')
    if (countCards(board) >= boardCardsMax) return reject('board-full')
    return onList(board, listId, () => {
      const { rank } = placeCard(board, listId, after, cardId)
      const number = board.lastNumber + 1
      return accept({ type: 'CardAdded', cardId, listId, title, ...placed(after), rank, number })
    })
  },

  RenameCard: (board, { cardId, title }) =>
    onCard(board, cardId, (card) =>
      title === card.title ? unchanged : accept({ type: 'CardRenamed', cardId, title, from: { title: card.title } }),
    ),

  MoveCard: (board, { cardId, listId, after }) =>
    onCard(board, cardId, (card) =>
      onList(board, listId, () => {
        const place = placeCard(board, listId, after, cardId)
        if (place.stays) return unchanged
        const from = { listId: card.listId, rank: card.rank }
        return accept({ type: 'CardMoved', cardId, listId, ...placed(after), rank: place.rank, from })
      }),
    ),

  ArchiveCard: (board, { cardId }) => {
    if (board.archive.cards[cardId]) return unchanged
    return onCard(board, cardId, () => accept({ type: 'CardArchived', cardId }))
  },

  RestoreCard: (board, { cardId }) => {
    if (board.cards[cardId]) return unchanged
    const card = board.archive.cards[cardId]
    if (!card) return reject('card-not-found')
    if (countCards(board) >= boardCardsMax) return reject('board-full')
    return onList(board, card.listId, () => accept({ type: 'CardRestored', cardId, card: face(card) }))
  },

  DescribeCard: (board, { cardId, description, base }, body) =>
    onCard(board, cardId, () => {
      if (!body) throw new Error('DescribeCard is decided on a body')
      if (description === body.description) return unchanged
      const isSeen = base === body.describedAt || (base === 0 && body.description === '')
      if (!isSeen) return reject('text-changed', body.describedAt)
      return accept({ type: 'CardDescribed', cardId, description, base, from: body })
    }),
}

const sentences = {
  forbidden: 'Your role on this board does not allow this.',
  'owner-stays': 'The owner of a board cannot be removed from it.',
  'id-taken': 'This id was used on this board before.',
  'board-full': `A board holds at most ${boardListsMax} lists and ${boardCardsMax} cards.`,
  'list-not-found': 'There is no such list on this board.',
  'list-archived': 'The list is archived.',
  'card-not-found': 'There is no such card on this board.',
  'card-archived': 'The card is archived.',
  'text-changed': 'The text was changed since the one that was edited.',
  'entry-too-large': 'What this changes, and what it replaces, is more than one entry can hold.',
} as const

/** Why a board says no, with its sentence. */
export const rejection = (code: RejectionCode, seq?: number): Rejection => ({
  code,
  detail: sentences[code],
  ...(seq === undefined ? {} : { seq }),
})

const reject = (code: RejectionCode, seq?: number): Decision => ({ kind: 'rejected', rejection: rejection(code, seq) })

const unchanged: Decision = { kind: 'unchanged' }

/** Accepts with an event; where a rank has grown too long, the order is spaced evenly with it. */
function accept(event: Event): Decision {
  if (!('rank' in event) || event.rank.length <= rankCharsMax) return { kind: 'accepted', events: [event] }
  if ('cardId' in event) return { kind: 'accepted', events: [event, { type: 'ListReranked', listId: event.listId }] }
  return { kind: 'accepted', events: [event, { type: 'ListsReranked' }] }
}

function onList(board: Board, listId: ListId, rule: (list: List) => Decision): Decision {
  const list = board.lists[listId]
  if (list) return rule(list)
  return reject(board.archive.lists[listId] ? 'list-archived' : 'list-not-found')
}

function onCard(board: Board, cardId: CardId, rule: (card: Card) => Decision): Decision {
  const card = board.cards[cardId]
  if (card) return rule(card)
  return reject(board.archive.cards[cardId] ? 'card-archived' : 'card-not-found')
}

const isTaken = ({ lists, cards, archive }: Board, id: string): boolean =>
  [lists, cards, archive.lists, archive.cards].some((things) => Object.hasOwn(things, id))

const countCards = (board: Board): number =>
  board.order.lists.reduce((count, listId) => count + cardsOf(board, listId).length, 0)

/** `after` as it was asked: left out stays left out. */
const placed = <I>(after: I | null | undefined): { after?: I | null } => (after === undefined ? {} : { after })
