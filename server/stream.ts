import { accessTypes } from '../domain/access.ts'
import { formatCursor, type Place, parseCursor } from '../domain/cursor.ts'
import type { BoardId, Epoch, UserId } from '../domain/id.ts'
import type { ResetReason } from '../domain/wire.ts'
import type { Boards } from './boards.ts'
import type { Encoded, Feed } from './feed.ts'
import type { Outlet } from './outlet.ts'
import { createPageEncoder } from './page-encoder.ts'
import { createSee } from './seeing.ts'
import type { StreamCounts } from './stream-counts.ts'
import type { Timers } from './timers.ts'
import { createTurns } from './turns.ts'

/** The stream of entries, as Server-Sent Events: rules S1 to S14 of the protocol. */
export type Streams = {
  /** Answers a request for a stream; the response is the stream's from here on. */
  open(outlet: Outlet, asked: Asked): void
  /** [S9, S14] Says that there are too many, and when to come back. */
  turnAway(outlet: Outlet): void
  /** [S13] Asks again whether the sessions of a person hold. */
  recheck(user: UserId): void
  /** A board is no more: it ends wherever it is followed. */
  end(board: BoardId): void
  /** How many streams are open, in all and for each board. */
  count(): { total: number; boards: Record<BoardId, number> }
  /** Says `bye` to everyone, spread over so many milliseconds, and refuses what comes later. */
  close(spreadMs: number): Promise<void>
}

export type Asked = {
  readonly user: UserId
  readonly boards: readonly BoardId[]
  /** The text of the cursor to go on from; null: start live. */
  readonly cursor: string | null
  /** Whether the session that asked still holds. */
  readonly holds: () => boolean
}

export type StreamsOptions = {
  readonly feed: Feed
  readonly boards: Boards
  readonly epoch: Epoch
  /** Numbers from 0 up to 1. */
  readonly random: () => number
  readonly now: () => number
  readonly timers: Timers
  readonly counts: StreamCounts
  /** Someone follows a board, which they may. */
  readonly onFollowed?: (user: UserId, board: BoardId) => void
}

export const streamBoardsMax = 64
const heartbeatMs = 15_000
const stalledMs = 30_000
const retryMs = 3_000
const busyRetryMs = 10_000
const toldMax = 10_000

type Stream = {
  readonly outlet: Outlet
  readonly user: UserId
  readonly holds: () => boolean
  readonly toldKey: string
  readonly followed: Map<BoardId, Followed>
  isReady: boolean
  isPumping: boolean
  blockedAt: number | null
}

/** A board of a stream. It is changed at each entry, so these are fields: a set of those awake would be made anew. */
type Followed = {
  readonly board: BoardId
  readonly unfollow: () => void
  /** How far it has been written to this stream. */
  place: Place
  /** Whether it may have something new. */
  isAwake: boolean
}

