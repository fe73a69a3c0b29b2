import type { Timers } from './timers.ts'

/**
 * Wakes all who follow a board, in rounds. After a round it rests, the longer the more there are: what comes meanwhile
 * goes to each reader in one write, so that the cost of many entries grows slower than their number. The first entry
 * after a rest waits for nothing, and a board with a few readers has no rests.
 */
export type Round = {
  /** There is something new. */
  ask(): void
}

const restMsEach = 0.025
const restMsMax = 25
/** So many in one go; then others have their turn. */
const sliceMax = 500

export function createRound(followers: ReadonlySet<() => void>, timers: Timers): Round {
  let isUnderWay = false
  let isAsked = false

  const ask = () => {
    isAsked = true
    if (isUnderWay) return
    isUnderWay = true
    queueMicrotask(begin)
  }
  const begin = () => {
    isAsked = false
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
    const restMs = Math.min(restMsMax, followers.size * restMsEach)
    if (restMs < 1) return next()
    timers.after(restMs, next)
  }
  const next = () => {
    isUnderWay = false
    if (isAsked) ask()
  }
  return { ask }
}
