import { createHash } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often something may be done: so many points of a key, in so many seconds. */
export type Limiter = {
  /** Takes points of a key. Answers how many milliseconds to wait where there are not so many left, and 0 where there are. */
  take(key: string, points?: number): Promise<number>
  /** What was taken does not count after all. */
  giveBack(key: string, points?: number): Promise<void>
}

export type Bound = { readonly points: number; readonly seconds: number }

/** A limiter in this process. One store for many processes takes its place here, and nowhere else. */
export function createLimiter({ points, seconds }: Bound): Limiter {
  const store = new RateLimiterMemory({ points, duration: seconds })
  return {
    take: (key, taken = 1) => store.consume(kept(key), taken).then(() => 0, waitOf),
    giveBack: async (key, taken = 1) => void (await store.reward(kept(key), taken)),
  }
}

/** Where nothing is limited. */
export const unlimited: Limiter = { take: async () => 0, giveBack: async () => {} }

/** A key as it is kept: of one length, however long the words are that somebody sends. */
const kept = (key: string): string => createHash('sha256').update(key).digest('base64')

/** The store throws what is no error. */
function waitOf(thrown: unknown): number {
  if (thrown instanceof RateLimiterRes) return Math.max(1, thrown.msBeforeNext)
  throw thrown
}
