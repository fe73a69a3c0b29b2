import { openFileStore } from '../../db/attachments/file-store.ts'
import { BackupError } from '../../db/backup.ts'
import { dataFiles, openAccounts, prepareData } from '../../db/data-dir.ts'
import { openSqliteLog } from '../../db/log/sqlite-log.ts'
import { removeMade } from '../../db/made-file.ts'
import { checked, isCommandId, isUserId } from '../../domain/id.ts'
import { createAliases } from '../accounts/aliases.ts'
import { createErasing } from '../attachments/erasing.ts'
import { createBoards } from '../boards.ts'
import { createLeaving } from '../leaving.ts'
import { outside } from './outside.ts'

/**
 * [H141] Erases someone, by id or e-mail, while the server is stopped: what was made from the log is made anew at the next
 * start. Throws `DataInUse` while it runs.
 */
export async function erasePerson(dataDir: string, named: string): Promise<string> {
  const unlock = prepareData(dataDir, outside)
  try {
    const files = dataFiles(dataDir)
    const accounts = openAccounts(files.accounts)
    const found = accounts
      .prepare<[string, string], { id: string; name: string }>('select id, name from user where id = ? or email = ?')
      .get(named, named.toLowerCase())
    if (!found) throw new BackupError(`There is nobody with the id or the e-mail ${named}.`)
    const log = await openSqliteLog(files.log)
    const fail = (error: unknown) => {
      throw error
    }
    const newCommandId = () => checked(isCommandId, outside.newUuid())
    const aliases = createAliases(accounts, outside.now)
    const boards = createBoards({
      log,
      formsOf: aliases.formsOf,
      now: outside.now,
      newSalt: outside.newSalt,
      onDurable: () => {},
      onUnknown: fail,
      onBug: fail,
    })
    const erasing = createErasing(log, await openFileStore(files.attachments), fail)
    const leaving = createLeaving({
      boards,
      log,
      aliases,
      erasing,
      accounts,
      // Whoever has the data folder looks after it.
      keepsAdministrator: false,
      newCommandId,
      onGone: () => {},
    })
    const left = await leaving.leave(checked(isUserId, found.id))
    await log.close()
    accounts.close()
    for (const made of [files.search, files.snapshots]) removeMade(made)
    if (left !== 'gone') throw new BackupError(`${found.name} could not be erased: ${left}.`)
    return found.name
  } finally {
    unlock()
  }
}
