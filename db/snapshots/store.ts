import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { emptyBoard } from '../../domain/board.ts'
import { eventTypes } from '../../domain/evolve.ts'
import { type BoardId, checked, isBoardId } from '../../domain/id.ts'
import { openMade } from '../made-file.ts'
import type { Standing } from './gaps.ts'

/** A board as it was after an entry, stored. */
export type StoredSnapshot = Standing & {
  readonly board: string
  /** When that entry was written, and its hash: a snapshot of another past is never served. */
  readonly at: number
  readonly hash: Buffer
  /** [E8] The head of the board when it was made: words that were erased up to there are not in it. */
  readonly cleanTo: number
  /** See `packBoard`. */
  readonly body: Buffer
}

/** What is read of a file of snapshots. */
export type SnapshotReads = {
  /** The newest of a board up to a `seq`. `damaged`: it is not as it was written. */
  nearest(board: string, upTo: number): StoredSnapshot | 'damaged' | null
  /** Where those of a board stand, in order. */
  standing(board: string): readonly Standing[]
  boards(): readonly BoardId[]
}

/** The snapshots of all boards, in a file of their own. */
export type SnapshotStore = SnapshotReads & {
  put(snapshot: Omit<StoredSnapshot, 'bytes'>): void
  drop(board: string, seqs: readonly number[]): void
  /** [E8] Drops those from a `seq` on that are not clean up to `cleanTo`; whether there were any. */
  dropUnclean(board: string, from: number, cleanTo: number): boolean
  dropBoard(board: string): void
  /** Empties the log of writes, which keeps what was dropped; false where someone is in the way. */
  squeeze(): boolean
  close(): void
}

/** Another number makes every file anew: raise it where events fold to something else than before. */
export const foldVersion = 3
/** A board with other fields, or with events that were not known, is another board too. */
const shape = [Object.keys(emptyBoard(checked(isBoardId, 'b'))), eventTypes()]

/** What a file of snapshots is made of: one life of the log, by what this program makes of its entries. */
export const snapshotLife = (epoch: string): string =>
  `${foldVersion} ${createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 16)} ${epoch}`

const pragmas = [
  'auto_vacuum = FULL',
  'journal_mode = WAL',
  // What was dropped must not come back with a loss of power.
  'synchronous = NORMAL',
  'secure_delete = ON',
  'journal_size_limit = 16777216',
]

const tables = `create table if not exists snapshots (
  board text not null, seq integer not null, at integer not null, log_bytes integer not null, clean_to integer not null,
  hash blob not null, sum blob not null, body blob not null, primary key (board, seq)
)`

/** Opens the snapshots of one life of the log; see `openMade`. */
export const openSnapshots = (file: string, epoch: string): SnapshotStore =>
  openMade(file, { life: snapshotLife(epoch), pragmas }, (db) => {
    db.exec(tables)
    return createStore(db)
  })

function createStore(db: Database.Database): SnapshotStore {
  const put = db.prepare('insert or replace into snapshots values (?, ?, ?, ?, ?, ?, ?, ?)')
  const drop = db.prepare('delete from snapshots where board = ? and seq = ?')
  const dropUnclean = db.prepare('delete from snapshots where board = ? and seq >= ? and clean_to < ?')
  const dropBoard = db.prepare('delete from snapshots where board = ?')
  const checkpoint = db.prepare<[], { busy: number }>('pragma wal_checkpoint(truncate)')

  return {
    ...readSnapshots(db),
    put: (snapshot) => {
      const { board, seq, at, logBytes, cleanTo, hash, body } = snapshot
      put.run(board, seq, at, logBytes, cleanTo, hash, sumOf(snapshot), body)
    },
    drop: db.transaction((board: string, seqs: readonly number[]) => {
      for (const seq of seqs) drop.run(board, seq)
    }),
    dropUnclean: (board, from, cleanTo) => dropUnclean.run(board, from, cleanTo).changes > 0,
    dropBoard: (board) => void dropBoard.run(board),
    squeeze: () => {
      db.pragma('busy_timeout = 0')
      const [state] = checkpoint.all()
      db.pragma('busy_timeout = 5000')
      return state?.busy === 0
    },
    close: () => db.close(),
  }
}

/** Reads a file that has its tables. */
export function readSnapshots(db: Database.Database): SnapshotReads {
  const nearest = db.prepare<[string, number], Row>(
    `select board, seq, at, log_bytes as logBytes, clean_to as cleanTo, hash, sum, body
       from snapshots where board = ? and seq <= ? order by seq desc limit 1`,
  )
  const standing = db.prepare<[string], Standing>(
    'select seq, log_bytes as logBytes, octet_length(body) as bytes from snapshots where board = ? order by seq',
  )
  const boards = db.prepare<[], { board: BoardId }>('select distinct board from snapshots')
  return {
    nearest: (board, upTo) => {
      const row = nearest.get(board, upTo)
      if (!row) return null
      const { sum, ...snapshot } = row
      return Buffer.isBuffer(sum) && sumOf(row).equals(sum) ? { ...snapshot, bytes: row.body.length } : 'damaged'
    },
    standing: (board) => standing.all(board),
    boards: () => boards.all().map(({ board }) => board),
  }
}

type Row = Omit<StoredSnapshot, 'bytes'> & { readonly sum: Buffer }

const sumOf = ({ board, seq, at, logBytes, cleanTo, hash, body }: Omit<StoredSnapshot, 'bytes'>): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([board, seq, at, logBytes, cleanTo]))
    .update(hash)
    .update(body)
    .digest()
