import type { Place } from '../../domain/cursor.ts'
import type { BoardId, Epoch } from '../../domain/id.ts'
import type { Polled, WireEntry } from '../../domain/wire.ts'
import { backoffMs, type Clock } from './clock.ts'
import type { Outcome } from './outcome.ts'

/** Asks again and again for what is new, where a stream cannot be had. */
export type Poller = {
  readonly isRunning: boolean
  /** Whether the last answer came. */
  readonly isHeard: boolean
  start(epoch: Epoch, places: ReadonlyMap<BoardId, Place>): void
  stop(): void
}

export type PollerOptions = {
  readonly clock: Clock
  readonly poll: (board: BoardId, after: number, epoch: Epoch, waitSeconds: number) => Promise<Outcome<Polled>>
  readonly on: {
    entries(board: BoardId, entries: readonly WireEntry[], head: number): void
    reset(board: BoardId, head: number): void
    ended(board: BoardId, why: 'gone' | 'no-session'): void
    /** `isHeard` may be another. */
    changed(): void
  }
}

/** Long polls take a connection each, and a browser has six for a server. */
const longPollsMax = 2
const longSeconds = 25
const pauseMs = 3_000

export function createPoller({ clock, poll, on }: PollerOptions): Poller {
  /** Each start is a run of its own, so that an answer to an earlier one is dropped. */
  let run: object | null = null
  let isHeard = false

  const turn = (heard: boolean) => {
    if (isHeard === heard) return
    isHeard = heard
    on.changed()
  }
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))

  const follow = async (mine: object, epoch: Epoch, board: BoardId, from: number, isLong: boolean) => {
    let after = from
    let isFirst = true
    for (let attempt = 0; run === mine; ) {
      const outcome = await poll(board, after, epoch, isLong && !isFirst ? longSeconds : 0)
      if (run !== mine) return
      turn(outcome.kind === 'ok')
      if (outcome.kind === 'gone' || outcome.kind === 'no-session') return on.ended(board, outcome.kind)
      if (outcome.kind !== 'ok') await wait(backoffMs(clock, ++attempt))
      else if ('reset' in outcome.value) return on.reset(board, outcome.value.head)
      else {
        const { entries, head } = outcome.value
        attempt = 0
        isFirst = false
        if (entries.length > 0) on.entries(board, entries, head)
        after = entries.at(-1)?.seq ?? after
        if (!isLong && after >= head) await wait(pauseMs * (0.5 + clock.random()))
      }
    }
  }

  return {
    get isRunning() {
      return run !== null
    },
    get isHeard() {
      return run !== null && isHeard
    },
    start: (epoch, places) => {
      const mine = {}
      run = mine
      for (const [board, { seq }] of places) void follow(mine, epoch, board, seq, places.size <= longPollsMax)
    },
    stop: () => {
      run = null
      isHeard = false
    },
  }
}
