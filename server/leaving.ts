import type Database from 'better-sqlite3'
import type { EventLog } from '../db/event-log.ts'
import type { BoardId, CommandId, UserId } from '../domain/id.ts'
import type { Aliases } from './accounts/aliases.ts'
import type { Erasing } from './attachments/erasing.ts'
import type { Boards } from './boards.ts'

/**
 * How people go for good: their words on all boards, and then all that is known of them, under each id that they had (A30).
 * Their ids stay in the logs.
 */
export type Leaving = {
  /**
   * `failed`: not all of their words could be erased; their account is there still, and it may be asked again.
   * `last-administrator`: nothing was done; nobody would be left to look after the others' accounts.
   */
  leave(user: UserId): Promise<'gone' | 'full' | 'failed' | 'last-administrator'>
  /** The boards that hold words of theirs. */
  boardsOf(user: UserId): Promise<readonly BoardId[]>
}

export type LeavingOptions = {
  readonly boards: Pick<Boards, 'execute'>
  readonly log: Pick<EventLog, 'boards' | 'readOwn' | 'readTypes'>
  readonly aliases: Pick<Aliases, 'formsOf'>
  readonly erasing: Pick<Erasing, 'withBoard'>
  readonly accounts: Database.Database
  /** Whether someone must be left who looks after the instance, where others have accounts. */
  readonly keepsAdministrator: boolean
  readonly newCommandId: () => CommandId
  /** Whoever knows them forgets them, and ends what they have open. */
  readonly onGone: (user: UserId) => void
}

export function createLeaving(options: LeavingOptions): Leaving {
  const { boards, log, aliases, erasing, accounts, keepsAdministrator, newCommandId, onGone } = options
  const isLastAdministrator = accounts.prepare<{ user: string }>(
    `select 1 from user where id = @user and is_admin = 1
      and not exists (select 1 from user where id <> @user and is_admin = 1)
      and exists (select 1 from user where id <> @user and coalesce(is_anonymous, 0) = 0)`,
  )
  const mustStay = (user: UserId) => keepsAdministrator && isLastAdministrator.get({ user }) !== undefined

  const forget = (user: UserId) => {
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
  }
  /** Two who look after the instance may go at once: the second is seen here. */
  const forgetAll = accounts.transaction((ids: readonly UserId[]): boolean => {
    if (ids.some(mustStay)) return false
    ids.forEach(forget)
    return true
  })

  /** What someone said of a card goes with it to a board on which they may never have been. */
  const isOn = async (board: BoardId, ids: readonly UserId[]): Promise<boolean> => {
    for (const id of ids) if ((await log.readOwn(board, id, Number.MAX_SAFE_INTEGER, 1)).length > 0) return true
    const arrived = await log.readTypes(board, ['CardArrived'], false, 0, Number.MAX_SAFE_INTEGER)
    return arrived.some(({ payload }) => ids.some((id) => payload.includes(id)))
  }
  const boardsOf = async (user: UserId): Promise<readonly BoardId[]> => {
    const ids = aliases.formsOf(user)
    const found: BoardId[] = []
    for (const board of await log.boards()) if (await isOn(board, ids)) found.push(board)
    return found
  }

  return {
    boardsOf,
    leave: async (user) => {
      const ids = aliases.formsOf(user)
      const [person = user] = ids
      if (ids.some(mustStay)) return 'last-administrator'
      for (const board of await boardsOf(person)) {
        const command = { commandId: newCommandId(), type: 'EraseOwnTexts' } as const
        const executed = await erasing.withBoard(board, () => boards.execute(board, person, [command]))
        if (executed.kind === 'full') return 'full'
        // A board that was deleted meanwhile has no words any more.
        if (executed.kind === 'not-found') continue
        if (executed.kind !== 'done' || executed.results.some((result) => 'rejected' in result)) return 'failed'
      }
      if (!forgetAll.immediate(ids)) return 'last-administrator'
      // What was deleted is in SQLite's log of writes until that is emptied.
      accounts.pragma('wal_checkpoint(truncate)')
      ids.forEach(onGone)
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
