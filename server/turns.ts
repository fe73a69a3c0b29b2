import type { Timers } from './timers.ts'

/**
 * Gives each of many a turn, again after `periodMs`, spread so that those who came together do not have theirs together:
 * the first comes after half a period to a whole one.
 */
export type Turns<T> = {
  /** Takes one in; returns its own undo. */
  join(one: T): () => void
  close(): void
}

const tickMs = 20

export function createTurns<T>(periodMs: number, timers: Timers, act: (one: T) => void): Turns<T> {
  const slots = Array.from({ length: periodMs / tickMs }, () => new Set<T>())
  const spread = slots.length / 2
  let ticks = 0
  let joined = 0
  const stop = timers.every(tickMs, () => {
    for (const one of slots[ticks++ % slots.length] ?? []) act(one)
  })
  return {
    join: (one) => {
      const slot = slots[(ticks + slots.length - 1 - (joined++ % spread)) % slots.length]
      slot?.add(one)
      return () => slot?.delete(one)
    },
    close: stop,
  }
}
