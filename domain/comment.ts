import type { CommentId, UserId } from './id.ts'

/** What someone has said about a card. */
export type Comment = {
  readonly id: CommentId
  readonly author: UserId
  /** When it was added, in RFC 3339; null while it is not confirmed. */
  readonly at: string | null
  readonly text: string
  /** The `seq` at which the text was last changed. */
  readonly writtenAt: number
  readonly edited: boolean
  /** Who is mentioned in the text. */
  readonly mentions: readonly UserId[]
}
