import type Database from 'better-sqlite3'
import { emptyBoard } from '../domain/board.ts'
import type { Event } from '../domain/event.ts'
import { isKnown, openFold } from '../domain/evolve.ts'
import { isBoardId } from '../domain/id.ts'
import { chainStart, linkHash, saltedHash } from './chain.ts'

/** What a check of the log has found. */
export type Verified = {
  readonly boards: number
  readonly entries: number
  /** Each board's newest entry, to be kept elsewhere. */
  readonly heads: readonly { readonly board: string; readonly seq: number; readonly hash: string }[]
  /** What is wrong, one sentence each; of each board the first entry that is. */
  readonly faults: readonly string[]
}

type EntryRow = {
  board: string
  seq: number
  command_id: string
  actor: string
  at: number
  type: string
  payload: string
  salt: Buffer | null
  payload_hash: Buffer
  hash: Buffer
}

const pageEntries = 1_000

/** Folds and checks all boards of a log: the chain, the head rows, the salted payloads, the order, each fold, the index. */
export function verifyLog(db: Database.Database): Verified {
  const faults: string[] = []
  const heads: { board: string; seq: number; hash: string }[] = []
  let entries = 0
  const integrity = db.pragma('quick_check', { simple: true })
  if (integrity !== 'ok') faults.push(`SQLite says of the file: ${String(integrity)}.`)

  const boards = db
    .prepare<[], { board: string }>('select board from heads union select distinct board from entries order by board')
    .all()
  for (const { board } of boards) {
    const { count, fault, last } = verifyBoard(db, board)
    entries += count
    if (fault) faults.push(fault)
    if (last) heads.push({ board, seq: last.seq, hash: last.hash.toString('hex') })
  }
  return { boards: boards.length, entries, heads, faults }
}

/** Checks one board up to the first fault. */
function verifyBoard(
  db: Database.Database,
  board: string,
): { count: number; fault: string | null; last: EntryRow | null } {
  if (!isBoardId(board)) return { count: 0, fault: `Board ${board}: this is no board's id.`, last: null }
  const page = db.prepare<[string, number], EntryRow>(
    `select * from entries where board = ? and seq > ? order by seq limit ${pageEntries}`,
  )
  const folding = openFold(emptyBoard(board))
  let last: EntryRow | null = null
  let count = 0
  for (;;) {
    const rows = page.all(board, last?.seq ?? 0)
    for (const row of rows) {
      const fault = entryFault(row, last) ?? foldFault(folding, row)
      if (fault) return { count, fault: `Board ${board}, entry ${row.seq}: ${fault}.`, last }
      last = row
      count += 1
    }
    if (rows.length < pageEntries) break
  }
  const fault = headFault(db, board, last) ?? indexFault(db, board, last)
  return { count, fault: fault && `Board ${board}: ${fault}.`, last }
}

function entryFault(row: EntryRow, before: EntryRow | null): string | null {
  if (row.seq !== (before?.seq ?? 0) + 1) return `it follows ${before?.seq ?? 0}, and entries between are missing`
  if (before && row.at < before.at) return 'it is older than the entry before it'
  if (row.salt && !saltedHash(row.salt, row.payload).equals(row.payload_hash)) return 'its payload was changed'
  const { board, seq, actor, at } = row
  const hash = linkHash(before?.hash ?? chainStart, {
    board,
    seq,
    commandId: row.command_id,
    actor,
    at,
    payloadHash: row.payload_hash,
  })
  return hash.equals(row.hash) ? null : 'the chain does not hold'
}

function foldFault(folding: ReturnType<typeof openFold>, row: EntryRow): string | null {
  try {
    const events: [Event, ...Event[]] = JSON.parse(row.payload)
    if (events[0].type !== row.type) return 'its type is not that of its first event'
    const unknown = events.find((event) => !isKnown(event))
    if (unknown) return `this program does not know the event ${unknown.type}`
    folding.apply([{ seq: row.seq, events }])
    return null
  } catch (error) {
    return `it cannot be folded (${error instanceof Error ? error.message : String(error)})`
  }
}

function headFault(db: Database.Database, board: string, last: EntryRow | null): string | null {
  const head = db
    .prepare<[string], { seq: number; at: number; hash: Buffer }>('select seq, at, hash from heads where board = ?')
    .get(board)
  if (!head) return 'there is no head row'
  if (!last) return `the head row says ${head.seq}, and there are no entries`
  if (head.seq !== last.seq) return `the head row says ${head.seq}, and the last entry is ${last.seq}`
  return head.hash.equals(last.hash) && head.at === last.at ? null : 'the head row is not that of the last entry'
}

function indexFault(db: Database.Database, board: string, last: EntryRow | null): string | null {
  const stray = db
    .prepare<[string, number], { card: string; seq: number }>(
      'select card, seq from card_entries where board = ? and seq > ? limit 1',
    )
    .get(board, last?.seq ?? 0)
  return stray ? `the index of cards names entry ${stray.seq}, which is not there` : null
}
