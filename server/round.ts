import type { Timers } from './timers.ts'

/**
 * Wakes all who follow a board, in rounds. From one to the next it lets some time pass, the longer the more there are:
 * what comes meanwhile goes to each reader in one write, so that the cost of many entries grows slower than their
 * number. The first entry after a while waits for nothing, and a board with a few readers has no rests.
 */
export type Round = {
  /** There is something new. */
  ask(): void
}

const periodMsEach = 0.03
const periodMsMax = 30
/** So many in one go; then others have their turn. */
const sliceMax = 500

export function createRound(followers: ReadonlySet<() => void>, timers: Timers): Round {
  let isServing = false
  let isResting = false
  let isAsked = false

  const ask = () => {
    isAsked = true
    if (isServing || isResting) return
    isServing = true
    queueMicrotask(begin)
  }
  const begin = () => {
    isAsked = false
    const periodMs = Math.min(periodMsMax, followers.size * periodMsEach)
    isResting = periodMs >= 1
    if (isResting) timers.after(periodMs, rested)
    goOn(followers.values())
  }
  const goOn = (rest: Iterator<() => void>) => {
    for (let served = 0; served < sliceMax; served++) {
      const { done, value: wake } = rest.next()
      if (done) return end()
      wake()
    }
    timers.soon(() => goOn(rest))
  }
  const end = () => {
    isServing = false
    if (isAsked) ask()
  }
  const rested = () => {
    isResting = false
    if (isAsked) ask()
  }
  return { ask }
}
