import type Database from 'better-sqlite3'
import { type BoardId, isBoardId, type UserId } from '../domain/id.ts'

/** The boards that people have given a star: each sees only their own. */
export type Stars = {
  put(userId: UserId, board: BoardId): void
  drop(userId: UserId, board: BoardId): void
  has(userId: UserId, board: BoardId): boolean
  of(userId: UserId): ReadonlySet<BoardId>
  /** The board is no more. */
  forget(board: BoardId): void
}

export function createStars(accounts: Database.Database, now: () => number): Stars {
  const insert = accounts.prepare('insert or ignore into stars (user_id, board, at) values (?, ?, ?)')
  const remove = accounts.prepare('delete from stars where user_id = ? and board = ?')
  const removeAll = accounts.prepare('delete from stars where board = ?')
  const select = accounts.prepare<[string], { board: string }>('select board from stars where user_id = ?')
  const one = accounts.prepare<[string, string]>('select 1 from stars where user_id = ? and board = ?')
  return {
    put: (userId, board) => void insert.run(userId, board, now()),
    drop: (userId, board) => void remove.run(userId, board),
    has: (userId, board) => one.get(userId, board) !== undefined,
    of: (userId) => new Set(select.all(userId).flatMap(({ board }) => (isBoardId(board) ? [board] : []))),
    forget: (board) => void removeAll.run(board),
  }
}
