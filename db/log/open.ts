import Database from 'better-sqlite3'

/** Opens a file of the log for writing. FULL on each open: SQLite remembers WAL, but not how hard to sync. */
export function openForWriting(file: string): Database.Database {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('busy_timeout = 5000')
  // What is erased is overwritten, not only let go of.
  db.pragma('secure_delete = ON')
  db.pragma('journal_size_limit = 67108864')
  return db
}

/** Opens a file of the log for reading only. */
export function openForReading(file: string): Database.Database {
  const db = new Database(file, { readonly: true })
  db.pragma('busy_timeout = 5000')
  return db
}
