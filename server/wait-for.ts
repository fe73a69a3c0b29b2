/** Subscribes to something; returns its own undo. */
type Subscribe = (act: () => void) => () => void

/** Waits until something wakes, the time is over, or whoever asked has gone. */
export const waitFor = (follow: Subscribe, ms: number, onGone: Subscribe): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      for (const undo of undos) undo()
      resolve()
    }
    const timer = setTimeout(end, ms)
    const undos = [follow(end), onGone(end)]
  })
