import type Database from 'better-sqlite3'
import { emptyBoard } from '../domain/board.ts'
import { cardOf, erasuresIn, openEraser } from '../domain/erasure.ts'
import type { Event, Events } from '../domain/event.ts'
import { type Folding, isKnown, openFold } from '../domain/evolve.ts'
import { type CardId, isBoardId, type UserId } from '../domain/id.ts'
import { chainStart, linkHash, saltedHash } from './chain.ts'
import { cardsNamedBy } from './event-log.ts'
import type { SnapshotReads } from './snapshots/store.ts'
import { openSnapshotCheck } from './snapshots/verify-snapshots.ts'

/** What a check of the log has found. */
export type Verified = {
  readonly boards: number
  readonly entries: number
  /** Each board's newest entry, to be kept elsewhere. */
  readonly heads: readonly { readonly board: string; readonly seq: number; readonly hash: string }[]
  /** What is wrong, one sentence each; of each board the first entry that is. */
  readonly faults: readonly string[]
}

export type VerifyOptions = {
  /** Hashes that were kept elsewhere: each must be that of an entry whose past holds. */
  readonly keptHeads?: readonly string[]
  /** The only board to be checked. */
  readonly board?: string
  /** What is stored of boards as they were, to be compared with the fold. */
  readonly snapshots?: SnapshotReads | null
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
  command_hash: Buffer | null
  hash: Buffer
}

const pageEntries = 1_000

/**
 * Folds and checks all boards of a log: the chain, the head rows, the salted payloads, the order, each fold, the index, and
 * what is stored of the boards as they were.
 */
export function verifyLog(db: Database.Database, options: VerifyOptions = {}): Verified {
  const { keptHeads = [], board: only, snapshots = null } = options
  const kept = new Set(keptHeads)
  const faults: string[] = []
  const heads: { board: string; seq: number; hash: string }[] = []
  let entries = 0
  /** A damaged file cannot be read everywhere: that is a fault as well, and the rest is still checked. */
  const read = <T>(what: string, reading: () => T): T | null => {
    try {
      return reading()
    } catch (error) {
      faults.push(`${what} cannot be read (${messageOf(error)}).`)
      return null
    }
  }
  read('The file', () => {
    const integrity = db.pragma('quick_check', { simple: true })
    if (integrity !== 'ok') faults.push(`SQLite says of the file: ${String(integrity)}.`)
  })
  const all = read('The list of boards', () => listBoards(db)) ?? []
  const boards = only === undefined ? all : all.filter((board) => board === only)
  if (only !== undefined && boards.length === 0) faults.push(`There is no board ${only}.`)
  for (const board of boards) {
    const checked = read(`Board ${board}`, () => verifyBoard(db, board, snapshots, kept))
    if (!checked) continue
    const { count, fault, last } = checked
    entries += count
    if (fault) faults.push(fault)
    if (last) heads.push({ board, seq: last.seq, hash: last.hash.toString('hex') })
  }
  for (const hash of kept) faults.push(`No entry has the hash ${hash}: the past was rewritten, or it is another log's.`)
  return { boards: boards.length, entries, heads, faults }
}

const listBoards = (db: Database.Database): string[] =>
  db
    .prepare<[], { board: string }>('select board from heads union select distinct board from entries order by board')
    .all()
    .map(({ board }) => board)

/** Checks one board up to the first fault. What is found of `kept` is taken out of it. */
function verifyBoard(
  db: Database.Database,
  board: string,
  snapshots: SnapshotReads | null,
  kept: Set<string>,
): { count: number; fault: string | null; last: EntryRow | null } {
  if (!isBoardId(board)) return { count: 0, fault: `Board ${board}: this is no board's id.`, last: null }
  const page = db.prepare<[string, number], EntryRow>(
    `select * from entries where board = ? and seq > ? order by seq limit ${pageEntries}`,
  )
  const folding = openFold(emptyBoard(board))
  const index = openIndex(db, board)
  const erasures = openErasures(db, board)
  const stored = openSnapshotCheck(db, snapshots, board)
  let last: EntryRow | null = null
  let count = 0
  for (;;) {
    const rows = page.all(board, last?.seq ?? 0)
    for (const row of rows) {
      const fault = entryFault(row, last) ?? eventsFault(row, folding, index) ?? erasures.fault(row)
      if (fault) return { count, fault: `Board ${board}, entry ${row.seq}: ${fault}.`, last }
      last = row
      count += 1
      stored.take(row, () => folding.board)
      if (kept.size > 0) kept.delete(row.hash.toString('hex'))
    }
    if (rows.length < pageEntries) break
  }
  const unexplained = erasures.unexplained()
  if (unexplained !== null) return { count, fault: `Board ${board}, entry ${unexplained}: its salt is gone.`, last }
  const fault = headFault(db, board, last) ?? index.extra() ?? stored.fault()
  return { count, fault: fault && `Board ${board}: ${fault}.`, last }
}

