import { createHmac, timingSafeEqual } from 'node:crypto'
import type Database from 'better-sqlite3'
import { isUserId, type UserId } from '../domain/id.ts'

/** Who a request comes from. */
export type Session = { readonly id: string; readonly userId: UserId }

/** Tells the session of a `Cookie` header; null where there is none that holds. */
export type FindSession = (cookieHeader: string | null | undefined) => Session | null

/**
 * Looks a session up by its signed cookie: one HMAC and one prepared statement. better-auth's own way is twenty times
 * slower, and this is asked for each command; no session is cached, so that one that is ended ends at once.
 */
export function createFindSession(
  accounts: Database.Database,
  secret: string,
  cookieName: string,
  now: () => number,
): FindSession {
  const select = accounts.prepare<[string], { id: string; userId: string; expiresAt: number }>(
    'select id, user_id as userId, expires_at as expiresAt from session where token = ?',
  )
  // What a signature says never changes, so it is checked once. Whether the session still holds is asked each time.
  const signed = new Map<string, string>()
  const tokenIn = (header: string): string | null => {
    const known = signed.get(header)
    if (known !== undefined) return known
    const token = signedValue(header, cookieName, secret)
    if (token === null) return null
    if (signed.size >= signedMax) signed.clear()
    signed.set(header, token)
    return token
  }
  return (cookieHeader) => {
    const token = tokenIn(cookieHeader ?? '')
    const row = token === null ? undefined : select.get(token)
    if (!row || row.expiresAt <= now() || !isUserId(row.userId)) return null
    return { id: row.id, userId: row.userId }
  }
}

/** [H18] Whether a request says that it is of somebody else than its session is. */
export const isOfOther = ({ userId }: Session, query: URLSearchParams): boolean =>
  (query.get('as') ?? userId) !== userId

const signedMax = 10_000

/** The value of a cookie that was signed as `value.base64(HMAC-SHA256)`; null where it is not there or not ours. */
function signedValue(header: string, name: string, secret: string): string | null {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue
    const text = decoded(part.slice(equals + 1).trim())
    const dot = text.lastIndexOf('.')
    const value = text.slice(0, dot)
    const signature = Buffer.from(text.slice(dot + 1), 'base64')
    const expected = createHmac('sha256', secret).update(value).digest()
    if (dot > 0 && signature.length === expected.length && timingSafeEqual(signature, expected)) return value
  }
  return null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
