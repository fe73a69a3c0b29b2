import { Worker } from 'node:worker_threads'
import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { type BoardId, checked, isBoardId, isCommandId, isEpoch, isUserId } from '../../domain/id.ts'
import type { Result } from '../../domain/wire.ts'
import { type Appended, cardsNamedBy, type EntryDraft, type EventLog, type LogRow } from '../event-log.ts'
import { openForReading } from './open.ts'
import { answers, cardEntries, entries, heads, lives } from './schema.ts'
import type { AnswerJob, Done, EntryJob, Job, Ready, Report } from './writer-job.ts'

/** Told of each group commit: how many appends it held, and how long it took. */
export type OnCommit = (jobs: number, ms: number) => void

/** Opens the log in an SQLite file that has its tables. Reads are this thread's; the writer is another. */
export async function openSqliteLog(file: string, onCommit: OnCommit = () => {}): Promise<EventLog> {
  const db = openForReading(file)
  const read = prepareReads(db)
  const writer = await startWriter(file, onCommit)
  const epoch = checked(isEpoch, read.epoch.get()?.epoch ?? '')

  return {
    epoch,
    append: async ({ board, expectedSeq, entries: drafts, answers: given }) => {
      const jobs = drafts.map(toEntryJob)
      const append = { board, expectedSeq, entries: jobs, answers: given.map(toAnswerJob) }
      const done = await writer.run({ kind: 'append', append })
      if (done.kind !== 'done') return refusal(done)
      const rows = drafts.map(({ commandId, actor, at }, index) => {
        const { type, payload } = jobs[index] ?? { type: '', payload: '' }
        const hash = Buffer.from(done.hashes[index] ?? [])
        return { board, seq: expectedSeq + index + 1, commandId, actor, at, type, payload, hash }
      })
      return { kind: 'durable', rows }
    },
    head: async (board) => read.head.get({ board }) ?? null,
    read: async (board, after, { entriesMax, bytesMax }) => {
      const sizes = read.sizes.all({ board, after, entriesMax })
      let upTo = after
      let bytes = 0
      for (const row of sizes) {
        bytes += row.bytes
        if (bytes > bytesMax && upTo > after) break
        upTo = row.seq
      }
      return upTo > after ? read.page.all({ board, after, upTo }).map(toLogRow) : []
    },
    readCard: async (board, card, after, upTo) => read.card.all({ board, card, after, upTo }).map(toLogRow),
    weigh: async (board, after, entriesMax) => {
      const sizes = read.sizes.all({ board, after, entriesMax })
      return { entries: sizes.length, bytes: sizes.reduce((sum, row) => sum + row.bytes, 0) }
    },
    seqAt: async (board, at) => {
      let low = 0
      let high = read.head.get({ board })?.seq ?? 0
      while (low < high) {
        const middle = (low + high + 1) >>> 1
        const row = read.at.get({ board, seq: middle })
        if (row && row.at <= at) low = middle
        else high = middle - 1
      }
      return low
    },
    answerTo: async (board, actor, commandId) => {
      const entry = read.entryOf.get({ board, actor, commandId })
      if (entry) return { result: { commandId, seq: entry.seq }, salt: entry.salt, commandHash: entry.commandHash }
      const answer = read.answer.get({ board, actor, commandId })
      if (!answer) return null
      const result: Result = JSON.parse(answer.result)
      return { result, salt: answer.salt, commandHash: answer.commandHash }
    },
    boardsMadeBy: async (actor) => read.madeBy.all({ actor }).map(toBoardId),
    boards: async () => read.boards.all().map(toBoardId),
    forgetRejections: async (before) => {
      await writer.run({ kind: 'forget', before })
    },
    close: async () => {
      await writer.close()
      db.close()
    },
  }
}

