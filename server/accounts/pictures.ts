import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { fileTypeOf } from '../../db/attachments/file-type.ts'
import type { UserId } from '../../domain/id.ts'

/** [H125] The pictures that people give themselves: rasters by their first bytes, and nothing else. */
export type Pictures = {
  /** False where it is no picture of a kind that is taken. */
  put(user: UserId, bytes: Buffer): boolean
  drop(user: UserId): void
  find(hash: string): { readonly type: string; readonly bytes: Buffer } | null
}

export const pictureBytesMax = 1024 * 1024
const types: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']

export function createPictures(accounts: Database.Database): Pictures {
  const upsert = accounts.prepare(
    `insert into pictures (user_id, hash, type, bytes) values (?, ?, ?, ?)
       on conflict do update set hash = excluded.hash, type = excluded.type, bytes = excluded.bytes`,
  )
  const name = accounts.prepare('update user set picture = ? where id = ?')
  const remove = accounts.prepare('delete from pictures where user_id = ?')
  const select = accounts.prepare<[string], { type: string; bytes: Buffer }>(
    'select type, bytes from pictures where hash = ? limit 1',
  )
  const set = accounts.transaction((user: UserId, hash: string, type: string, bytes: Buffer) => {
    upsert.run(user, hash, type, bytes)
    name.run(hash, user)
  })
  const unset = accounts.transaction((user: UserId) => {
    remove.run(user)
    name.run(null, user)
  })
  return {
    put: (user, bytes) => {
      const type = fileTypeOf(bytes)
      if (!types.includes(type)) return false
      set(user, createHash('sha256').update(bytes).digest('hex'), type, bytes)
      return true
    },
    drop: (user) => unset(user),
    find: (hash) => select.get(hash) ?? null,
  }
}
