import type Database from 'better-sqlite3'
import { isUserId, type UserId } from '../../domain/id.ts'
import { tokenHash } from './token-hash.ts'

/** [A26] Links by which someone who is locked out sets a new password. Of a token only its hash is kept. */
export type Resets = {
  /** The token for whoever has this address; null where nobody has. */
  make(email: string): string | null
  /** Whose token it is; from then on it is none any more, nor is any other of theirs. */
  use(token: string): UserId | null
}

const keptMs = 60 * 60 * 1_000

/** `newToken` makes 32 characters that nobody can guess. */
export function createResets(accounts: Database.Database, now: () => number, newToken: () => string): Resets {
  const find = accounts.prepare<[string], { id: string }>(
    'select id from user where email = ? and coalesce(is_anonymous, 0) = 0',
  )
  const insert = accounts.prepare('insert into resets (hash, user_id, expires_at) values (?, ?, ?)')
  const take = accounts.prepare<[string, number], { id: string }>(
    'delete from resets where hash = ? and expires_at > ? returning user_id as id',
  )
  const remove = accounts.prepare('delete from resets where user_id = ? or expires_at <= ?')
  return {
    make: (email) => {
      const user = find.get(email.toLowerCase())
      if (!user) return null
      const token = newToken()
      insert.run(tokenHash(token), user.id, now() + keptMs)
      return token
    },
    use: (token) => {
      const user = take.get(tokenHash(token), now())
      if (!user || !isUserId(user.id)) return null
      remove.run(user.id, now())
      return user.id
    },
  }
}
