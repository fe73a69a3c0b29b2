import type Database from 'better-sqlite3'
import { type BoardId, isBoardId, isUserId, type UserId } from '../../domain/id.ts'

/** [A30] Guests who have become accounts. */
export type Aliases = {
  /**
   * What was the guest's is the account's, in one transaction: stars, visits, what was read. The guest's sessions end.
   * These boards are still to be told. False where the guest has become an account before.
   */
  put(guest: UserId, account: UserId, boards: readonly BoardId[]): boolean
  /** All ids of a person, by any of them: their account's first, and those of the guests that it was. */
  formsOf(user: UserId): readonly UserId[]
  /** What is still to be told, to which board. */
  waiting(): readonly Waiting[]
  told(waiting: Waiting): void
}
export type Waiting = { readonly guest: UserId; readonly account: UserId; readonly board: BoardId }

export function createAliases(accounts: Database.Database, now: () => number): Aliases {
  const insert = accounts.prepare('insert or ignore into aliases (guest, account, at) values (?, ?, ?)')
  const addBoard = accounts.prepare('insert or ignore into alias_boards (guest, board) values (?, ?)')
  const moves = [
    `insert or ignore into alias_boards (guest, board)
       select user_id, board from visits where user_id = @guest union select user_id, board from stars where user_id = @guest`,
    `insert into stars (user_id, board, at) select @account, board, at from stars where user_id = @guest on conflict do nothing`,
    `insert into visits (user_id, board, at, seen) select @account, board, at, seen from visits where user_id = @guest
       on conflict do update set at = max(at, excluded.at), seen = coalesce(max(seen, excluded.seen), seen, excluded.seen)`,
    // What one of the two has not read yet is not read.
    `insert into letters_seen (user_id, board, seq) select @account, board, seq from letters_seen where user_id = @guest
       on conflict do update set seq = min(seq, excluded.seq)`,
    `insert into letters_read (user_id, board, seq) select @account, board, seq from letters_read where user_id = @guest
       on conflict do nothing`,
    ...['stars', 'visits', 'letters_seen', 'letters_read', 'session'].map(
      (table) => `delete from ${table} where user_id = @guest`,
    ),
  ].map((sql) => accounts.prepare<{ guest: string; account: string }>(sql))
  const forms = accounts.prepare<[string], { guest: string }>('select guest from aliases where account = ? order by at')
  const accountOf = accounts.prepare<[string], { account: string }>('select account from aliases where guest = ?')
  const selectWaiting = accounts.prepare<[], { guest: string; account: string; board: string }>(
    'select guest, account, board from alias_boards join aliases using (guest)',
  )
  const remove = accounts.prepare('delete from alias_boards where guest = ? and board = ?')

  const put = accounts.transaction((guest: UserId, account: UserId, boards: readonly BoardId[]): boolean => {
    if (insert.run(guest, account, now()).changes === 0) return false
    for (const board of boards) addBoard.run(guest, board)
    for (const move of moves) move.run({ guest, account })
    return true
  })
  return {
    put: (guest, account, boards) => put.immediate(guest, account, boards),
    formsOf: (user) => {
      const account = accountOf.get(user)?.account ?? user
      return [account, ...forms.all(account).map(({ guest }) => guest)].filter(isUserId)
    },
    waiting: () =>
      selectWaiting
        .all()
        .flatMap(({ guest, account, board }) =>
          isUserId(guest) && isUserId(account) && isBoardId(board) ? [{ guest, account, board }] : [],
        ),
    told: ({ guest, board }) => void remove.run(guest, board),
  }
}