export function createStreams(options: StreamsOptions): Streams {
  const { feed, boards, epoch, random, now, timers, counts, onFollowed } = options
  const streams = new Set<Stream>()
  /** Who was told `revoked` about all they asked for: their next attempt gets 204, which stops a browser for good. */
  const told = new Map<string, true>()
  const encoder = createPageEncoder(epoch)
  let isClosing = false
  const stopLooking = timers.every(1_000, () => {
    for (const stream of streams) if (stream.blockedAt !== null && now() - stream.blockedAt > stalledMs) drop(stream)
  })

  const beat = (stream: Stream) => {
    if (!stream.holds()) stream.outlet.end()
    else if (stream.blockedAt === null) write(stream, `: heartbeat\n\n${eventBlock('heads', headsOf(stream))}`)
  }

  const turns = createTurns(heartbeatMs, timers, beat)

  /** [S11] Closes a reader that does not read. */
  const drop = ({ outlet }: Stream) => {
    if (!outlet.destroyed) counts.dropped()
    outlet.destroy()
  }

  const open = (outlet: Outlet, asked: Asked) => {
    const toldKey = `${asked.user} ${[...asked.boards].sort().join(',')}`
    if (!told.delete(toldKey)) return begin(outlet, asked, toldKey)
    maySeeAny(asked).then(
      (may) => {
        if (may) return begin(outlet, asked, toldKey)
        outlet.writeHead(204, { 'cache-control': 'no-store' })
        outlet.end()
      },
      (error: unknown) => cut(outlet, error),
    )
  }

  const maySeeAny = async ({ boards: asked, user }: Asked): Promise<boolean> => {
    for (const board of asked) if (await maySee(user, board)) return true
    return false
  }

  const begin = (outlet: Outlet, asked: Asked, toldKey: string) => {
    if (outlet.destroyed) return
    const stream: Stream = {
      outlet,
      user: asked.user,
      holds: asked.holds,
      toldKey,
      followed: new Map(),
      isReady: false,
      // Nothing is written to a board before all have their places: until then an id would leave some out.
      isPumping: true,
      blockedAt: null,
    }
    streams.add(stream)
    const leaveTurns = turns.join(stream)
    outlet.onClose(() => {
      streams.delete(stream)
      leaveTurns()
      for (const { unfollow } of stream.followed.values()) unfollow()
    })
    outlet.writeHead(200, streamHeaders)
    write(stream, `retry: ${retryMs}\n: connected\n\n`)
    if (isClosing) return sayBye(outlet, 'stopping', retryMs)
    start(stream, asked).then(
      () => {
        if (!streams.has(stream)) return
        stream.isPumping = false
        if (stream.followed.size > 0) return pump(stream)
        endTold(stream)
      },
      (error: unknown) => cut(outlet, error),
    )
  }

  /** Finds each board's place: from the cursor where it is good, else the head. */
  const start = async (stream: Stream, { boards: asked, cursor: text }: Asked) => {
    const cursor = text === null ? null : parseCursor(text)
    const resets: { board: BoardId; reason: ResetReason; head: number }[] = []
    for (const board of asked) {
      // The head first: who loses access after it is found by the entry that says so.
      const head = await feed.head(board)
      const seen = await look(board, stream.user, ({ readsAfter }) => ({ readsAfter }))
      if (!streams.has(stream)) return
      if (!seen) {
        write(stream, eventBlock('revoked', { board }))
        continue
      }
      const unfollow = feed.follow(board, () => wake(stream, followed))
      const followed: Followed = { board, unfollow, place: head, isAwake: true }
      stream.followed.set(board, followed)
      onFollowed?.(stream.user, board)
      const named = cursor?.places.get(board)
      const isTooEarly = named !== undefined && named.seq < seen.readsAfter
      const reason = isTooEarly ? 'behind' : await whyReset(board, text, cursor?.epoch, named)
      if (reason) resets.push({ board, reason, head: head.seq })
      if (reason === null && named) followed.place = named
    }
    for (const reset of resets) {
      counts.reset(reset.reason)
      write(stream, `id: ${cursorOf(stream)}\n${eventBlock('reset', reset)}`)
    }
  }

  const whyReset = async (
    board: BoardId,
    text: string | null,
    cursorEpoch: Epoch | undefined,
    named: Place | undefined,
  ) => {
    if (text === null) return null
    if (cursorEpoch === undefined) return 'unknown'
    if (!named) return null
    if (cursorEpoch !== epoch) return 'epoch'
    const checked = await feed.check(board, named)
    return checked === 'good' ? null : checked
  }

  const look = createSee(boards)
  const maySee = async (user: UserId, board: BoardId): Promise<boolean> =>
    (await look(board, user, () => true)) ?? false

  const wake = (stream: Stream, followed: Followed) => {
    followed.isAwake = true
    if (stream.blockedAt === null) void pump(stream)
  }

  /** Writes what lies after the cursor, until there is no more or the reader does not keep up. */
  const pump = async (stream: Stream): Promise<void> => {
    if (stream.isPumping) return
    stream.isPumping = true
    try {
      while (stream.blockedAt === null && !stream.outlet.destroyed && !stream.outlet.writableEnded) {
        const followed = someAwake(stream)
        if (!followed) break
        const { board, place } = followed
        followed.isAwake = false
        const page = feed.pageAtHand(board, place.seq) ?? (await feed.page(board, place.seq))
        if (page.length === 0) continue
        followed.isAwake = true
        if (page.some(isAboutAccess) && !(await maySee(stream.user, board))) revoke(stream, followed)
        else {
          writePage(stream, followed, page)
          counts.delivered(1, page.length, stream.isReady ? lagOf(page) : null)
        }
      }
      if (!stream.isReady && !someAwake(stream) && stream.blockedAt === null && stream.followed.size > 0) {
        stream.isReady = true
        write(stream, `id: ${cursorOf(stream)}\n${eventBlock('ready', { heads: headsOf(stream) })}`)
      }
    } catch (error) {
      cut(stream.outlet, error)
    } finally {
      stream.isPumping = false
    }
  }

  const writePage = (stream: Stream, followed: Followed, page: readonly Encoded[]) => {
    const bytes = stream.followed.size === 1 ? encoder.alone(page) : encoder.from(placesOf(stream), page)
    const last = page.at(-1)
    if (last) followed.place = { seq: last.seq, hash4: last.hash4 }
    write(stream, bytes)
  }

  const revoke = (stream: Stream, { board, unfollow }: Followed) => {
    unfollow()
    stream.followed.delete(board)
    write(stream, eventBlock('revoked', { board }))
    if (stream.followed.size === 0) endTold(stream)
  }

  const endTold = ({ toldKey, outlet }: Stream) => {
    if (told.size >= toldMax) told.clear()
    told.set(toldKey, true)
    outlet.end()
  }

  const write = (stream: Stream, bytes: string | Uint8Array) => {
    if (stream.outlet.writableEnded || stream.outlet.destroyed) return
    if (stream.outlet.write(bytes) || stream.blockedAt !== null) return
    stream.blockedAt = now()
    stream.outlet.onceDrained(() => {
      stream.blockedAt = null
      void pump(stream)
    })
  }

  const cursorOf = (stream: Stream): string => formatCursor({ epoch, places: placesOf(stream) })

  return {
    open,
    turnAway: (outlet) => {
      counts.busy()
      outlet.writeHead(200, streamHeaders)
      sayBye(outlet, 'busy', busyRetryMs * (1 + 2 * random()))
    },
    recheck: (user) => {
      for (const stream of streams) if (stream.user === user && !stream.holds()) stream.outlet.end()
    },
    end: (board) => {
      for (const stream of streams) {
        const followed = stream.followed.get(board)
        if (followed) revoke(stream, followed)
      }
    },
    count: () => {
      const counted: Record<BoardId, number> = {}
      for (const { followed } of streams)
        for (const board of followed.keys()) counted[board] = (counted[board] ?? 0) + 1
      return { total: streams.size, boards: counted }
    },
    close: async (spreadMs) => {
      isClosing = true
      const leaving = [...streams].map(
        (stream) =>
          new Promise<void>((resolve) => {
            timers.after(random() * spreadMs, () => {
              sayBye(stream.outlet, 'stopping', retryMs * (0.2 + random()))
              resolve()
            })
          }),
      )
      await Promise.all(leaving)
      turns.close()
      stopLooking()
    },
  }
}

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

function sayBye(outlet: Outlet, reason: 'stopping' | 'busy', retry: number): void {
  if (outlet.writableEnded || outlet.destroyed) return
  outlet.write(`retry: ${Math.round(retry)}\n${eventBlock('bye', { reason })}`)
  outlet.end()
}

const cut = (outlet: Outlet, error: unknown): void =>
  void outlet.destroy(error instanceof Error ? error : new Error(String(error)))

const eventBlock = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** How long ago the oldest entry of a page was on disk; null where that is not known. */
const lagOf = ([first]: readonly Encoded[]): number | null =>
  first && first.durableAt !== null ? performance.now() - first.durableAt : null

const placesOf = ({ followed }: Stream): Map<BoardId, Place> =>
  new Map(Array.from(followed.values(), ({ board, place }) => [board, place]))

const headsOf = ({ followed }: Stream): Record<BoardId, number> => {
  const heads: Record<BoardId, number> = {}
  for (const { board, place } of followed.values()) heads[board] = place.seq
  return heads
}

function someAwake({ followed }: Stream): Followed | undefined {
  for (const one of followed.values()) if (one.isAwake) return one
  return undefined
}

const isAboutAccess = ({ type }: Encoded): boolean => accessTypes.has(type)
