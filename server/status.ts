import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Connections } from './connections.ts'
import type { StreamTotals } from './stream-counts.ts'
import type { Timers } from './timers.ts'

/** [H19] How the server is, and was in the last minutes: kept in memory, a sample a second. */
export type Status = {
  readonly node: string
  readonly startedAt: number
  /** Oldest first. */
  readonly samples: readonly Sample[]
  /** The boards that someone is on, those with most connections first. */
  readonly boards: readonly { readonly id: string; readonly streams: number; readonly sockets: number }[]
  /** Boards that someone is on and that are not listed. */
  readonly boardsLeftOut: number
}

/** One second. What happened in it is counted; the rest is as it was at its end. */
export type Sample = {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly streams: number
  readonly sockets: number
  readonly boards: number
  /** Entries written to the log. */
  readonly entries: number
  /** Entries written to readers. */
  readonly deliveries: number
  /** From the disk to the reader, over the live deliveries of this second. */
  readonly lagMs: number
  readonly lagMaxMs: number
  /** The longest group commit. */
  readonly commitMs: number
  /** How late timers were, 99th percentile. */
  readonly loopDelayMs: number
  readonly rssMb: number
  readonly heapMb: number
}

export type StatusOptions = {
  readonly node: string
  readonly now: () => number
  readonly timers: Timers
  readonly connections: () => Connections
  readonly totals: () => StreamTotals
  readonly takeLongestLagMs: () => number
}

export type Watch = {
  /** Entries were written. */
  wrote(entries: number): void
  /** A group commit took so long. */
  committed(ms: number): void
  /** The status, with the samples after a moment. */
  read(after: number): Status
}

const samplesMax = 300
const boardsMax = 50
const resolutionMs = 10

/** Takes a sample a second, from the start on. */
export function createWatch(options: StatusOptions): Watch {
  const { node, now, timers, connections, totals, takeLongestLagMs } = options
  const startedAt = now()
  const samples: Sample[] = []
  const loop = monitorEventLoopDelay({ resolution: resolutionMs })
  let before = totals()
  let entries = 0
  let commitMs = 0
  loop.enable()

  timers.every(1_000, () => {
    const { sse, ws, boards } = connections()
    const after = totals()
    const live = after.lag.count - before.lag.count
    const { rss, heapUsed } = process.memoryUsage()
    samples.push({
      at: now(),
      streams: sse.total,
      sockets: ws.total,
      boards: Object.keys(boards).length,
      entries,
      deliveries: after.deliveries - before.deliveries,
      lagMs: live === 0 ? 0 : tenth((after.lag.sumMs - before.lag.sumMs) / live),
      lagMaxMs: tenth(takeLongestLagMs()),
      commitMs: tenth(commitMs),
      // The monitor measures how long its own pauses were.
      loopDelayMs: tenth(Math.max(0, loop.percentile(99) / 1e6 - resolutionMs)),
      rssMb: tenth(rss / 2 ** 20),
      heapMb: tenth(heapUsed / 2 ** 20),
    })
    if (samples.length > samplesMax) samples.shift()
    before = after
    entries = 0
    commitMs = 0
    loop.reset()
  })

  return {
    wrote: (count) => {
      entries += count
    },
    committed: (ms) => {
      commitMs = Math.max(commitMs, ms)
    },
    read: (moment) => {
      const { sse, ws, boards } = connections()
      const busiest = Object.entries<number>(boards).sort(([, a], [, b]) => b - a)
      const streams = new Map<string, number>(Object.entries(sse.boards))
      const sockets = new Map<string, number>(Object.entries(ws.boards))
      const listed = busiest
        .slice(0, boardsMax)
        .map(([id]) => ({ id, streams: streams.get(id) ?? 0, sockets: sockets.get(id) ?? 0 }))
      return {
        node,
        startedAt,
        samples: samples.filter(({ at }) => at > moment),
        boards: listed,
        boardsLeftOut: busiest.length - listed.length,
      }
    },
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10
