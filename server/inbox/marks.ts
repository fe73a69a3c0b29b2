import type Database from 'better-sqlite3'
import type { BoardId, UserId } from '../../domain/id.ts'

/** Which letters people have read. A letter is named by its board and the entry that it tells of. */
export type Marks = {
  /** What tells of someone's letters whether they were read. */
  of(user: UserId): (letter: Named) => boolean
  read(user: UserId, letters: readonly Named[]): void
  /** All letters of a board up to a `seq` are read. */
  readUpTo(user: UserId, letters: readonly Named[]): void
  /** The board is no more. */
  forget(board: BoardId): void
}

type Named = { readonly board: string; readonly seq: number }

export function createMarks(accounts: Database.Database): Marks {
  const seen = accounts.prepare<[string], Named>('select board, seq from letters_seen where user_id = ?')
  const read = accounts.prepare<[string], Named>('select board, seq from letters_read where user_id = ?')
  const putRead = accounts.prepare('insert or ignore into letters_read (user_id, board, seq) values (?, ?, ?)')
  const putSeen = accounts.prepare(
    `insert into letters_seen (user_id, board, seq) values (?, ?, ?)
       on conflict (user_id, board) do update set seq = max(seq, excluded.seq)`,
  )
  const dropRead = accounts.prepare('delete from letters_read where user_id = ? and board = ? and seq <= ?')
  const drops = ['letters_read', 'letters_seen'].map((table) =>
    accounts.prepare(`delete from ${table} where board = ?`),
  )
  return {
    of: (user) => {
      const upTo = new Map(seen.all(user).map(({ board, seq }) => [board, seq]))
      const single = new Set(read.all(user).map(keyOf))
      return (letter) => letter.seq <= (upTo.get(letter.board) ?? 0) || single.has(keyOf(letter))
    },
    read: accounts.transaction((user: UserId, letters: readonly Named[]) => {
      for (const { board, seq } of letters) putRead.run(user, board, seq)
    }),
    readUpTo: accounts.transaction((user: UserId, letters: readonly Named[]) => {
      for (const { board, seq } of letters) {
        putSeen.run(user, board, seq)
        dropRead.run(user, board, seq)
      }
    }),
    forget: (board) => {
      for (const drop of drops) drop.run(board)
    },
  }
}

const keyOf = ({ board, seq }: Named): string => `${board} ${seq}`
