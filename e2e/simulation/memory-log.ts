import { chainStart, linkHash, saltedHash } from '../../db/chain.ts'
import {
  type Answered,
  type Append,
  type Appended,
  cardsNamedBy,
  type EventLog,
  type Head,
  type LogRow,
  type Page,
  toEntry,
} from '../../db/event-log.ts'
import { type Erasure, erasuresIn, openEraser } from '../../domain/erasure.ts'
import type { BoardId, CardId, CommandId, Epoch, UserId } from '../../domain/id.ts'

/** As many of these rows as a page holds, but at least one. */
function within({ entriesMax, bytesMax }: Page, rows: readonly LogRow[]): LogRow[] {
  const page: LogRow[] = []
  let bytes = 0
  for (const row of rows.slice(0, entriesMax)) {
    bytes += Buffer.byteLength(row.payload)
    if (bytes > bytesMax && page.length > 0) break
    page.push(row)
  }
  return page
}

/** A log in memory: the disk of the simulation. Two nodes may share one. `settle` is how long a write takes. */
export function createMemoryLog(epoch: Epoch, settle: () => Promise<void> = async () => {}): EventLog {
  const boards = new Map<BoardId, LogRow[]>()
  const answered = new Map<string, Answered & { at: number; isRejection: boolean }>()
  const rowsOf = (board: BoardId): LogRow[] => boards.get(board) ?? []
  const headOf = (board: BoardId): Head | null => {
    const last = rowsOf(board).at(-1)
    return last ? { seq: last.seq, at: last.at, hash: last.hash } : null
  }
  /** The rows that name a card. */
  const naming = (board: BoardId, card: CardId, after: number, upTo: number): LogRow[] =>
    rowsOf(board)
      .slice(after, upTo)
      .filter((row) => cardsNamedBy(toEntry(row).events).includes(card))
  const deleted = new Set<BoardId>()
  const keyOf = (board: BoardId, actor: UserId, commandId: CommandId) => `${board} ${actor} ${commandId}`

  const isFirst = ({ board, expectedSeq, entries, answers }: Append): boolean => {
    const commands = [...entries, ...answers.map(({ actor, result: { commandId } }) => ({ actor, commandId }))]
    const isDecided = commands.some(({ actor, commandId }) => answered.has(keyOf(board, actor, commandId)))
    return rowsOf(board).length === expectedSeq && !isDecided && !deleted.has(board)
  }
  const write = ({ board, expectedSeq, entries, answers }: Append): LogRow[] => {
    let hash: Uint8Array = rowsOf(board).at(-1)?.hash ?? chainStart
    const written = entries.map(({ commandId, actor, at, events, payload, salt, commandHash }, index): LogRow => {
      const seq = expectedSeq + index + 1
      const next = linkHash(hash, {
        board,
        seq,
        commandId,
        actor,
        at,
        payloadHash: saltedHash(salt, payload),
        commandHash,
      })
      hash = next
      const result = { commandId, seq }
      answered.set(keyOf(board, actor, commandId), { result, salt, commandHash, at, isRejection: false })
      return { board, seq, commandId, actor, at, type: events[0].type, payload, hash: next }
    })
    if (written.length > 0) boards.set(board, [...rowsOf(board), ...written])
    for (const { events } of entries) for (const erasure of erasuresIn(events)) erase(board, erasure)
    for (const { actor, result, at, salt, commandHash } of answers)
      answered.set(keyOf(board, actor, result.commandId), {
        result,
        salt,
        commandHash,
        at,
        isRejection: 'rejected' in result,
      })
    return written
  }
  const erase = (board: BoardId, erasure: Erasure) => {
    const eraser = openEraser(erasure)
    for (const row of rowsOf(board)) eraser.read(row)
    const rows = rowsOf(board).map((row) => {
      const payload = eraser.erase(row.payload)
      if (payload === row.payload) return row
      const key = keyOf(board, row.actor, row.commandId)
      const known = answered.get(key)
      if (known) answered.set(key, { ...known, salt: null, commandHash: null })
      return { ...row, payload }
    })
    boards.set(board, rows)
  }

  return {
    epoch,
    append: async (...appends): Promise<Appended> => {
      await settle()
      if (!appends.every(isFirst)) return { kind: 'conflict' }
      return { kind: 'durable', rows: appends.flatMap(write) }
    },
    head: async (board) => headOf(board),
    heads: async (asked) =>
      [...new Set(asked)]
        .sort()
        .flatMap((board) => {
          const head = headOf(board)
          return head ? { board, ...head } : []
        })
        .sort((a, b) => b.at - a.at),
    read: async (board, after, page) => within(page, rowsOf(board).slice(after)),
    readCardBack: async (board, card, before, page) =>
      within(page, naming(board, card, 0, Math.max(0, before - 1)).toReversed()),
    readCard: async (board, card, after, upTo, besides) =>
      naming(board, card, after, upTo).filter(({ type }) => type !== besides),
    readBack: async (board, before, page, { actor, types, lookedMax }) => {
      const floor = Math.max(before - lookedMax, 1)
      const wanted = rowsOf(board)
        .slice(floor - 1, Math.max(0, before - 1))
        .filter((row) => (actor === null || row.actor === actor) && (types?.some((type) => type === row.type) ?? true))
        .toReversed()
      const rows = within(page, wanted)
      const isFull = rows.length === page.entriesMax || rows.length < wanted.length
      const next = isFull ? (rows.at(-1)?.seq ?? 0) : floor
      return { rows, before: next > 1 ? next : null }
    },
    countAfter: async (board, after, besides, lookedMax) => {
      const counts = new Map<string, number>()
      for (const { actor, type } of rowsOf(board).slice(after, after + lookedMax))
        if (actor !== besides) counts.set(type, (counts.get(type) ?? 0) + 1)
      return [...counts].map(([type, count]) => ({ type, count }))
    },
    readNewest: async (board, card, type, upTo) =>
      naming(board, card, 0, upTo).findLast((row) => row.type === type) ?? null,
    entryOf: async (board, actor, commandId) =>
      rowsOf(board).find((row) => row.actor === actor && row.commandId === commandId) ?? null,
    readTypes: async (board, types, spacing, after, upTo) =>
      rowsOf(board)
        .slice(after, upTo)
        .filter((row) => types.some((type) => type === row.type) || (spacing && row.payload.includes('Reranked"'))),
    readOwn: async (board, actor, upTo, entriesMax) =>
      rowsOf(board)
        .slice(0, upTo)
        .filter((row) => row.actor === actor)
        .toReversed()
        .slice(0, entriesMax)
        .map(({ seq, commandId, at, type, payload }) => ({
          seq,
          commandId,
          at,
          type,
          payload: type === 'CommandUndone' ? payload : null,
        })),
    weigh: async (board, after, entriesMax) => {
      const rows = rowsOf(board).slice(after, after + entriesMax)
      return { entries: rows.length, bytes: rows.reduce((sum, { payload }) => sum + Buffer.byteLength(payload), 0) }
    },
    seqAt: async (board, at) => rowsOf(board).findLast((row) => row.at <= at)?.seq ?? 0,
    stamps: async (board, seqs) =>
      rowsOf(board).flatMap(({ seq, at, actor }) => (seqs.includes(seq) ? [{ seq, at, actor }] : [])),
    seqBy: async (board, actor, after, upTo, which) => {
      const its = rowsOf(board).filter((row) => row.actor === actor && row.seq > after && row.seq <= upTo)
      return its.at(which === 'first' ? 0 : -1)?.seq ?? null
    },
    answerTo: async (board, actor, commandId) => answered.get(keyOf(board, actor, commandId)) ?? null,
    boardsMadeBy: async (actor) => [...boards].flatMap(([board, [first]]) => (first?.actor === actor ? [board] : [])),
    boards: async () => [...boards.keys()].sort(),
    forgetRejections: async (before) => {
      for (const [key, { at, isRejection }] of answered) if (isRejection && at < before) answered.delete(key)
      return { kind: 'durable', rows: [] }
    },
    deleteBoard: async (board) => {
      boards.delete(board)
      for (const key of answered.keys()) if (key.startsWith(`${board} `)) answered.delete(key)
      deleted.add(board)
      return { kind: 'durable', rows: [] }
    },
    isDeleted: async (board) => deleted.has(board),
    close: async () => {},
  }
}
