import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { type BoardId, isBoardId, isLinkId, type LinkId } from '../../domain/id.ts'

/** The tokens of share links: only their hashes are kept. */
export type Tokens = {
  /** A new token for a link: what it had before is none any more. */
  give(board: BoardId, link: LinkId, password: string | null): string
  /** The link that a token stands for, with its password as it is stored; null where there is none. */
  find(token: string): { readonly board: BoardId; readonly link: LinkId; readonly password: string | null } | null
  /** The board is no more. */
  forget(board: BoardId): void
}

/** `newToken` makes 24 bytes that nobody can guess, as 32 characters of base64url. */
export function createTokens(accounts: Database.Database, newToken: () => string): Tokens {
  const put = accounts.prepare(
    `insert into share_tokens (board, link, hash, password) values (?, ?, ?, ?)
       on conflict (board, link) do update set hash = excluded.hash, password = excluded.password`,
  )
  const select = accounts.prepare<[string], { board: string; link: string; password: string | null }>(
    'select board, link, password from share_tokens where hash = ?',
  )
  const remove = accounts.prepare('delete from share_tokens where board = ?')
  return {
    give: (board, link, password) => {
      const token = newToken()
      put.run(board, link, hashOf(token), password)
      return token
    },
    find: (token) => {
      const row = select.get(hashOf(token))
      return row && isBoardId(row.board) && isLinkId(row.link)
        ? { board: row.board, link: row.link, password: row.password }
        : null
    },
    forget: (board) => void remove.run(board),
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
