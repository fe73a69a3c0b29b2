import { createHmac, timingSafeEqual } from 'node:crypto'
import type Database from 'better-sqlite3'
import { isUserId, type UserId } from '../domain/id.ts'

/** Who a request comes from. */
export type Session = { readonly id: string; readonly userId: UserId }

/** Tells the session of a `Cookie` header; null where there is none that holds. */
export type FindSession = (cookieHeader: string | null | undefined) => Session | null

export type FindSessionOptions = {
  readonly secret: string
  readonly cookieName: string
  /** Where they are not, the session of one who came as a guest before is none. */
  readonly allowGuests: boolean
  readonly now: () => number
}

/**
 * Looks a session up by its signed cookie: one HMAC and one prepared statement. better-auth's own way is twenty times
 * slower, and this is asked for each command; no session is cached, so that one that is ended ends at once.
 */
export function createFindSession(accounts: Database.Database, options: FindSessionOptions): FindSession {
  const { secret, cookieName, allowGuests, now } = options
  const select = accounts.prepare<
    [string],
    { id: string; userId: string; expiresAt: number; seenAt: number; isGuest: number }
  >(
    `select session.id, user_id as userId, expires_at as expiresAt, session.updated_at as seenAt, coalesce(is_anonymous, 0) as isGuest
       from session join user on user.id = user_id where token = ?`,
  )
  const touch = accounts.prepare('update session set updated_at = ? where id = ?')
  // What a signature says never changes, so it is checked once. Whether the session still holds is asked each time.
  const signed = new Map<string, string>()
  const tokenIn = (header: string): string | null => {
    for (const text of cookieValues(header, cookieName)) {
      const token = signed.get(text) ?? signedValue(text, secret)
      if (token === null) continue
      if (signed.size >= signedMax) signed.clear()
      signed.set(text, token)
      return token
    }
    return null
  }
  /** [A25] When it was last seen, to some minutes. Nothing hangs on it, so what cannot be noted is let be. */
  const see = (id: string) => {
    try {
      touch.run(now(), id)
    } catch {
      // The disk is full, or somebody writes: it is seen again.
    }
  }
  return (cookieHeader) => {
    const token = tokenIn(cookieHeader ?? '')
    const row = token === null ? undefined : select.get(token)
    if (!row || row.expiresAt <= now() || !isUserId(row.userId)) return null
    if (now() - row.seenAt > seenMs) see(row.id)
    return row.isGuest === 0 || allowGuests ? { id: row.id, userId: row.userId } : null
  }
}

/** [H18] Whether a request says that it is of somebody else than its session is. */
export const isOfOther = ({ userId }: Session, query: URLSearchParams): boolean =>
  (query.get('as') ?? userId) !== userId

const seenMs = 5 * 60_000
const signedMax = 10_000

/** What the cookies of this name say, as they were sent. */
export const cookieValues = (header: string, name: string): string[] =>
  header.split(';').flatMap((part) => {
    const equals = part.indexOf('=')
    return equals >= 0 && part.slice(0, equals).trim() === name ? [part.slice(equals + 1).trim()] : []
  })

/** The value that was signed as `value.base64(HMAC-SHA256)`; null where the signature is not ours. */
export function signedValue(sent: string, secret: string): string | null {
  const text = decoded(sent)
  const dot = text.lastIndexOf('.')
  const value = text.slice(0, dot)
  const signature = Buffer.from(text.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(value).digest()
  const isOurs = dot > 0 && signature.length === expected.length && timingSafeEqual(signature, expected)
  return isOurs ? value : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