function prepareReads(file: ReturnType<typeof openForReading>) {
  const db = drizzle(file)
  const $ = sql.placeholder
  const { board, seq, commandId, actor, at, type, payload, hash } = entries
  const row = { board, seq, commandId, actor, at, type, payload, hash }
  const onBoard = eq(board, $('board'))
  const after = and(onBoard, gt(seq, $('after')))
  const bytes = sql<number>`octet_length(${payload})`
  return {
    epoch: db.select().from(lives).orderBy(sql`rowid desc`).limit(1).prepare(),
    head: db
      .select({ seq: heads.seq, at: heads.at, hash: heads.hash })
      .from(heads)
      .where(eq(heads.board, $('board')))
      .prepare(),
    sizes: db.select({ seq, bytes }).from(entries).where(after).orderBy(asc(seq)).limit($('entriesMax')).prepare(),
    page: db
      .select(row)
      .from(entries)
      .where(and(after, lte(seq, $('upTo'))))
      .orderBy(asc(seq))
      .prepare(),
    card: db
      .select(row)
      .from(cardEntries)
      .innerJoin(entries, and(eq(board, cardEntries.board), eq(seq, cardEntries.seq)))
      .where(
        and(
          eq(cardEntries.board, $('board')),
          eq(cardEntries.card, $('card')),
          gt(cardEntries.seq, $('after')),
          lte(cardEntries.seq, $('upTo')),
        ),
      )
      .orderBy(asc(cardEntries.seq))
      .prepare(),
    at: db
      .select({ at })
      .from(entries)
      .where(and(onBoard, eq(seq, $('seq'))))
      .prepare(),
    entryOf: db
      .select({ seq, salt: entries.salt, commandHash: entries.commandHash })
      .from(entries)
      .where(and(onBoard, eq(actor, $('actor')), eq(commandId, $('commandId'))))
      .prepare(),
    answer: db
      .select({ result: answers.result, salt: answers.salt, commandHash: answers.commandHash })
      .from(answers)
      .where(and(eq(answers.board, $('board')), eq(answers.actor, $('actor')), eq(answers.commandId, $('commandId'))))
      .prepare(),
    madeBy: db
      .select({ board })
      .from(entries)
      .where(and(eq(actor, $('actor')), sql`seq = 1`))
      .prepare(),
    boards: db.select({ board: heads.board }).from(heads).orderBy(asc(heads.board)).prepare(),
  }
}

/** Starts the writer's thread and hands it jobs. */
async function startWriter(file: string, onCommit: OnCommit) {
  // Bundled, the writer lies beside the server.
  const program = import.meta.url.endsWith('.ts') ? './writer.ts' : './writer.mjs'
  const thread = new Worker(new URL(program, import.meta.url), { workerData: { file } })
  const waiting = new Map<number, (done: Done) => void>()
  let nextId = 1
  let failure: string | null = null

  const failAll = (message: string) => {
    failure ??= message
    for (const [id, resolve] of waiting) resolve({ id, kind: 'unknown', message })
    waiting.clear()
  }
  thread.on('error', (error) => failAll(String(error)))
  thread.on('exit', () => failAll('the writer has ended'))
  await new Promise<void>((resolve, reject) => {
    thread.once('error', reject)
    thread.on('message', (message: Done | Ready | Report) => {
      if (message.kind === 'ready') resolve()
      else if (message.kind === 'report') onCommit(message.jobs, message.ms)
      else {
        const answer = waiting.get(message.id)
        waiting.delete(message.id)
        answer?.(message)
      }
    })
  })

  const run = (job: WithoutId<Job>): Promise<Done> =>
    new Promise((resolve) => {
      const id = nextId++
      if (failure !== null) return resolve({ id, kind: 'unknown', message: failure })
      waiting.set(id, resolve)
      thread.postMessage({ id, ...job })
    })
  const close = async () => {
    const ended = new Promise((resolve) => thread.once('exit', resolve))
    await run({ kind: 'close' })
    await ended
  }
  return { run, close }
}

type WithoutId<J> = J extends unknown ? Omit<J, 'id'> : never

function refusal(done: Exclude<Done, { kind: 'done' }>): Appended {
  return done.kind === 'unknown' ? { kind: 'unknown', error: new Error(done.message) } : { kind: done.kind }
}

const toEntryJob = ({ commandId, actor, at, events, salt, commandHash }: EntryDraft): EntryJob => ({
  commandId,
  actor,
  at,
  type: events[0].type,
  payload: JSON.stringify(events),
  salt,
  commandHash,
  cards: cardsNamedBy(events),
})

const toAnswerJob = ({
  actor,
  result,
  at,
  salt,
  commandHash,
}: Parameters<EventLog['append']>[0]['answers'][number]): AnswerJob => ({
  actor,
  commandId: result.commandId,
  at,
  salt,
  commandHash,
  result: JSON.stringify(result),
  isRejection: 'rejected' in result,
})

type SelectedRow = Record<'board' | 'commandId' | 'actor' | 'type' | 'payload', string> & {
  seq: number
  at: number
  hash: Buffer
}

const toLogRow = ({ board, commandId, actor, ...row }: SelectedRow): LogRow => ({
  ...row,
  board: checked(isBoardId, board),
  commandId: checked(isCommandId, commandId),
  actor: checked(isUserId, actor),
})

const toBoardId = ({ board }: { board: string }): BoardId => checked(isBoardId, board)
