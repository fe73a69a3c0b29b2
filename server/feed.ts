import { hash4 } from '../db/chain.ts'
import type { EventLog, LogRow } from '../db/event-log.ts'
import type { Place } from '../domain/cursor.ts'
import type { BoardId, UserId } from '../domain/id.ts'
import { isErasing } from '../domain/is-erasing.ts'
import type { Person } from '../domain/person.ts'
import type { ResetReason } from '../domain/wire.ts'
import { createRound, type Round } from './round.ts'
import type { Timers } from './timers.ts'

/**
 * What happens on boards, for whoever follows. A subscriber is nothing but a cursor: replay, live, and recovery from a
 * slow reader are one loop that asks for the page after it. What all caught-up readers want next is the same page, so
 * the newest entries are kept, encoded once.
 */
export type Feed = {
  /** New entries are on disk. */
  rang(rows: readonly LogRow[]): void
  /** Calls `wake` whenever there may be something new on a board, until the returned undo is called. */
  follow(board: BoardId, wake: () => void): () => void
  /** A board is no more: who waits for it is woken, and finds that. */
  end(board: BoardId): void
  /** Wakes everyone who follows: the server stops. */
  wakeAll(): void
  /** The entries after `after`, encoded; empty at the head. */
  page(board: BoardId, after: number): Promise<readonly Encoded[]>
  /** The same where it is at hand without reading, one array for all who ask; null where the log must be asked. */
  pageAtHand(board: BoardId, after: number): readonly Encoded[] | null
  /** A board's newest entry; `seq` is 0 where there is no board. */
  head(board: BoardId): Promise<Place>
  /** Where a cursor's place stands in the log: good to go on from, or why not. */
  check(board: BoardId, place: Place): Promise<'good' | Exclude<ResetReason, 'epoch' | 'unknown'>>
}

/** An entry as it travels. */
export type Encoded = {
  readonly board: BoardId
  readonly seq: number
  readonly hash4: string
  /** The type of its first event. */
  readonly type: string
  /** The entry as one line of JSON. */
  readonly json: string
  /** When it came from the disk, on the monotonic clock; null where it was read from there later. */
  readonly durableAt: number | null
}

export const pageEntriesMax = 1_000
export const pageBytesMax = 64 * 1024
/** A reader that is further behind takes a snapshot instead. */
const replayEntriesMax = 10_000
const replayBytesMax = 4 * 1024 * 1024
const tailEntriesMax = 256
const tailBytesMax = 1024 * 1024

type Channel = {
  readonly wakes: Set<() => void>
  readonly round: Round
  /** The newest entries. */
  tail: Encoded[]
  tailBytes: number
  /** What was asked for last. */
  page: { readonly after: number; readonly entries: readonly Encoded[] } | null
}

export function createFeed(log: EventLog, show: (id: UserId) => Person, timers: Timers): Feed {
  const channels = new Map<BoardId, Channel>()
  const encode = (row: LogRow, durableAt: number | null): Encoded => ({
    board: row.board,
    seq: row.seq,
    hash4: hash4(row.hash),
    type: row.type,
    json: encodeEntry(row, show(row.actor)),
    durableAt,
  })

  const pageAtHand = (board: BoardId, after: number): readonly Encoded[] | null => {
    const channel = channels.get(board)
    const first = channel?.tail[0]
    const last = channel?.tail.at(-1)
    if (!channel || !first || !last) return null
    if (after >= last.seq) return nothing
    if (after + 1 < first.seq) return null
    if (channel.page?.after !== after) channel.page = { after, entries: channel.tail.slice(after + 1 - first.seq) }
    return channel.page.entries
  }

  const newChannel = (): Channel => {
    const wakes = new Set<() => void>()
    return { wakes, round: createRound(wakes, timers), tail: [], tailBytes: 0, page: null }
  }

  return {
    rang: (rows) => {
      const board = rows[0]?.board
      const channel = board === undefined ? undefined : channels.get(board)
      if (!channel) return
      // [E8] What came before a deletion may hold words that are gone from the log: it is read from there.
      const deletion = rows.findLastIndex(({ type }) => isErasing(type))
      if (deletion >= 0) forgetTail(channel)
      const durableAt = performance.now()
      remember(
        channel,
        rows.slice(Math.max(deletion, 0)).map((row) => encode(row, durableAt)),
      )
      channel.round.ask()
    },
    follow: (board, wake) => {
      const channel = channels.get(board) ?? newChannel()
      channels.set(board, channel)
      channel.wakes.add(wake)
      return () => {
        channel.wakes.delete(wake)
        if (channel.wakes.size === 0 && channels.get(board) === channel) channels.delete(board)
      }
    },
    end: (board) => {
      const channel = channels.get(board)
      channels.delete(board)
      for (const wake of channel?.wakes ?? []) wake()
    },
    wakeAll: () => {
      for (const { wakes } of channels.values()) for (const wake of wakes) wake()
    },
    page: async (board, after) =>
      pageAtHand(board, after) ??
      (await log.read(board, after, { entriesMax: pageEntriesMax, bytesMax: pageBytesMax })).map((row) =>
        encode(row, null),
      ),
    pageAtHand,
    head: async (board) => {
      const head = await log.head(board)
      return head ? { seq: head.seq, hash4: hash4(head.hash) } : { seq: 0 }
    },
    check: async (board, place) => {
      const head = await log.head(board)
      if (place.seq > (head?.seq ?? 0)) return 'future'
      if (place.hash4 !== undefined) {
        const [row] = await log.read(board, place.seq - 1, { entriesMax: 1, bytesMax: pageBytesMax })
        if (row?.seq !== place.seq || hash4(row.hash) !== place.hash4) return 'diverged'
      }
      const missed = await log.weigh(board, place.seq, replayEntriesMax + 1)
      return missed.entries > replayEntriesMax || missed.bytes > replayBytesMax ? 'behind' : 'good'
    },
  }
}

/** An entry on the wire, as one line of JSON: the payload is not parsed for it. */
export const encodeEntry = ({ board, seq, at, commandId, payload }: LogRow, actor: Person): string => {
  const facts = JSON.stringify({ board, seq, at: new Date(at).toISOString(), actor, commandId })
  return `${facts.slice(0, -1)},"events":${payload}}`
}

const nothing: readonly Encoded[] = []

function forgetTail(channel: Channel): void {
  channel.page = null
  channel.tail = []
  channel.tailBytes = 0
}

function remember(channel: Channel, newer: readonly Encoded[]): void {
  channel.page = null
  const [first] = newer
  if (first && channel.tail.at(-1)?.seq !== first.seq - 1) forgetTail(channel)
  for (const entry of newer) {
    channel.tail.push(entry)
    channel.tailBytes += entry.json.length
  }
  let gone = 0
  while (
    channel.tail.length - gone > 1 &&
    (channel.tail.length - gone > tailEntriesMax || channel.tailBytes > tailBytesMax)
  ) {
    channel.tailBytes -= channel.tail[gone]?.json.length ?? 0
    gone += 1
  }
  if (gone > 0) channel.tail = channel.tail.slice(gone)
}
