import type { PastStore } from '../_client/past-store.ts'
import type { PastWays } from '../_client/past-ways.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** Steps by the clock: to the newest entry up to a time, and where nothing was done until then, to the next one. */
export type TimeSteps = { by(ms: number): Promise<void> }

export function createTimeSteps(
  past: Pick<PastStore, 'past' | 'target' | 'entry' | 'go'>,
  ways: Pick<PastWays, 'entryAt'>,
): TimeSteps {
  /** Where the newest step that is not answered leads to: the next one goes on from there. */
  let aim: number | null = null
  let asked = 0
  /** Where the knob was left: when it is elsewhere, a hand has moved it meanwhile. */
  let left: number | null = null

  return {
    by: async (ms) => {
      if (past.target !== left) aim = null
      const here = aim ?? Date.parse((past.entry(past.target) ?? past.past)?.at ?? '')
      if (Number.isNaN(here)) return
      left = past.target
      aim = here + ms
      const mine = ++asked
      const outcome = await ways.entryAt(new Date(aim).toISOString())
      if (mine === asked) aim = null
      if (outcome.kind !== 'ok' || past.target !== left) return
      const seq = outcome.value.seq ?? 1
      past.go(ms > 0 ? Math.max(seq, past.target + 1) : Math.min(seq, past.target - 1))
      left = past.target
    },
  }
}
