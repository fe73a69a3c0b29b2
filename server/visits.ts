import type Database from 'better-sqlite3'
import { type BoardId, isBoardId, isUserId, type UserId } from '../domain/id.ts'

/** Which boards someone has opened, and what of them they have seen. */
export type Visits = {
  /** Never in the way of the opening itself: what cannot be noted is told, and let be. */
  note(userId: UserId, board: BoardId): void
  /** This person has had the board before their eyes as of a `seq`; a look that is older than the last changes nothing. */
  look(userId: UserId, board: BoardId, seq: number): void
  /** The newest `seq` that this person has had before their eyes; null where that is not known. */
  lastLook(userId: UserId, board: BoardId): number | null
  /** The boards that this person has opened, newest first. */
  of(userId: UserId, boardsMax: number): BoardId[]
  /** The board is no more. */
  forget(board: BoardId): void
  /** Who has opened this board, those who were here last first. */
  on(board: BoardId, peopleMax: number): UserId[]
}

export function createVisits(
  accounts: Database.Database,
  now: () => number,
  onError: (error: unknown) => void,
): Visits {
  const put = accounts.prepare(
    'insert into visits (user_id, board, at) values (?, ?, ?) on conflict (user_id, board) do update set at = excluded.at',
  )
  const putSeen = accounts.prepare(
    `insert into visits (user_id, board, at, seen) values (?, ?, ?, ?)
       on conflict (user_id, board) do update set seen = max(coalesce(seen, 0), excluded.seen)`,
  )
  const seen = accounts.prepare<[string, string], { seen: number | null }>(
    'select seen from visits where user_id = ? and board = ?',
  )
  const select = accounts.prepare<[string, number], { board: string }>(
    'select board from visits where user_id = ? order by at desc limit ?',
  )
  const visitors = accounts.prepare<[string, number], { id: string }>(
    'select user_id as id from visits where board = ? order by at desc limit ?',
  )
  const remove = accounts.prepare('delete from visits where board = ?')
  return {
    forget: (board) => void remove.run(board),
    note: (userId, board) => {
      try {
        put.run(userId, board, now())
      } catch (error) {
        onError(error)
      }
    },
    look: (userId, board, seq) => void putSeen.run(userId, board, now(), seq),
    lastLook: (userId, board) => seen.get(userId, board)?.seen ?? null,
    on: (board, peopleMax) => visitors.all(board, peopleMax).flatMap(({ id }) => (isUserId(id) ? [id] : [])),
    of: (userId, boardsMax) => select.all(userId, boardsMax).flatMap(({ board }) => (isBoardId(board) ? [board] : [])),
  }
}
