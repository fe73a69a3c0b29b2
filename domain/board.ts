import type { Checks } from './checklist.ts'
import type { AttachmentId, BoardId, CardId, LabelId, ListId, UserId } from './id.ts'
import type { ArchivedLabel, Label, LabelColor } from './label.ts'
import type { Members, SharedRole, ShareLinks } from './sharing.ts'

/** A place in an order: compared code unit by code unit, made only by `decide`. */
export type Rank = string

/** What the board's address gives to everyone who is not its owner. */
export type LinkRole = SharedRole | 'none'

export type List = {
  readonly id: ListId
  readonly title: string
  readonly rank: Rank
  /** How many cards the list is meant to hold at most; shown, not enforced. */
  readonly limit: number | null
}

/** A card's face: what of it is seen on the board; what it has none of is left out. Its body is in `body.ts`. */
export type Card = {
  readonly id: CardId
  /** Counts up from 1 on its board, and never changes. */
  readonly number: number
  readonly listId: ListId
  readonly rank: Rank
  readonly title: string
  /** Whether its description has words. */
  readonly described: boolean
  /** In the order in which they came; archived ones are among them, and are not seen. */
  readonly labels?: readonly LabelId[]
  /** Who is to do it, in the order in which they came. */
  readonly people?: readonly UserId[]
  readonly due?: Due
  readonly checks?: Checks
  readonly commentCount?: number
  readonly attachmentCount?: number
  /** The picture that it is drawn with. */
  readonly cover?: AttachmentId
}

/** When a card is due: RFC 3339 with `Z`, as it was sent; and whether it is done. */
export type Due = { readonly at: string; readonly done: boolean }

/** A list in the archive; `archivedAt` is the `seq` of its archiving. */
export type ArchivedList = List & { readonly archivedAt: number }

/** A card in the archive; `withList` says that it went there with its list, and comes back with it. */
export type ArchivedCard = Card & { readonly archivedAt: number; readonly withList: boolean }

/** Ids by `(rank, id)`: derived from the records beside it, and kept by the fold. */
export type Order = {
  readonly lists: readonly ListId[]
  readonly cards: Readonly<Record<ListId, readonly CardId[]>>
}

export type Shelf<L extends List, C extends Card> = {
  readonly lists: Readonly<Record<ListId, L>>
  readonly cards: Readonly<Record<CardId, C>>
  readonly order: Order
}

/** A board, as the fold of its log. A snapshot holds it without `archive`, `order`, `removed` and `gone`. */
export type Board = Shelf<List, Card> & {
  readonly id: BoardId
  readonly title: string
  /** The letters before the numbers of its cards: `TAN` in TAN-41. */
  readonly prefix: string
  /** Its maker; null before `BoardCreated`. */
  readonly owner: UserId | null
  readonly linkRole: LinkRole
  /** What the board is about, in Markdown. */
  readonly description: string
  /** The `seq` at which the description was last changed; 0: never. */
  readonly describedAt: number
  readonly color: LabelColor | null
  /** The `seq` of its archiving: from there it is read only, until it is restored. */
  readonly archivedAt: number | null
  readonly lastNumber: number
  /** Who was let in, beside its owner and whoever has its address. */
  readonly members: Members
  /** The share links that hold. */
  readonly links: ShareLinks
  /** Who may not come back by its address, or by a link. */
  readonly removed: readonly UserId[]
  /** [A30] Guests who have become accounts: what was theirs is the account's. */
  readonly aliases: Readonly<Record<UserId, UserId>>
  /** Cards that were deleted for good, or went to another board: their ids are not given again. */
  readonly gone: readonly CardId[]
  readonly labels: Readonly<Record<LabelId, Label>>
  readonly archive: Shelf<ArchivedList, ArchivedCard> & {
    readonly labels: Readonly<Record<LabelId, ArchivedLabel>>
    /** Cards may be archived that are not held here: the board is from a snapshot. */
    readonly isPart?: true
  }
}

export const boardListsMax = 200
export const boardCardsMax = 20_000
export const boardLabelsMax = 100
/** How many cards one command may name. */
export const manyCardsMax = 500

const emptyShelf = { lists: {}, cards: {}, order: { lists: [], cards: {} } } as const

/** A board before its first entry. */
export const emptyBoard = (id: BoardId): Board => ({
  id,
  title: '',
  prefix: '',
  owner: null,
  linkRole: 'none',
  description: '',
  describedAt: 0,
  color: null,
  archivedAt: null,
  lastNumber: 0,
  members: {},
  links: {},
  removed: [],
  aliases: {},
  gone: [],
  labels: {},
  ...emptyShelf,
  archive: { ...emptyShelf, labels: {} },
})

/** The ids of a list's cards, top first. */
export const cardsOf = ({ order }: { readonly order: Order }, listId: ListId): readonly CardId[] =>
  order.cards[listId] ?? []

/** How many cards are on the board. */
export const countCards = (board: Board): number =>
  board.order.lists.reduce((count, listId) => count + cardsOf(board, listId).length, 0)
