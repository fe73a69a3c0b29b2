import { type Bound, createLimiter, type Limiter, unlimited } from './limiter.ts'

/** What is limited, by whom: rules H150 to H152. */
export type Limits = Readonly<Record<keyof typeof bounds, Limiter>>

/** Far above what a person does, and what a program of theirs needs. */
export const bounds = {
  /** By account. */
  commands: { points: 10_000, seconds: 10 },
  boards: { points: 600, seconds: 600 },
  uploads: { points: 600, seconds: 600 },
  /** By address: guests and accounts that are made, letters that are sent, and what was tried and was wrong. */
  newcomers: { points: 300, seconds: 600 },
  letters: { points: 60, seconds: 600 },
  guesses: { points: 100, seconds: 600 },
  tokens: { points: 60, seconds: 600 },
  /** By account or link, from one address: so who guesses from elsewhere hinders nobody here. */
  passwords: { points: 10, seconds: 300 },
} as const satisfies Record<string, Bound>

export function createLimits(isOn: boolean): Limits {
  const limiter = (bound: Bound) => (isOn ? createLimiter(bound) : unlimited)
  return {
    commands: limiter(bounds.commands),
    boards: limiter(bounds.boards),
    uploads: limiter(bounds.uploads),
    newcomers: byPlace(limiter(shared(bounds.newcomers))),
    letters: byPlace(limiter(shared(bounds.letters))),
    guesses: byPlace(limiter(shared(bounds.guesses))),
    tokens: byPlace(limiter(shared(bounds.tokens))),
    passwords: limiter(bounds.passwords),
  }
}

/** [H151] This machine's own address may be that of everyone, behind a proxy that nobody vouches for. */
export const here = 'here'
const hereTimes = 20

const shared = ({ points, seconds }: Bound): Bound => ({ points: points * hereTimes, seconds })
const byPlace = (limiter: Limiter): Limiter => ({
  take: (place) => limiter.take(place, place === here ? 1 : hereTimes),
  giveBack: (place) => limiter.giveBack(place, place === here ? 1 : hereTimes),
})
