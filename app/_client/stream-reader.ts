import { parseCursor } from '../../domain/cursor.ts'
import { eventTypes } from '../../domain/evolve.ts'
import type { BoardId } from '../../domain/id.ts'
import type { ResetReason, WireEntry } from '../../domain/wire.ts'
import { backoffMs, type Clock } from './clock.ts'

/** Reads a board's stream, and opens it again when it ends or falls silent. */
export type StreamReader = {
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
  readonly board: BoardId
  readonly clock: Clock
  /** Opens the stream after what is folded by now. */
  readonly open: () => Source
  readonly on: {
    /** `hash4` goes into the cursor, so that the server can tell another past. */
    entry(entry: WireEntry, hash4: string | undefined): void
    /** The head, as it is at the beginning of what is live, and with each heartbeat. */
    head(seq: number): void
    reset(reason: ResetReason, head: number): void
    revoked(): void
    /** It could not be had, more than once. */
    failed(): void
    state(state: StreamState): void
  }
}

export type StreamState = 'opening' | 'live' | 'waiting'

/** Two heartbeats and some. */
const silenceMs = 35_000

export function createStreamReader({ board, clock, open, on }: StreamReaderOptions): StreamReader {
  let source: Source | null = null
  let attempt = 0
  let heardAt = clock.now()
  let isClosed = false
  let cancelReopen: (() => void) | null = null
  let cancelWatch: (() => void) | null = null

  const start = () => {
    stop()
    if (isClosed) return
    on.state('opening')
    heardAt = clock.now()
    const opened = open()
    source = opened
    const listen = (type: string, take: (data: unknown, lastEventId: string) => void) =>
      opened.addEventListener(type, ({ data, lastEventId = '' }) => {
        if (source !== opened) return
        heardAt = clock.now()
        take(typeof data === 'string' ? JSON.parse(data) : null, lastEventId)
      })
    for (const type of eventTypes())
      listen(type, (data, lastEventId) => {
        if (isEntry(data)) on.entry(data, parseCursor(lastEventId)?.places.get(board)?.hash4)
      })
    listen('ready', (data) => {
      attempt = 0
      on.state('live')
      tellHead(field(data, 'heads'))
    })
    listen('heads', tellHead)
    listen('reset', (data) => {
      const head = field(data, 'head')
      if (field(data, 'board') === board && typeof head === 'number') on.reset(reasonOf(field(data, 'reason')), head)
    })
    listen('revoked', (data) => {
      if (field(data, 'board') === board) on.revoked()
    })
    opened.addEventListener('bye', () => again(opened))
    opened.addEventListener('error', () => again(opened))
    watch()
  }

  const stop = () => {
    cancelReopen?.()
    cancelWatch?.()
    source?.close()
    source = null
  }

  const again = (ended: Source) => {
    if (source !== ended || isClosed) return
    stop()
    on.state('waiting')
    if (attempt > 0) on.failed()
    cancelReopen = clock.after(backoffMs(clock, attempt++), start)
  }

  /** Comments are invisible to scripts, so the heads that come with them are what shows that the line is alive. */
  const watch = () => {
    const left = heardAt + silenceMs - clock.now()
    if (left <= 0) return start()
    cancelWatch = clock.after(left, watch)
  }

  const tellHead = (heads: unknown) => {
    const head = field(heads, board)
    if (typeof head === 'number') on.head(head)
  }

  start()
  return {
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
  typeof field(data, 'seq') === 'number' && Array.isArray(field(data, 'events'))

const resetReasons: readonly ResetReason[] = ['epoch', 'unknown', 'future', 'diverged', 'behind']
const reasonOf = (value: unknown): ResetReason => resetReasons.find((reason) => reason === value) ?? 'unknown'

const field = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined
