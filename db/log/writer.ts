import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { cardOf, type Erasure, openEraser } from '../../domain/erasure.ts'
import type { UserId } from '../../domain/id.ts'
import { chainStart, linkHash, saltedHash } from '../chain.ts'
import { openForWriting } from './open.ts'
import type { AppendJob, Committed, Done, Job, Ready } from './writer-job.ts'

/**
 * The log's writer: a thread of its own, so that no sync holds up the event loop. Whatever is waiting when it looks goes
 * into one transaction, and is answered when that is on disk.
 */

const groupMax = 512
/** No more rejections are let go of at once, so that a group commit stays short. */
const forgetMax = 1_000

if (!parentPort) throw new Error('the writer runs as a worker')
const port = parentPort
const db = openForWriting(String(workerData.file))

const headOf = db.prepare<[string], { seq: number; hash: Buffer }>('select seq, hash from heads where board = ?')
const isDecided = db.prepare<{ board: string; actor: string; commandId: string }>(
  `select 1 from entries where board = @board and actor = @actor and command_id = @commandId
     union all select 1 from answers where board = @board and actor = @actor and command_id = @commandId`,
)
const putHead = db.prepare(
  'insert into heads (board, seq, at, hash) values (?, ?, ?, ?) on conflict (board) do update set seq = excluded.seq, at = excluded.at, hash = excluded.hash',
)
const putEntry = db.prepare(
  'insert into entries (board, seq, command_id, actor, at, type, payload, salt, payload_hash, command_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
)
const putCard = db.prepare('insert into card_entries (board, card, seq) values (?, ?, ?)')
const putAnswer = db.prepare(
  'insert into answers (board, actor, command_id, at, salt, command_hash, result, is_rejection) values (?, ?, ?, ?, ?, ?, ?, ?)',
)
const forget = db.prepare(
  'delete from answers where rowid in (select rowid from answers where is_rejection and at < ? limit ?)',
)
type ErasedRow = { readonly seq: number; readonly actor: UserId; readonly payload: string }
const namingCard = db.prepare<[string, string], ErasedRow>(
  'select seq, actor, payload from card_entries join entries using (board, seq) where board = ? and card = ? order by seq',
)
const ofBoard = db.prepare<[string], ErasedRow>('select seq, actor, payload from entries where board = ? order by seq')
const rewrite = db.prepare('update entries set payload = ?, salt = null where board = ? and seq = ?')
const checkpoint = db.prepare<[], { busy: number }>('pragma wal_checkpoint(truncate)')
/** Whether words were erased that the log of writes may still hold: also by a process before this one. */
let hasErased = true
const isDeleted = db.prepare<[string]>('select 1 from deleted_boards where board = ?')
const putDeleted = db.prepare('insert or ignore into deleted_boards (board, at) values (?, ?)')
const deletions = ['entries', 'card_entries', 'answers', 'heads'].map((table) =>
  db.prepare<[string]>(`delete from ${table} where board = ?`),
)
const begin = db.prepare('begin immediate')
const commit = db.prepare('commit')
const rollback = db.prepare('rollback')

port.on('message', (first: Job[]) => {
  const jobs = [...first]
  while (jobs.length < groupMax) {
    const next: { message: Job[] } | undefined = receiveMessageOnPort(port)
    if (!next) break
    jobs.push(...next.message)
  }
  const began = performance.now()
  const done = runAll(jobs)
  port.postMessage({ kind: 'committed', jobs: done, ms: performance.now() - began } satisfies Committed)
  emptyWal()
  if (jobs.some((job) => job.kind === 'close')) {
    db.close()
    port.close()
  }
})
// Nobody waits yet: what a process before this one had erased goes from there too.
emptyWal()
hasErased = false
port.postMessage({ kind: 'ready' } satisfies Ready)

/** Does all jobs in one transaction. A job that meets a conflict writes nothing, and does not disturb the others. */
function runAll(jobs: readonly Job[]): Done[] {
  let hasBegun = false
  try {
    begin.run()
    hasBegun = true
    const done = jobs.map(run)
    commit.run()
    return done
  } catch (error) {
    if (db.inTransaction) rollback.run()
    return jobs.map(({ id }) => ({ id, ...whatFailed(error, hasBegun) }))
  }
}

function run(job: Job): Done {
  switch (job.kind) {
    case 'append': {
      // Nothing is written before it is known that all of it may be.
      if (!job.appends.every(isFirst)) return { id: job.id, kind: 'conflict' }
      return { id: job.id, kind: 'done', hashes: job.appends.flatMap(write) }
    }
    case 'forget': {
      const isLeft = forget.run(job.before, forgetMax).changes === forgetMax
      return { id: job.id, kind: 'done', hashes: [], isLeft }
    }
    case 'delete': {
      hasErased = true
      for (const deletion of deletions) deletion.run(job.board)
      putDeleted.run(job.board, job.at)
      return { id: job.id, kind: 'done', hashes: [] }
    }
    case 'close':
      return { id: job.id, kind: 'done', hashes: [] }
  }
}

/** Whether nobody else was before this one. Answers leave the head where it is, so the head alone does not tell. */
function isFirst({ board, expectedSeq, entries, answers }: AppendJob): boolean {
  const seq = headOf.get(board)?.seq ?? 0
  if (seq !== expectedSeq || (seq === 0 && isDeleted.get(board))) return false
  return [...entries, ...answers].every(({ actor, commandId }) => !isDecided.get({ board, actor, commandId }))
}

/** The hashes of what was written. */
function write({ board, expectedSeq, entries, answers }: AppendJob): Uint8Array[] {
  const head = headOf.get(board)
  let hash: Uint8Array = head?.hash ?? chainStart
  let seq = expectedSeq
  const hashes: Uint8Array[] = []
  for (const { commandId, actor, at, type, payload, salt, commandHash, cards, erasures } of entries) {
    seq += 1
    const payloadHash = saltedHash(salt, payload)
    hash = linkHash(hash, { board, seq, commandId, actor, at, payloadHash, commandHash })
    putEntry.run(board, seq, commandId, actor, at, type, payload, salt, payloadHash, commandHash, hash)
    for (const card of cards) putCard.run(board, card, seq)
    for (const erasure of erasures) erase(board, erasure)
    hashes.push(hash)
  }
  const last = entries.at(-1)
  if (last) putHead.run(board, seq, last.at, hash)
  for (const { actor, commandId, at, salt, commandHash, result, isRejection } of answers)
    putAnswer.run(board, actor, commandId, at, salt, commandHash, result, isRejection ? 1 : 0)
  return hashes
}

/** [E8] Takes words out of all entries that may hold them: those that name a card, or all of the board. */
function erase(board: string, erasure: Erasure): void {
  const card = cardOf(erasure)
  const rows = () => (card === null ? ofBoard.iterate(board) : namingCard.iterate(board, card))
  const eraser = openEraser(erasure)
  for (const row of rows()) eraser.read(row)
  const rewritten: { seq: number; payload: string }[] = []
  for (const { seq, payload } of rows()) {
    const erased = eraser.erase(payload)
    if (erased !== payload) rewritten.push({ seq, payload: erased })
  }
  for (const { seq, payload } of rewritten) rewrite.run(payload, board, seq)
  hasErased = true
}

/** The log of writes still holds the words, until it is emptied. Where a reader is in the way it is tried again later. */
function emptyWal(): void {
  if (!hasErased) return
  db.pragma('busy_timeout = 0')
  const [state] = checkpoint.all()
  db.pragma('busy_timeout = 5000')
  hasErased = state?.busy !== 0
}

/**
 * A full disk shows while frames are written, before the one that commits: nothing was done. The index of the WAL grows
 * after that one, so that its fault says nothing was done only where nothing had begun. Anything else is not known.
 */
function whatFailed(error: unknown, hasBegun: boolean): { kind: 'full' } | { kind: 'unknown'; message: string } {
  const code = error instanceof Database.SqliteError ? error.code : ''
  if (code === 'SQLITE_FULL' || (code === 'SQLITE_IOERR_SHMSIZE' && !hasBegun)) return { kind: 'full' }
  return { kind: 'unknown', message: `${code} ${error instanceof Error ? error.message : String(error)}`.trim() }
}
