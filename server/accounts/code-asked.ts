import type Database from 'better-sqlite3'
import { cookieValues, type FindSession, signedValue } from '../sessions.ts'

/** Whose codes of a second factor whoever has these cookies may try: a password of theirs was right, or they are in. */
export type FindCodeAsked = (cookieHeader: string | undefined) => readonly string[]

export type FindCodeAskedOptions = {
  readonly secret: string
  /** Of the cookie that holds between a password and the code that it takes. */
  readonly cookieName: string
  readonly findSession: FindSession
}

/** Both are told where there are both: which of them is meant is the library's to say. */
export function createFindCodeAsked(accounts: Database.Database, options: FindCodeAskedOptions): FindCodeAsked {
  const { secret, cookieName, findSession } = options
  const select = accounts.prepare<[string], { user: string }>(
    'select value as user from verification where identifier = ?',
  )
  return (header = '') => {
    const between = cookieValues(header, cookieName).flatMap((sent) => {
      const identifier = signedValue(sent, secret)
      const row = identifier === null ? undefined : select.get(identifier)
      return row ? [row.user] : []
    })
    const session = findSession(header)
    return [...new Set([...between, ...(session ? [session.userId] : [])])]
  }
}
