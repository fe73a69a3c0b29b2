/** Waits until a subscription wakes, the time is over, or whoever asked is gone. */
export const waitFor = (follow: (wake: () => void) => () => void, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      unfollow()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    const unfollow = follow(end)
    signal.addEventListener('abort', end)
  })
