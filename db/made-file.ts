import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/** How a file is opened that is made from the log. */
export type Making = {
  /** What it is made of, and by which program: a file of another life is made anew. */
  readonly life: string
  readonly pragmas: readonly string[]
}

/**
 * Opens a file that is made from the log, and what `use` makes of it. One of another life, and one that cannot be read, is
 * made anew: all that is in it comes from the log.
 */
export function openMade<T>(file: string, making: Making, use: (db: Database.Database) => T): T {
  try {
    return openFile(file, making, use)
  } catch (error) {
    if (!isDamaged(error)) throw error
    removeMade(file)
    return openFile(file, making, use)
  }
}

/** Removes the file and what SQLite keeps beside it. */
export function removeMade(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true })
}

/** Whether a file is not what SQLite has written. */
export const isDamaged = (error: unknown): boolean =>
  error instanceof Database.SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')

/** The life that a file was made of; null where it does not say. */
export const lifeOf = (db: Database.Database): string | null =>
  db.prepare<[], { name: string }>('select name from life').get()?.name ?? null

function openFile<T>(file: string, making: Making, use: (db: Database.Database) => T): T {
  const db = new Database(file)
  try {
    for (const pragma of making.pragmas) db.pragma(pragma)
    db.exec('create table if not exists life (name text not null)')
    const found = lifeOf(db)
    if (found !== null && found !== making.life) {
      db.close()
      removeMade(file)
      return openFile(file, making, use)
    }
    if (found === null) db.prepare('insert into life values (?)').run(making.life)
    return use(db)
  } catch (error) {
    db.close()
    throw error
  }
}
