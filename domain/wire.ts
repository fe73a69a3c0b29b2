import type { Role } from './access.ts'
import type { Board, Card, LinkRole, List } from './board.ts'
import { emptyBoard } from './board.ts'
import type { Body } from './body.ts'
import type { Rejection } from './decision.ts'
import type { Entry } from './event.ts'
import type { BoardId, CardId, CommandId, Epoch, LabelId, ListId, UserId } from './id.ts'
import type { Label, LabelColor } from './label.ts'
import type { Person } from './person.ts'
import type { Outlook } from './restoring/outlook.ts'
import type { Members, ShareLinks } from './sharing.ts'
import { shelve } from './shelf.ts'

/** The shapes that travel; `docs/protocol.md` has their rules. */

/** An entry as it travels: with the name of who made it, and `at` in RFC 3339. */
export type WireEntry = Omit<Entry, 'actor' | 'at'> & { readonly at: string; readonly actor: Person }

/** What is not archived of a board. */
export type WireBoard = {
  readonly id: BoardId
  readonly title: string
  readonly prefix: string
  readonly owner: UserId | null
  readonly linkRole: LinkRole
  readonly description: string
  readonly describedAt: number
  readonly color: LabelColor | null
  readonly archivedAt: number | null
  readonly lastNumber: number
  readonly members: Members
  readonly links: ShareLinks
  readonly aliases: Readonly<Record<UserId, UserId>>
  readonly labels: Readonly<Record<LabelId, Label>>
  readonly lists: Readonly<Record<ListId, List>>
  readonly cards: Readonly<Record<CardId, Card>>
}

export type Snapshot = { readonly board: WireBoard; readonly epoch: Epoch; readonly seq: number }
export type WireCard = Card & Body & { readonly archived: boolean }
export type OpenedCard = { readonly card: WireCard; readonly epoch: Epoch; readonly seq: number }

/** What has happened on a board: as of a card, with all events of each entry. `cards` are those that are named and were not deleted. */
export type BoardActivity = CardActivity & {
  readonly cards: Readonly<Record<CardId, { readonly number: number; readonly title: string }>>
}

/**
 * What has happened with a card: entries with those of their events that name it, newest first; and what they name,
 * archived or not. `before` asks for the next page, and is null on the last.
 */
export type CardActivity = {
  readonly entries: readonly WireEntry[]
  readonly before: number | null
  /** The board's head when this was read. */
  readonly seq: number
  readonly lists: Readonly<Record<ListId, string>>
  readonly labels: Readonly<Record<LabelId, string>>
  readonly people: readonly Person[]
}

/** A board's log in pieces of equal time: how much was done in each, and by whom. */
export type Timeline = {
  readonly epoch: Epoch
  /** The head when this was read. */
  readonly seq: number
  readonly from: string
  readonly to: string
  readonly buckets: readonly TimelineBucket[]
  /** Who is named in the buckets. */
  readonly people: readonly Person[]
}

/** `at` is when it begins, `seq` the newest entry up to its end; `people` are some of who was active, most active first. */
export type TimelineBucket = {
  readonly at: string
  readonly seq: number
  readonly entries: number
  readonly people: readonly UserId[]
}

/** What restoring would do to the board as of `seq`: nothing where both are null. */
export type RestorePreview = {
  readonly seq: number
  readonly changes: Outlook | null
  readonly refused: Rejection['code'] | null
}

/** What became of one command. */
export type Result =
  | { readonly commandId: CommandId; readonly seq: number; readonly unchanged?: true }
  | { readonly commandId: CommandId; readonly rejected: Rejection }

/** A page of entries, or the news that there is none to be had after that cursor. */
export type Polled =
  | { readonly entries: readonly WireEntry[]; readonly head: number; readonly epoch: Epoch }
  | { readonly reset: true; readonly head: number; readonly epoch: Epoch }

/** Someone on a board, and what they are to it: whoever's role is `none` is on its cards still, and may not be assigned. */
export type BoardPerson = Person & { readonly role: Role }

/** A board in the list of mine; `lists` has each list's count of cards, in order. */
export type BoardSummary = {
  readonly id: BoardId
  readonly title: string
  readonly seq: number
  readonly at: string
  readonly owner: UserId | null
  readonly role: Role
  readonly color: LabelColor | null
  readonly archived: boolean
  /** Whether who asked has given it a star. */
  readonly starred: boolean
  /** The newest entry: who, and the type of its first event. */
  readonly last: { readonly actor: Person; readonly type: string }
  readonly lists: readonly number[]
}

/** The same with the ids of each list's first cards, so that it can be drawn who holds what. */
export type BoardMiniature = BoardSummary & { readonly cards: readonly (readonly CardId[])[] }
/** A card in which something was found. `marks` are where in `text`, from and to, in UTF-16 units. */
export type Hit = {
  readonly board: BoardId
  readonly boardTitle: string
  readonly prefix: string
  readonly card: CardId
  readonly number: number
  readonly title: string
  /** The title of its list. */
  readonly list: string
  readonly where: 'number' | 'title' | 'description' | 'comment' | 'item'
  readonly excerpt: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }
}

/** `isWhole`: all of my boards were looked through; false while what can be found is being made anew. */
export type SearchAnswer = { readonly hits: readonly Hit[]; readonly isWhole: boolean }

export type ResetReason = 'epoch' | 'unknown' | 'future' | 'diverged' | 'behind'

/** What a snapshot holds of a board. */
export const toWireBoard = ({
  id,
  title,
  prefix,
  owner,
  linkRole,
  description,
  describedAt,
  color,
  archivedAt,
  lastNumber,
  members,
  links,
  aliases,
  labels,
  lists,
  cards,
}: Board): WireBoard => ({
  id,
  title,
  prefix,
  owner,
  linkRole,
  description,
  describedAt,
  color,
  archivedAt,
  lastNumber,
  members,
  links,
  aliases,
  labels,
  lists,
  cards,
})

/**
 * The board that a snapshot tells of, with its order, and an archive of which nothing is known. What a snapshot from an
 * older program does not have, there was none of.
 */
export function fromWireBoard({ lists, cards, ...fields }: WireBoard): Board {
  const { archive, ...empty } = emptyBoard(fields.id)
  // Where each number that was ever given is a card's that is there, no card is archived.
  const isWhole = Object.keys(cards).length === fields.lastNumber
  return { ...empty, ...fields, ...shelve(lists, cards), archive: isWhole ? archive : { ...archive, isPart: true } }
}
