import { type Board, boardCardsMax, boardLabelsMax, boardListsMax, type Card, type List, type Rank } from './board.ts'
import type { Body } from './body.ts'
import type { CommandOf, CommandType } from './command.ts'
import type { Entry, Event, Events } from './event.ts'
import type { CardId, ListId, UserId } from './id.ts'
import type { Past } from './past.ts'
import { rankCharsMax } from './rank.ts'
import { boardLinksMax } from './sharing.ts'

/** What a command would do. */
export type Decision =
  | { readonly kind: 'accepted'; readonly events: Events }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }

/** Why a board says no. It is a value: nothing went wrong. */
export type Rejection = {
  readonly code: RejectionCode
  /** One sentence, for people who write programs. */
  readonly detail: string
  /** With `text-changed` and `changed-since`: the `seq` at which it was changed. */
  readonly seq?: number
  /** With `changed-since`: who changed it. */
  readonly actor?: UserId
}
export type RejectionCode = keyof typeof sentences

/** What a command would do, by who asked it, where their role allows it. */
export type Rules<T extends CommandType = CommandType> = {
  readonly [K in T]: (
    board: Board,
    command: CommandOf<K>,
    body: Body | null,
    actor: UserId,
    past: Past | null,
  ) => Decision
}

const sentences = {
  forbidden: 'Your role on this board does not allow this.',
  'owner-stays': 'Whoever made a board stays its owner.',
  'link-not-found': 'There is no such share link on this board.',
  'link-ended': 'The share link has ended.',
  'link-used-up': 'The share link has let in as many as it may.',
  'board-archived': 'The board is archived.',
  'id-taken': 'This id was used on this board before.',
  'board-full': `A board holds at most ${boardListsMax} lists, ${boardCardsMax} cards and ${boardLabelsMax} labels, and ${boardLinksMax} share links.`,
  'board-not-found': 'There is no such other board.',
  'list-not-found': 'There is no such list on this board.',
  'list-archived': 'The list is archived.',
  'card-not-found': 'There is no such card on this board.',
  'card-archived': 'The card is archived.',
  'card-not-archived': 'Only a card in the archive can be deleted for good.',
  'label-not-found': 'There is no such label on this board.',
  'label-archived': 'The label is archived.',
  'card-full': 'A card holds no more of these.',
  'person-not-found': 'There is no such person on this board.',
  'checklist-not-found': 'There is no such checklist on this card.',
  'item-not-found': 'There is no such item on this card.',
  'comment-not-found': 'There is no such comment on this card.',
  'attachment-not-found': 'There is no such attachment on this card.',
  'not-a-picture': 'Only a picture can be a cover: PNG, JPEG, GIF, WebP or AVIF.',
  'words-erased': 'Words of it were erased for good.',
  'text-changed': 'The text was changed since the one that was edited.',
  'command-not-found': 'You have done no such command on this board.',
  'not-undoable': 'What this command did cannot be undone.',
  'already-undone': 'This command is undone.',
  'too-long-ago': 'More has happened since than can be gone through at once.',
  'changed-since': 'What this command changed was changed again since.',
  'not-there-then': 'It was not on the board at that moment.',
  'entry-too-large': 'What this changes, and what it replaces, is more than one entry can hold.',
} as const

/** Why a board says no, with its sentence. */
export const rejection = (code: RejectionCode, seq?: number): Rejection => ({
  code,
  detail: sentences[code],
  ...(seq === undefined ? {} : { seq }),
})

export const reject = (code: RejectionCode, seq?: number): Decision => ({
  kind: 'rejected',
  rejection: rejection(code, seq),
})

/** [C82] Refuses to undo what a later entry has written again. */
export const changedSince = ({ seq, actor }: Pick<Entry, 'seq' | 'actor'>): Decision => ({
  kind: 'rejected',
  rejection: { ...rejection('changed-since', seq), actor },
})

export const unchanged: Decision = { kind: 'unchanged' }

/** Accepts with the event that the command is named after, and what follows from it. */
export const accept = (event: Event, ...consequences: readonly Event[]): Decision => ({
  kind: 'accepted',
  events: [event, ...consequences],
})

/** [C9] What spaces an order evenly, where one of its new ranks has grown too long. */
export const spacedWhenLong = (ranks: readonly Rank[], spacing: Event): Event[] =>
  ranks.some((rank) => rank.length > rankCharsMax) ? [spacing] : []

export function onList(board: Board, listId: ListId, rule: (list: List) => Decision): Decision {
  const list = board.lists[listId]
  if (list) return rule(list)
  return reject(board.archive.lists[listId] ? 'list-archived' : 'list-not-found')
}

export function onCard(board: Board, cardId: CardId, rule: (card: Card) => Decision): Decision {
  const card = board.cards[cardId]
  if (card) return rule(card)
  return reject(board.archive.cards[cardId] ? 'card-archived' : 'card-not-found')
}

/** Decides on a card and its body, for commands that `bodyNeededBy` names. */
export const onBody = (
  board: Board,
  cardId: CardId,
  body: Body | null,
  rule: (card: Card, body: Body) => Decision,
): Decision =>
  onCard(board, cardId, (card) => {
    if (!body) throw new Error('this is decided on a body')
    return rule(card, body)
  })

/** [C16] Decides on those of many cards that are on the board; where none is, the first says why. */
export function onCards(
  board: Board,
  cardIds: readonly CardId[],
  rule: (cards: readonly Card[]) => Decision,
): Decision {
  const cards = cardIds.flatMap((id) => board.cards[id] ?? [])
  const [first] = cardIds
  if (cards.length > 0 || first === undefined) return rule(cards)
  return onCard(board, first, () => unchanged)
}

export const isTaken = ({ lists, cards, labels, archive, gone }: Board, id: string): boolean =>
  gone.some((one) => one === id) ||
  [lists, cards, labels, archive.lists, archive.cards, archive.labels].some((things) => Object.hasOwn(things, id))

/** [T6] Whether an id was ever used for something in a card's body. */
export const isTakenOnCard = ({ checklists, items, comments, attachments, gone }: Body, id: string): boolean =>
  [checklists, items, comments, attachments].some((things) => Object.hasOwn(things, id)) || gone.includes(id)

/** `after` as it was asked: left out stays left out. */
export const placed = <I>(after: I | null | undefined): { after?: I | null } => (after === undefined ? {} : { after })
