import type { IncomingHttpHeaders } from 'node:http'
import { mayAdminister } from '../../domain/person.ts'
import type { People } from '../people.ts'
import type { FindSession } from '../sessions.ts'
import type { Timers } from '../timers.ts'
import { isToken } from '../token.ts'

/** [A23] Whether these headers are of someone who looks after this instance: by the token, or by their session. */
export type Administers = (headers: IncomingHttpHeaders) => Promise<boolean>

/** A token is not to be guessed at speed. */
const wrongTokenMs = 500

export function createAdministers(
  adminToken: string | null,
  findSession: FindSession,
  people: Pick<People, 'find'>,
  timers: Timers,
): Administers {
  return async ({ authorization, cookie }) => {
    if (authorization === undefined) {
      const session = findSession(cookie)
      return session !== null && mayAdminister(people.find(session.userId))
    }
    if (isToken(authorization, adminToken)) return true
    await new Promise<void>((resolve) => {
      timers.after(wrongTokenMs, resolve)
    })
    return false
  }
}
