import type Database from 'better-sqlite3'
import type { Event } from '../../domain/event.ts'
import { type FileId, isFileId } from '../../domain/id.ts'

/** A file that the log names, where it does so first. */
export type NamedFile = {
  readonly board: string
  readonly seq: number
  readonly file: FileId
  readonly size: number
  readonly hash: string
}

/** All files that a log names, each once. What cannot be read of it is passed over: `verifyLog` tells of that. */
export function namedFiles(db: Database.Database): NamedFile[] {
  const rows = db.prepare<[], { board: string; seq: number; payload: string }>(
    `select board, seq, payload from entries where instr(payload, '"FileAttached"') > 0 order by board, seq`,
  )
  const named = new Map<FileId, NamedFile>()
  for (const { board, seq, payload } of rows.iterate())
    for (const event of eventsIn(payload)) {
      if (event.type !== 'FileAttached' || !isFileId(event.file) || named.has(event.file)) continue
      const { file, size, hash } = event
      named.set(file, { board, seq, file, size, hash })
    }
  return [...named.values()]
}

function eventsIn(payload: string): readonly Event[] {
  try {
    const events: readonly Event[] = JSON.parse(payload)
    return events
  } catch {
    return []
  }
}
