import type Database from 'better-sqlite3'
import type { EventLog } from '../db/event-log.ts'
import type { CommandId, UserId } from '../domain/id.ts'
import type { Erasing } from './attachments/erasing.ts'
import type { Boards } from './boards.ts'

/** How people go for good: their words on all boards, and then all that is known of them. Their id stays in the logs. */
export type Leaving = {
  /** `failed`: not all of their words could be erased; their account is there still, and it may be asked again. */
  leave(user: UserId): Promise<'gone' | 'full' | 'failed'>
}

export type LeavingOptions = {
  readonly boards: Pick<Boards, 'execute'>
  readonly log: Pick<EventLog, 'boards' | 'readOwn'>
  readonly erasing: Pick<Erasing, 'withBoard'>
  readonly accounts: Database.Database
  readonly newCommandId: () => CommandId
  /** Whoever knows them forgets them, and ends what they have open. */
  readonly onGone: (user: UserId) => void
}

export function createLeaving({ boards, log, erasing, accounts, newCommandId, onGone }: LeavingOptions): Leaving {
  const forget = accounts.transaction((user: UserId) => {
    const email = accounts.prepare<[string], { email: string }>('select email from user where id = ?').get(user)?.email
    for (const { name, columns } of tablesOf(accounts)) {
      if (columns.includes('user_id')) accounts.prepare(`delete from "${name}" where user_id = ?`).run(user)
      if (name !== 'user' && columns.includes('email') && email !== undefined)
        accounts.prepare(`delete from "${name}" where email = ?`).run(email)
    }
    accounts
      .prepare('delete from verification where instr(identifier, ?) > 0 or instr(value, ?) > 0')
      .run(email ?? user, user)
    accounts.prepare('delete from user where id = ?').run(user)
  })

  return {
    leave: async (user) => {
      for (const board of await log.boards()) {
        const own = await log.readOwn(board, user, Number.MAX_SAFE_INTEGER, 1)
        if (own.length === 0) continue
        const command = { commandId: newCommandId(), type: 'EraseOwnTexts' } as const
        const executed = await erasing.withBoard(board, () => boards.execute(board, user, [command]))
        if (executed.kind === 'full') return 'full'
        // A board that was deleted meanwhile has no words any more.
        if (executed.kind === 'not-found') continue
        if (executed.kind !== 'done' || executed.results.some((result) => 'rejected' in result)) return 'failed'
      }
      forget(user)
      // What was deleted is in SQLite's log of writes until that is emptied.
      accounts.pragma('wal_checkpoint(truncate)')
      onGone(user)
      return 'gone'
    },
  }
}

/** Whatever table is added later, what it has of a person goes with them. */
function tablesOf(accounts: Database.Database): { name: string; columns: string[] }[] {
  const columns = accounts.prepare<[string], { name: string }>('select name from pragma_table_info(?)')
  return accounts
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all()
    .map(({ name }) => ({ name, columns: columns.all(name).map((column) => column.name) }))
}
