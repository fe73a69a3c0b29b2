import type { ResetReason } from '../domain/wire.ts'

/** Told by the streams what they do. It is told of each write to each reader, so it only adds up plain numbers. */
export type StreamCounts = {
  /** Entries were written to so many readers, so long after the oldest was on disk; null where they were replayed. */
  delivered(readers: number, entries: number, lagMs: number | null): void
  reset(reason: ResetReason): void
  /** A reader did not read, and was closed. */
  dropped(): void
  /** Someone was one too many, and was told `bye busy`. */
  busy(): void
}

/** What was counted since the start. */
export type StreamTotals = {
  readonly deliveries: number
  readonly resets: ReadonlyMap<ResetReason, number>
  readonly dropped: number
  readonly busy: number
  readonly lag: LagTotals
}

/** Live deliveries by their lag: `counts` has one more than `bounds`, for what was slower than all of them. */
export type LagTotals = {
  readonly boundsMs: readonly number[]
  readonly counts: readonly number[]
  readonly sumMs: number
  readonly count: number
}

const boundsMs = [1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 10_000]

export function createStreamCounts(): StreamCounts & {
  totals(): StreamTotals
  /** The longest lag since this was asked last. */
  takeLongestLagMs(): number
} {
  const resets = new Map<ResetReason, number>()
  const counts = [...boundsMs, Number.POSITIVE_INFINITY].map(() => 0)
  let deliveries = 0
  let dropped = 0
  let busy = 0
  let sumMs = 0
  let count = 0
  let longestMs = 0

  return {
    delivered: (readers, entries, lagMs) => {
      const written = readers * entries
      deliveries += written
      if (lagMs === null) return
      let slot = 0
      while (slot < boundsMs.length && lagMs > (boundsMs[slot] ?? 0)) slot += 1
      counts[slot] = (counts[slot] ?? 0) + written
      sumMs += lagMs * written
      count += written
      if (lagMs > longestMs) longestMs = lagMs
    },
    reset: (reason) => void resets.set(reason, (resets.get(reason) ?? 0) + 1),
    dropped: () => void (dropped += 1),
    busy: () => void (busy += 1),
    totals: () => ({ deliveries, resets, dropped, busy, lag: { boundsMs, counts, sumMs, count } }),
    takeLongestLagMs: () => {
      const taken = longestMs
      longestMs = 0
      return taken
    },
  }
}
