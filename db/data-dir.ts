import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Epoch } from '../domain/id.ts'
import { keepPrivate } from './keep-private.ts'
import { lockData } from './lock.ts'
import { openForWriting } from './log/open.ts'
import { migrateFile } from './migrate.ts'

/** Where things lie in a data folder. */
export const dataFiles = (dataDir: string) => ({
  log: join(dataDir, 'log.db'),
  accounts: join(dataDir, 'accounts.db'),
  /** What can be found, and what people are told: made from the log, and made anew where it is not there. */
  search: join(dataDir, 'search.db'),
  /** Boards as they were: made from the log, and made anew where it is not there. */
  snapshots: join(dataDir, 'snapshots.db'),
  secret: join(dataDir, 'secret'),
  attachments: join(dataDir, 'attachments'),
})

/** What a data folder needs from outside to be opened. */
export type Preparing = {
  /** The folder that holds `db/`, for the migrations. */
  readonly root: string
  readonly newEpoch: () => Epoch
  readonly now: () => number
}

/**
 * Makes a data folder ready: locked for this process, and with the tables of this program. Returns the undo of the lock.
 * Throws `DataInUse` or `DataTooNew`.
 */
export function prepareData(dataDir: string, { root, newEpoch, now }: Preparing): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  keepPrivate(dataDir)
  const unlock = lockData(dataDir)
  try {
    const files = dataFiles(dataDir)
    const log = openForWriting(files.log)
    migrateFile(log, join(root, 'db/log/migrations'))
    if (!log.prepare('select 1 from lives').get()) log.prepare('insert into lives values (?, ?)').run(newEpoch(), now())
    log.close()
    const accounts = openAccounts(files.accounts)
    migrateFile(accounts, join(root, 'db/accounts/migrations'))
    accounts.close()
    return unlock
  } catch (error) {
    unlock()
    throw error
  }
}

/** Opens the accounts. A lost session costs a sign-in, so the syncs of NORMAL are enough here. */
export function openAccounts(file: string): Database.Database {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('foreign_keys = ON')
  // What is deleted is overwritten, not only let go of.
  db.pragma('secure_delete = ON')
  db.pragma('busy_timeout = 5000')
  return db
}