function entryFault(row: EntryRow, before: EntryRow | null): string | null {
  if (row.seq !== (before?.seq ?? 0) + 1) return `it follows ${before?.seq ?? 0}, and entries between are missing`
  if (before && row.at < before.at) return 'it is older than the entry before it'
  // Without a salt a payload can be anything: only a later entry that erased words of it allows that.
  if (row.salt && !saltedHash(row.salt, row.payload).equals(row.payload_hash)) return 'its payload was changed'
  const { board, seq, actor, at } = row
  const link = { board, seq, commandId: row.command_id, actor, at, payloadHash: row.payload_hash }
  const follows = (commandHash: Buffer | null) =>
    linkHash(before?.hash ?? chainStart, { ...link, commandHash }).equals(row.hash)
  // The chain of older entries does not cover the command.
  return follows(row.command_hash) || follows(null) ? null : 'the chain does not hold'
}

function eventsFault(row: EntryRow, folding: Folding, index: CardIndex): string | null {
  try {
    const events: [Event, ...Event[]] = JSON.parse(row.payload)
    if (events[0].type !== row.type) return 'its type is not that of its first event'
    const unknown = events.find((event) => !isKnown(event))
    if (unknown) return `this program does not know the event ${unknown.type}`
    folding.apply([{ seq: row.seq, events }])
    return index.missing(row.seq, cardsNamedBy(events))
  } catch (error) {
    return `it cannot be checked (${messageOf(error)})`
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

/** [E8] The entries whose salts are gone, beside the erasures that explain it. */
function openErasures(db: Database.Database, board: string) {
  type Row = { readonly seq: number; readonly actor: UserId; readonly payload: string }
  const naming = db.prepare<[string, string, number], Row>(
    `select seq, actor, payload from card_entries join entries using (board, seq)
      where board = ? and card = ? and seq <= ? order by seq`,
  )
  const upTo = db.prepare<[string, number], Row>(
    'select seq, actor, payload from entries where board = ? and seq <= ? order by seq',
  )
  const saltless = new Set<number>()
  return {
    fault: ({ seq, salt, payload }: EntryRow): string | null => {
      if (!salt) saltless.add(seq)
      const events: Events = JSON.parse(payload)
      for (const erasure of erasuresIn(events)) {
        const card = cardOf(erasure)
        const rows = () => (card === null ? upTo.iterate(board, seq) : naming.iterate(board, card, seq))
        const eraser = openEraser(erasure)
        for (const row of rows()) eraser.read(row)
        for (const row of rows()) {
          if (eraser.erase(row.payload) !== row.payload) return `entry ${row.seq} still has words that it erases`
          if (saltless.has(row.seq) && eraser.mayExplain(row.payload)) saltless.delete(row.seq)
        }
      }
      return null
    },
    /** The first that nothing explains; null where all are. */
    unexplained: (): number | null => (saltless.size === 0 ? null : Math.min(...saltless)),
  }
}

type CardIndex = ReturnType<typeof openIndex>

/** A board's index of cards beside the cards that its entries name. */
function openIndex(db: Database.Database, board: string) {
  const has = db.prepare('select 1 from card_entries where board = ? and card = ? and seq = ?')
  const count = db.prepare<[string], { rows: number }>('select count(*) as rows from card_entries where board = ?')
  const extra = db.prepare<[string], { card: string; seq: number }>(
    `select card, seq from card_entries left join entries using (board, seq) where board = ?
       and not exists (select 1 from json_each(payload) as event where event.value ->> 'cardId' = card
         or exists (select 1 from json_each(event.value, '$.cardIds') as many where many.value = card))
       order by seq limit 1`,
  )
  let found = 0
  return {
    missing: (seq: number, cards: readonly CardId[]): string | null => {
      const missing = cards.find((card) => !has.get(board, card, seq))
      found += cards.length
      return missing ? `the index of cards does not name it under ${missing}` : null
    },
    /** Asked last: where all that is named is there, only a larger count can hide more, and is worth looking into. */
    extra: (): string | null => {
      if (count.get(board)?.rows === found) return null
      const row = extra.get(board)
      if (!row) return 'the index of cards is not that of its entries'
      return `the index of cards names entry ${row.seq} under ${row.card}, which it does not touch`
    },
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
