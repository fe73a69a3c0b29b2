import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * One server a data folder. The lock is the operating system's, on a file that holds nothing: it goes with the process,
 * however that ends. Returns its own undo; throws `DataInUse` where another holds it for longer than `waitMs`.
 */
export function lockData(dataDir: string, waitMs = 1_000): () => void {
  const db = new Database(join(dataDir, 'lock.db'), { timeout: waitMs })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('begin exclusive')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new DataInUse(dataDir)
    throw error
  }
  return () => db.close()
}

export class DataInUse extends Error {
  constructor(dataDir: string) {
    super(`Another Tandem is running on ${dataDir}. Stop it first, or set DATA_DIR to another folder.`)
  }
}
