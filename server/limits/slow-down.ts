import { type Answer, refuse } from '../exchange.ts'
import { problem } from '../problem.ts'
import type { Limiter } from './limiter.ts'

/** [H150] The answer to who asks for too much. */
export function slowDown(waitMs: number): Answer {
  const seconds = Math.ceil(waitMs / 1_000)
  return refuse(problem('slow-down', `This is too much at once. Nothing was done; try again in ${seconds} s.`), {
    'retry-after': String(seconds),
  })
}

/** Something that is tried: where it is wrong it has used up a point of each key, and where it is right none. */
export type Guess = { readonly limiter: Limiter; readonly key: string }

/** [H152] Lets somebody try. The points are taken first: who tries a thousand at once has no more of them. */
export async function guessing(
  guesses: readonly Guess[],
  ask: () => Promise<Answer>,
  isWrong: (answer: Answer) => boolean,
): Promise<Answer> {
  const waits = await Promise.all(guesses.map(({ limiter, key }) => limiter.take(key)))
  const wait = Math.max(...waits)
  if (wait > 0) return slowDown(wait)
  const answer = await ask()
  if (!isWrong(answer)) await Promise.all(guesses.map(({ limiter, key }) => limiter.giveBack(key)))
  return answer
}
