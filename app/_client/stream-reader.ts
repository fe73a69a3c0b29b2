import { type Cursor, formatCursor, type Place, parseCursor } from '../../domain/cursor.ts'
import { eventTypes } from '../../domain/evolve.ts'
import { type BoardId, type Epoch, isBoardId } from '../../domain/id.ts'
import type { ResetReason, WireEntry } from '../../domain/wire.ts'
import { backoffMs, type Clock } from './clock.ts'

/** Reads the stream of some boards, and opens it again when it ends, falls silent, or is to have other boards. */
export type StreamReader = {
  readonly state: StreamState
  /** How often in a row it could not be had. */
  readonly failures: number
  /** The life of the log that is read; null while nothing is. */
  readonly epoch: Epoch | null
  /** How far each board has been read. */
  readonly places: ReadonlyMap<BoardId, Place>
  /** Reads a board too, from its place on. One of another life of the log than the others is reset. */
  add(board: BoardId, epoch: Epoch, place: Place): void
  /** Does not read a board any more. */
  drop(board: BoardId): void
  /** Moves a board's place on: what lies before it came by another way. */
  pass(board: BoardId, seq: number): void
  /** Opens again at once where the stream is not live, or may have died unseen. */
  wake(): void
  /** The line is said to be gone: opens again, as soon as that works. */
  doubt(): void
  close(): void
}

/** What of an EventSource is used. */
export type Source = {
  addEventListener(type: string, listener: (event: { data?: unknown; lastEventId?: string }) => void): void
  close(): void
}

export type StreamReaderOptions = {
  readonly clock: Clock
  /** Without a cursor all boards start at their heads. */
  readonly open: (boards: readonly BoardId[], cursor: string | null) => Source
  readonly on: {
    /** `hash4` goes into a cursor, so that the server can tell another past. */
    entry(board: BoardId, entry: WireEntry, hash4: string | undefined): void
    /** A head, as it is at the beginning of what is live, and with each heartbeat. */
    head(board: BoardId, seq: number): void
    reset(board: BoardId, reason: ResetReason, head: number): void
    revoked(board: BoardId): void
    /** It could not be had, more than once. */
    failed(): void
    state(state: StreamState): void
  }
}

export type StreamState = 'idle' | 'opening' | 'live' | 'waiting'

/** Two heartbeats and some. */
const silenceMs = 35_000
/** A stream that is not there by then is held back by something in between. */
const openingMs = 8_000
/** Boards that are to be read come together, and those that are not wanted any more may come back. */
const gatherMs = 4
const letGoMs = 2_000
/** [S14] Who was told that there are too many comes back after 10 to 30 s. */
const busyMs = 10_000

