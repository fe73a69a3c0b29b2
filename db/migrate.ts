import type Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'

/** Brings a file to the tables of this program. One that a newer program has written is refused, and left as it is. */
export function migrateFile(file: Database.Database, migrationsFolder: string): void {
  const db = drizzle(file)
  const ours = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0
  if (newestMigration(file) > ours) throw new DataTooNew(file.name)
  db.run(sql`pragma foreign_keys = on`)
  migrate(db, { migrationsFolder })
}

/** The data folder was written by a newer Tandem than this one. */
export class DataTooNew extends Error {
  constructor(file: string) {
    super(`${file} was written by a newer Tandem. Start that one, or set DATA_DIR to another folder.`)
  }
}

function newestMigration(file: Database.Database): number {
  const has = file.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (!has) return 0
  const newest = file
    .prepare<[], { at: number }>('select coalesce(max(created_at), 0) as at from __drizzle_migrations')
    .get()
  return newest?.at ?? 0
}
