import type Database from 'better-sqlite3'
import type { Event } from '../../domain/event.ts'
import { type FileId, isFileId } from '../../domain/id.ts'
import { attachmentsIn, filesErased } from './files-of-card.ts'

/** A file that the log names, where it does so first. */
export type NamedFile = {
  readonly board: string
  readonly seq: number
  readonly file: FileId
  readonly size: number
  readonly hash: string
}

/**
 * All files that a log names, each once, but for those of cards that were deleted, and on the board where the card is now.
 * What cannot be read of it is passed over: `verifyLog` tells of that.
 */
export function namedFiles(db: Database.Database): NamedFile[] {
  const rows = db.prepare<[], { board: string; seq: number; payload: string }>(
    `select board, seq, payload from entries
      where instr(payload, '"FileAttached"') > 0 or type in ('CardArrived', 'CardDeleted', 'CardMovedToBoard', 'TextsErased', 'OwnTextsErased')
      order by board, seq`,
  )
  const found: { home: string; id: string; named: NamedFile }[] = []
  const erased = new Set<string>()
  const left = new Set<string>()
  for (const { board, seq, payload } of rows.iterate())
    for (const event of eventsIn(payload)) {
      if (event.type === 'TextsErased' || event.type === 'OwnTextsErased')
        for (const card of event.cardIds)
          for (const id of filesErased(event, card)) erased.add(`${board} ${card} ${id}`)
      if (!('cardId' in event)) continue
      const home = `${board} ${event.cardId}`
      const name = (id: string, { file, size, hash }: Pick<NamedFile, 'file' | 'size' | 'hash'>) => {
        if (isFileId(file)) found.push({ home, id: `${home} ${id}`, named: { board, seq, file, size, hash } })
      }
      if (event.type === 'FileAttached') name(event.attachmentId, event)
      if (event.type === 'CardArrived') for (const attachment of attachmentsIn(event)) name(attachment.id, attachment)
      if (event.type === 'CardDeleted' || event.type === 'CardMovedToBoard') left.add(home)
    }
  const named = new Map<FileId, NamedFile>()
  for (const { home, id, named: one } of found)
    if (!left.has(home) && !erased.has(id) && !named.has(one.file)) named.set(one.file, one)
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
