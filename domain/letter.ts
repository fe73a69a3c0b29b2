import type { BoardId, CardId } from './id.ts'
import type { Person } from './person.ts'

/** Something that someone else did and that concerns me: a mention, a comment, or cards or an item that are mine now. */
export type Letter = {
  readonly board: BoardId
  readonly boardTitle: string
  readonly prefix: string
  readonly seq: number
  readonly at: string
  readonly actor: Person
  readonly kind: 'mention' | 'comment' | 'assigned' | 'item'
  /** The first of the cards; `cards` is how many there are. */
  readonly card: CardId
  readonly number: number
  readonly title: string
  readonly cards: number
  /** The id of the comment or item. */
  readonly thing: string | null
  /** What the comment says, as plain text of one line; empty where there is none. */
  readonly excerpt: string
  readonly isRead: boolean
}

/** `newest` and `before` are places: the one up to which all can be marked as read, the other asks for the next page. */
export type InboxPage = {
  readonly letters: readonly Letter[]
  readonly newest: string | null
  readonly before: string | null
  readonly unread: number
  readonly isWhole: boolean
}
