import { and, asc, count, desc, eq, gt, gte, lt, lte, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { erasuresIn } from '../../domain/erasure.ts'
import { type BoardId, checked, isBoardId, isCommandId, isEpoch, isUserId } from '../../domain/id.ts'
import type { Result } from '../../domain/wire.ts'
import {
  type AnswerDraft,
  type Appended,
  cardsNamedBy,
  type EntryDraft,
  type EventLog,
  type LogRow,
} from '../event-log.ts'
import { openForReading } from './open.ts'
import { cardEntries, deletedBoards, entries, heads, lives } from './schema.ts'
import type { AnswerJob, Done, EntryJob } from './writer-job.ts'
import { type OnCommit, startWriter } from './writer-thread.ts'

/** Opens the log in an SQLite file that has its tables. Reads are this thread's; the writer is another. */
export async function openSqliteLog(file: string, onCommit: OnCommit = () => {}): Promise<EventLog> {
  const db = openForReading(file)
  const read = prepareReads(db)
  const writer = await startWriter(file, onCommit)
  const epoch = checked(isEpoch, read.epoch.get()?.epoch ?? '')

  return {
    epoch,
    append: async (...asked) => {
      const appends = asked.map(({ board, expectedSeq, entries: drafts, answers: given }) => ({
        board,
        expectedSeq,
        entries: drafts.map(toEntryJob),
        answers: given.map(toAnswerJob),
      }))
      const done = await writer.run({ kind: 'append', appends })
      if (done.kind !== 'done') return refusal(done)
      const hashes = done.hashes.values()
      const rows = asked.flatMap(({ board, expectedSeq, entries: drafts }) =>
        drafts.map(({ commandId, actor, at, events, payload }, index): LogRow => {
          const hash = Buffer.from(hashes.next().value ?? [])
          return { board, seq: expectedSeq + index + 1, commandId, actor, at, type: events[0].type, payload, hash }
        }),
      )
      return { kind: 'durable', rows }
    },
    head: async (board) => read.head.get({ board }) ?? null,
    heads: async (boards) =>
      read.heads.all({ boards: JSON.stringify(boards) }).map((head) => ({ ...head, board: toBoardId(head) })),
    read: async (board, after, { entriesMax, bytesMax }) => {
      const sizes = read.sizes.all({ board, after, entriesMax })
      const upTo = lastWithin(sizes, bytesMax) ?? after
      return upTo > after ? read.page.all({ board, after, upTo }).map(toLogRow) : []
    },
    readCard: async (board, card, after, upTo, besides) =>
      read.card.all({ board, card, after, upTo, besides: besides ?? '' }).map(toLogRow),
    readCardBack: async (board, card, before, { entriesMax, bytesMax }) => {
      const upTo = before - 1
      const oldest = lastWithin(read.cardSizes.all({ board, card, upTo, entriesMax }), bytesMax)
      if (oldest === null) return []
      const rows = read.card.all({ board, card, after: oldest - 1, upTo, besides: '' })
      return rows.map(toLogRow).toReversed()
    },
    readBack: async (board, before, { entriesMax, bytesMax }, { actor, types, lookedMax }) => {
      const wanted = { board, before, floor: before - lookedMax, actor, types: types && JSON.stringify(types) }
      const sizes = read.backSizes.all({ ...wanted, entriesMax })
      const oldest = lastWithin(sizes, bytesMax)
      const rows = oldest === null ? [] : read.back.all({ ...wanted, floor: oldest }).map(toLogRow)
      const isFull = oldest !== null && (sizes.length === entriesMax || oldest !== sizes.at(-1)?.seq)
      const next = isFull ? oldest : Math.max(before - lookedMax, 1)
      return { rows, before: next > 1 ? next : null }
    },
    countAfter: async (board, after, besides, lookedMax) =>
      read.typesAfter.all({ board, after, besides, upTo: after + lookedMax }),
    readNewest: async (board, card, type, upTo) => {
      const newest = read.newest.get({ board, card, type, upTo })
      return newest ? toLogRow(newest) : null
    },
    entryOf: async (board, actor, commandId) => {
      const found = read.entryOf.get({ board, actor, commandId })
      return found ? toLogRow(found) : null
    },
    readTypes: async (board, types, spacing, after, upTo) =>
      read.types.all({ board, types: JSON.stringify(types), spacing: spacing ? 1 : 0, after, upTo }).map(toLogRow),
    readOwn: async (board, actor, upTo, entriesMax) =>
      read.own
        .all({ board, actor, upTo, entriesMax })
        .map(({ commandId, ...row }) => ({ ...row, commandId: checked(isCommandId, commandId) })),
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
    stamps: async (board, seqs) =>
      read.stamps
        .all({ board, seqs: JSON.stringify(seqs) })
        .map(({ actor, ...stamp }) => ({ ...stamp, actor: checked(isUserId, actor) })),
    seqBy: async (board, actor, after, upTo, which) => read.by[which].get({ board, actor, after, upTo })?.seq ?? null,
    answerTo: async (board, actor, commandId) => {
      const found = read.answer.get(board, actor, commandId, board, actor, commandId)
      if (!found) return null
      const { seq, result: text, salt, commandHash } = found
      const result: Result = text === null ? { commandId, seq } : JSON.parse(text)
      // Without the salt it tells nothing.
      return { result, salt, commandHash: salt && commandHash }
    },
    boardsMadeBy: async (actor) => read.madeBy.all({ actor }).map(toBoardId),
    boards: async () => read.boards.all().map(toBoardId),
    forgetRejections: async (before) => {
      for (;;) {
        const done = await writer.run({ kind: 'forget', before })
        if (done.kind !== 'done') return refusal(done)
        if (!done.isLeft) return { kind: 'durable', rows: [] }
      }
    },
    deleteBoard: async (board, at) => {
      const done = await writer.run({ kind: 'delete', board, at })
      return done.kind === 'done' ? { kind: 'durable', rows: [] } : refusal(done)
    },
    isDeleted: async (board) => read.deleted.get({ board }) !== undefined,
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
  const ofCard = and(eq(board, cardEntries.board), eq(seq, cardEntries.seq))
  const onCard = and(
    eq(cardEntries.board, $('board')),
    eq(cardEntries.card, $('card')),
    lte(cardEntries.seq, $('upTo')),
  )
  // Along the log and not along the commands of that person, which have no order.
  const by = db
    .select({ seq })
    .from(entries)
    .where(and(after, lte(seq, $('upTo')), sql`+${actor} = ${$('actor')}`))
    .limit(1)
  const bytes = sql<number>`octet_length(${payload})`
  // Entries have no holes, so a `seq` bounds how many are looked at.
  const isWanted = and(
    onBoard,
    lt(seq, $('before')),
    gte(seq, $('floor')),
    sql`(${$('actor')} is null or ${actor} = ${$('actor')})`,
    sql`(${$('types')} is null or ${type} in (select value from json_each(${$('types')})))`,
  )
  return {
    epoch: db.select().from(lives).orderBy(sql`rowid desc`).limit(1).prepare(),
    head: db
      .select({ seq: heads.seq, at: heads.at, hash: heads.hash })
      .from(heads)
      .where(eq(heads.board, $('board')))
      .prepare(),
    heads: db
      .select()
      .from(heads)
      .where(sql`${heads.board} in (select value from json_each(${$('boards')}))`)
      .orderBy(desc(heads.at), asc(heads.board))
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
      .innerJoin(entries, ofCard)
      .where(and(onCard, gt(cardEntries.seq, $('after')), ne(type, $('besides'))))
      .orderBy(asc(cardEntries.seq))
      .prepare(),
    cardSizes: db
      .select({ seq, bytes })
      .from(cardEntries)
      .innerJoin(entries, ofCard)
      .where(onCard)
      .orderBy(desc(cardEntries.seq))
      .limit($('entriesMax'))
      .prepare(),
    backSizes: db
      .select({ seq, bytes })
      .from(entries)
      .where(isWanted)
      .orderBy(desc(seq))
      .limit($('entriesMax'))
      .prepare(),
    back: db.select(row).from(entries).where(isWanted).orderBy(desc(seq)).prepare(),
    typesAfter: db
      .select({ type, count: count() })
      .from(entries)
      .where(and(after, lte(seq, $('upTo')), ne(actor, $('besides'))))
      .groupBy(type)
      .prepare(),
    newest: db
      .select(row)
      .from(cardEntries)
      .innerJoin(entries, ofCard)
      .where(and(onCard, eq(type, $('type'))))
      .orderBy(desc(cardEntries.seq))
      .limit(1)
      .prepare(),
    entryOf: db
      .select(row)
      .from(entries)
      .where(and(onBoard, eq(actor, $('actor')), eq(commandId, $('commandId'))))
      .prepare(),
    types: db
      .select(row)
      .from(entries)
      .where(
        and(
          after,
          lte(seq, $('upTo')),
          sql`(${type} in (select value from json_each(${$('types')})) or (${$('spacing')} and instr(${payload}, ${spacingMark})))`,
        ),
      )
      .orderBy(asc(seq))
      .prepare(),
    own: db
      .select({
        seq,
        commandId,
        at,
        type,
        payload: sql<string | null>`case when ${type} = 'CommandUndone' then ${payload} end`,
      })
      .from(entries)
      .where(and(onBoard, eq(actor, $('actor')), lte(seq, $('upTo'))))
      .orderBy(desc(seq))
      .limit($('entriesMax'))
      .prepare(),
    at: db
      .select({ at })
      .from(entries)
      .where(and(onBoard, eq(seq, $('seq'))))
      .prepare(),
    stamps: db
      .select({ seq, at, actor })
      .from(entries)
      .where(and(onBoard, sql`${seq} in (select value from json_each(${$('seqs')}))`))
      .orderBy(asc(seq))
      .prepare(),
    by: { first: by.orderBy(asc(seq)).prepare(), last: by.orderBy(desc(seq)).prepare() },
    // Asked for each command, and so without the wrapping that the others can afford.
    answer: file.prepare<
      string[],
      { seq: number; result: string | null; salt: Buffer | null; commandHash: Buffer | null }
    >(
      `select seq, null as result, salt, command_hash as commandHash from entries
         where board = ? and actor = ? and command_id = ?
       union all
       select 0, result, salt, command_hash from answers where board = ? and actor = ? and command_id = ?`,
    ),
    madeBy: db
      .select({ board })
      .from(entries)
      .where(and(eq(actor, $('actor')), sql`seq = 1`))
      .prepare(),
    deleted: db
      .select()
      .from(deletedBoards)
      .where(eq(deletedBoards.board, $('board')))
      .prepare(),
    boards: db.select({ board: heads.board }).from(heads).orderBy(asc(heads.board)).prepare(),
  }
}

/** How the types of the events that space an order end. Words have their quotes escaped, and so no such end. */
const spacingMark = 'Reranked"'

/** The last of these rows that a page of so many bytes holds: the first at least. */
function lastWithin(rows: readonly { seq: number; bytes: number }[], bytesMax: number): number | null {
  let last: number | null = null
  let bytes = 0
  for (const row of rows) {
    bytes += row.bytes
    if (bytes > bytesMax && last !== null) break
    last = row.seq
  }
  return last
}

function refusal(done: Exclude<Done, { kind: 'done' }>): Appended {
  return done.kind === 'unknown' ? { kind: 'unknown', error: new Error(done.message) } : { kind: done.kind }
}

const toEntryJob = ({ commandId, actor, at, events, payload, salt, commandHash }: EntryDraft): EntryJob => ({
  commandId,
  actor,
  at,
  type: events[0].type,
  payload,
  salt,
  commandHash,
  cards: cardsNamedBy(events),
  erasures: erasuresIn(events),
})

const toAnswerJob = ({ actor, result, at, salt, commandHash }: AnswerDraft): AnswerJob => ({
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
