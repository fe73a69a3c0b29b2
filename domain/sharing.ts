import type { LinkId, UserId } from './id.ts'

/** What one can be made on a board. */
export const memberRoles = ['owner', 'editor', 'commenter', 'viewer'] as const
export type MemberRole = (typeof memberRoles)[number]

/** What a share link can give, and the board's address. */
export const sharedRoles = ['editor', 'commenter', 'viewer'] as const
export type SharedRole = (typeof sharedRoles)[number]

/** Someone who was let in, by an owner or by a share link. */
export type Member = {
  readonly role: MemberRole
  /** The `seq` at which they came. */
  readonly since: number
  /** The share link by which they came: they go with it. */
  readonly link?: LinkId
  /** Milliseconds since 1970: from there the link gives them nothing. */
  readonly until?: number
  /** What they were before they used it, and are again without it. */
  readonly otherwise?: MemberRole
}
/** What someone is without the link by which they are there; null where that is nothing. */
export const withoutLink = ({ otherwise, since }: Member): Member | null =>
  otherwise === undefined ? null : { role: otherwise, since }

/** Whether the time of a member's link is up. */
export const isLapsed = ({ until }: Member, now: number): boolean => until !== undefined && until <= now

export type Members = Readonly<Record<UserId, Member>>

/** When the first of these is out, in milliseconds since 1970. Asked with each command, so it is remembered. */
export function nextLapse(members: Members): number {
  const known = lapses.get(members)
  if (known !== undefined) return known
  const next = Math.min(...Object.values<Member>(members).map(({ until = Number.POSITIVE_INFINITY }) => until))
  lapses.set(members, next)
  return next
}
const lapses = new WeakMap<Members, number>()

/** A link that lets people in. Its token is nowhere in the log; a hash of it lies with the accounts. */
export type ShareLink = {
  readonly id: LinkId
  readonly name: string
  readonly role: SharedRole
  /** Milliseconds since 1970; null: it does not end by itself. */
  readonly expiresAt: number | null
  /** How many it lets in; null: whoever has it. */
  readonly usesMax: number | null
  readonly uses: number
  readonly hasPassword: boolean
}
export type ShareLinks = Readonly<Record<LinkId, ShareLink>>

/** Links a board can have at once. */
export const boardLinksMax = 50
