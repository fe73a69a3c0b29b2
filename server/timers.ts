/** Timers as an argument, so that a simulation can run on a clock of its own. Each returns its own undo. */
export type Timers = {
  after(ms: number, act: () => void): () => void
  every(ms: number, act: () => void): () => void
  /** When others have had their turn. */
  soon(act: () => void): void
}

export const processTimers: Timers = {
  after: (ms, act) => {
    const timer = setTimeout(act, ms).unref()
    return () => clearTimeout(timer)
  },
  every: (ms, act) => {
    const timer = setInterval(act, ms).unref()
    return () => clearInterval(timer)
  },
  soon: (act) => void setImmediate(act),
}
