/** Time and chance, as arguments: so a simulation can run what the page runs. */
export type Clock = {
  /** Milliseconds that never go back. */
  now(): number
  /** Acts once, later; returns its own undo. */
  after(ms: number, act: () => void): () => void
  /** Numbers from 0 up to 1. */
  random(): number
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

/** How long to wait before the next try: anything up to a bound that doubles, so that a crowd does not come back at once. */
export const backoffMs = (clock: Clock, attempt: number, baseMs = 500, capMs = 10_000): number =>
  clock.random() * Math.min(capMs, baseMs * 2 ** attempt)
