import { type CardId, isUserId, type UserId } from './id.ts'
import type { Color } from './person.ts'

/** Who is on a board. Each operation returns the users after it, and what is to be told to the others. */

/** One tab of one user: the card that it has open, the field that it types in. */
export type Session = {
  readonly session: string
  readonly card: CardId | null
  readonly field: string | null
  readonly idle: boolean
}
export type Present = { readonly name: string; readonly color: Color; readonly sessions: readonly Session[] }
export type Users = Readonly<Record<UserId, Present>>

/** What changed; each part names only the sessions concerned. */
export type Diff = { readonly joins: Users; readonly leaves: Users; readonly updates: Users }
export type Step = { readonly users: Users; readonly diff: Diff }

type Who = { readonly id: UserId; readonly name: string; readonly color: Color }

/** A tab comes. */
export const join = (users: Users, who: Who, session: Session): Step => step(users, { joins: one(who, [session]) })

/** A tab goes; where it is not there, nothing changes. */
export function leave(users: Users, userId: UserId, sessionId: string): Step {
  const there = sessionOf(users, userId, sessionId)
  return step(users, there ? { leaves: one({ id: userId, ...there.user }, [there.session]) } : {})
}

/** A tab opens a card, types, or idles. */
export function update(
  users: Users,
  userId: UserId,
  sessionId: string,
  change: Partial<Omit<Session, 'session'>>,
): Step {
  const there = sessionOf(users, userId, sessionId)
  if (!there) return step(users, {})
  const changed = { ...there.session, ...change }
  const isSame = (['card', 'field', 'idle'] as const).every((key) => changed[key] === there.session[key])
  return step(users, isSame ? {} : { updates: one({ id: userId, ...there.user }, [changed]) })
}

/** A user takes another name. */
export function rename(users: Users, who: Who): Step {
  const user = users[who.id]
  return step(users, user ? { updates: one(who, user.sessions) } : {})
}

/** The users after a diff: what a client does with what it is told. */
export function applyDiff(users: Users, { joins, leaves, updates }: Diff): Users {
  const after: Record<UserId, Present> = { ...users }
  for (const [id, left] of entries(leaves)) {
    const sessions = after[id]?.sessions.filter((session) => !has(left.sessions, session)) ?? []
    if (sessions.length === 0) delete after[id]
    else after[id] = { ...left, sessions }
  }
  for (const [id, came] of [...entries(joins), ...entries(updates)]) {
    const others = after[id]?.sessions.filter((session) => !has(came.sessions, session)) ?? []
    after[id] = { ...came, sessions: [...others, ...came.sessions] }
  }
  return after
}

/** Whether a diff says anything. */
export const isEmpty = ({ joins, leaves, updates }: Diff): boolean =>
  [joins, leaves, updates].every((users) => Object.keys(users).length === 0)

function step(users: Users, change: Partial<Diff>): Step {
  const diff = { joins: {}, leaves: {}, updates: {}, ...change }
  return { users: isEmpty(diff) ? users : applyDiff(users, diff), diff }
}

const one = ({ id, name, color }: Who, sessions: readonly Session[]): Users => ({ [id]: { name, color, sessions } })

const has = (sessions: readonly Session[], { session }: Session): boolean =>
  sessions.some((other) => other.session === session)

function sessionOf(users: Users, userId: UserId, sessionId: string) {
  const user = users[userId]
  const session = user?.sessions.find((each) => each.session === sessionId)
  return user && session ? { user, session } : null
}

function entries(users: Users): [UserId, Present][] {
  return Object.keys(users).flatMap((id) => {
    const present = isUserId(id) ? users[id] : undefined
    return isUserId(id) && present ? [[id, present]] : []
  })
}
