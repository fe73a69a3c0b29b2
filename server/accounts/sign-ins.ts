import type Database from 'better-sqlite3'
import type { UserId } from '../../domain/id.ts'

/** Where someone is signed in. */
export type SignIn = {
  readonly id: string
  /** What the browser says of itself. */
  readonly browser: string
  readonly address: string
  /** When it was last seen, to some minutes; milliseconds since 1970. */
  readonly at: number
}

/** [A25] Someone's sessions: told, and ended. */
export type SignIns = {
  of(user: UserId): readonly SignIn[]
  /** Ends one of theirs; false where there is none. */
  end(user: UserId, session: string): boolean
  /** Ends all of theirs but one, or all. */
  endOthers(user: UserId, besides: string | null): void
}

/** `onEnded` is told whose session has ended. */
export function createSignIns(
  accounts: Database.Database,
  now: () => number,
  onEnded: (user: UserId) => void,
): SignIns {
  const select = accounts.prepare<[string, number], SignIn>(
    `select id, coalesce(user_agent, '') as browser, coalesce(ip_address, '') as address, updated_at as at
       from session where user_id = ? and expires_at > ? order by updated_at desc limit 100`,
  )
  const remove = accounts.prepare('delete from session where user_id = ? and id = ?')
  const removeOthers = accounts.prepare('delete from session where user_id = ? and id is not ?')
  return {
    of: (user) => select.all(user, now()),
    end: (user, session) => {
      const isEnded = remove.run(user, session).changes > 0
      if (isEnded) onEnded(user)
      return isEnded
    },
    endOthers: (user, besides) => {
      if (removeOthers.run(user, besides).changes > 0) onEnded(user)
    },
  }
}
