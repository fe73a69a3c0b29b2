import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { createProjection, type Projection, projectionVersion } from './projection.ts'

/** A projection in its file. */
export type OpenProjection = Projection & { close(): void }

/**
 * Opens the projection of one life of the log. A file of another life or another version, and one that cannot be read, is
 * made anew: all that is in it comes from the log. For that reason it need not survive a loss of power either.
 */
export function openProjection(file: string, epoch: string): OpenProjection {
  try {
    return openFile(file, epoch)
  } catch (error) {
    if (!isDamaged(error)) throw error
    removeProjection(file)
    return openFile(file, epoch)
  }
}

/** Removes the file and what SQLite keeps beside it. */
export function removeProjection(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true })
}

/** Whether a file is not what SQLite has written. */
export const isDamaged = (error: unknown): boolean =>
  error instanceof Database.SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')

function openFile(file: string, epoch: string): OpenProjection {
  const db = new Database(file)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = OFF')
    db.pragma('journal_size_limit = 16777216')
    const life = `${projectionVersion} ${epoch}`
    db.exec('create table if not exists life (name text not null)')
    const found = db.prepare<[], { name: string }>('select name from life').get()?.name
    if (found !== undefined && found !== life) {
      db.close()
      removeProjection(file)
      return openFile(file, epoch)
    }
    if (found === undefined) db.prepare('insert into life values (?)').run(life)
    return { ...createProjection(db), close: () => db.close() }
  } catch (error) {
    db.close()
    throw error
  }
}
