import type { Random } from '../simulation/random.ts'

/** One thing that a bad network does, to so many of a hundred connections. */
export type Harm = { readonly atMs: number; readonly percent: number } & (
  | {
      /** `cut`: half of the next answer, and then the end. `reset`: an end without a word, at once. */
      readonly kind: 'cut' | 'reset'
    }
  /** Nothing passes for a time, in either direction. */
  | { readonly kind: 'stall'; readonly lastsMs: number }
  /** What passes is late, for a time. */
  | { readonly kind: 'delay'; readonly lastsMs: number; readonly lateMs: number }
)

/** What is to happen until it is quiet. */
export type Plan = {
  readonly quietAtMs: number
  readonly harms: readonly Harm[]
  readonly killsAtMs: readonly number[]
}

/** Longer than a client waits for an answer, and in a long storm than it waits for a heartbeat. */
const stallMsMax = 40_000
const pauseMsMax = 700

/** A plan of so many milliseconds, with so many kills of the server spread over them. */
export function createPlan(random: Random, quietAtMs: number, kills: number): Plan {
  const harms: Harm[] = []
  for (let atMs = random.below(pauseMsMax); atMs < quietAtMs; atMs += random.below(pauseMsMax))
    harms.push(harmAt(random, atMs, quietAtMs))
  const killsAtMs = Array.from({ length: kills }, (_, index) => Math.round((quietAtMs * (index + 1)) / (kills + 1)))
  return { quietAtMs, harms, killsAtMs }
}

function harmAt(random: Random, atMs: number, quietAtMs: number): Harm {
  const percent = random.percent(10) ? 100 : 5 + random.below(30)
  // Mostly short; all is over when it is quiet.
  const lastsMs = Math.min(quietAtMs - atMs, random.percent(10) ? random.below(stallMsMax) : random.below(3_000))
  switch (random.below(4)) {
    case 0:
      return { atMs, percent, kind: 'reset' }
    case 1:
      return { atMs, percent: percent === 100 ? 50 : percent, kind: 'stall', lastsMs }
    case 2:
      return { atMs, percent, kind: 'delay', lastsMs, lateMs: 20 + random.below(400) }
    default:
      return { atMs, percent, kind: 'cut' }
  }
}