export function createStreamReader({ clock, open, on }: StreamReaderOptions): StreamReader {
  let places: ReadonlyMap<BoardId, Place> = new Map()
  /** Boards that start at their head: there is no place of theirs in this life of the log. */
  let headless: ReadonlySet<BoardId> = new Set()
  let epoch: Epoch | null = null
  let source: Source | null = null
  let state: StreamState = 'idle'
  let attempt = 0
  let heardAt = clock.now()
  let isClosed = false
  let cancelReopen: (() => void) | null = null
  let cancelWatch: (() => void) | null = null

  const turn = (to: StreamState) => {
    if (state === to) return
    state = to
    on.state(to)
  }

  const start = () => {
    stop()
    if (isClosed) return
    const boards = [...places.keys()]
    if (epoch === null || boards.length === 0) return turn('idle')
    turn('opening')
    heardAt = clock.now()
    const named = new Map([...places].filter(([board]) => !headless.has(board)))
    const opened = open(boards, named.size > 0 ? formatCursor({ epoch, places: named }) : null)
    source = opened
    const listen = (type: string, take: (data: unknown, cursor: Cursor | null) => void) =>
      opened.addEventListener(type, ({ data, lastEventId = '' }) => {
        if (source !== opened) return
        heardAt = clock.now()
        const cursor = parseCursor(lastEventId)
        if (cursor) follow(cursor)
        take(typeof data === 'string' ? JSON.parse(data) : null, cursor)
      })
    for (const type of eventTypes())
      listen(type, (data, cursor) => {
        if (!isEntry(data) || !places.has(data.board)) return
        const place = cursor?.places.get(data.board)
        on.entry(data.board, data, place?.seq === data.seq ? place.hash4 : undefined)
      })
    listen('ready', (data) => {
      attempt = 0
      turn('live')
      tellHeads(field(data, 'heads'))
    })
    listen('heads', tellHeads)
    listen('reset', (data) => {
      const [board, head] = [field(data, 'board'), field(data, 'head')]
      if (isBoardId(board) && places.has(board) && typeof head === 'number')
        on.reset(board, reasonOf(field(data, 'reason')), head)
    })
    listen('revoked', (data) => {
      const board = field(data, 'board')
      if (isBoardId(board) && places.has(board)) on.revoked(board)
    })
    opened.addEventListener('bye', ({ data }) => {
      const reason = typeof data === 'string' ? field(JSON.parse(data), 'reason') : undefined
      again(opened, reason === 'busy' ? busyMs * (1 + 2 * clock.random()) : undefined)
    })
    opened.addEventListener('error', () => again(opened))
    watch()
  }

  /** The cursor that came with a message says how far this stream has read. */
  const follow = (cursor: Cursor) => {
    epoch = cursor.epoch
    const later = new Map(places)
    for (const [board, place] of cursor.places) if (later.has(board)) later.set(board, place)
    places = later
    if (headless.size > 0) headless = new Set([...headless].filter((board) => !cursor.places.has(board)))
  }

  const stop = () => {
    cancelReopen?.()
    cancelWatch?.()
    cancelReopen = null
    source?.close()
    source = null
  }
  const soon = (ms: number) => {
    if (isClosed) return
    cancelReopen?.()
    cancelReopen = clock.after(ms, start)
  }

  const again = (ended: Source, waitMs?: number) => {
    if (source !== ended || isClosed) return
    stop()
    turn('waiting')
    if (attempt > 0) on.failed()
    soon(waitMs ?? backoffMs(clock, attempt))
    attempt += 1
  }

  /** Comments are invisible to scripts, so the heads that come with them are what shows that the line is alive. */
  const watch = () => {
    const left = heardAt + (state === 'live' ? silenceMs : openingMs) - clock.now()
    if (left > 0) cancelWatch = clock.after(left, watch)
    else if (source) again(source)
  }

  const tellHeads = (heads: unknown) => {
    for (const board of places.keys()) {
      const head = field(heads, board)
      if (typeof head === 'number') on.head(board, head)
    }
  }

  return {
    get state() {
      return state
    },
    get failures() {
      return attempt
    },
    get epoch() {
      return epoch
    },
    get places() {
      return places
    },
    add: (board, itsEpoch, place) => {
      if (places.has(board)) return
      epoch ??= itsEpoch
      places = new Map([...places, [board, place]])
      if (epoch !== itsEpoch) {
        headless = new Set([...headless, board])
        on.reset(board, 'epoch', 0)
      }
      soon(gatherMs)
    },
    drop: (board) => {
      if (!places.has(board)) return
      places = new Map([...places].filter(([other]) => other !== board))
      if (places.size > 0) return soon(letGoMs)
      epoch = null
      headless = new Set()
      start()
    },
    pass: (board, seq) => {
      const place = places.get(board)
      if (place && seq > place.seq) places = new Map([...places, [board, { seq }]])
    },
    wake: () => {
      attempt = 0
      if (!source || clock.now() - heardAt > silenceMs / 2) start()
    },
    doubt: () => {
      if (source) again(source)
    },
    close: () => {
      isClosed = true
      stop()
    },
  }
}

const isEntry = (data: unknown): data is WireEntry =>
  typeof field(data, 'seq') === 'number' && isBoardId(field(data, 'board')) && Array.isArray(field(data, 'events'))

const resetReasons: readonly ResetReason[] = ['epoch', 'unknown', 'future', 'diverged', 'behind']
const reasonOf = (value: unknown): ResetReason => resetReasons.find((reason) => reason === value) ?? 'unknown'

const field = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined
