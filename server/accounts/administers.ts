import { mayAdminister } from '../../domain/person.ts'
import { type Answer, type AskedAtDoor, refuse } from '../exchange.ts'
import type { Limiter } from '../limits/limiter.ts'
import { guessing } from '../limits/slow-down.ts'
import type { People } from '../people.ts'
import { notFound } from '../problem.ts'
import type { FindSession } from '../sessions.ts'
import type { Timers } from '../timers.ts'
import { isToken } from '../token.ts'

/**
 * [A23] Answers who looks after this instance, by the token or by their session. Others are told that there is nothing
 * here.
 */
export type Administers = (
  asked: Pick<AskedAtDoor, 'headers' | 'place'>,
  answer: () => Answer | Promise<Answer>,
) => Promise<Answer>

export type AdministersOptions = {
  readonly adminToken: string | null
  readonly findSession: FindSession
  readonly people: Pick<People, 'find'>
  readonly timers: Timers
  /** How many wrong tokens may be tried from one place. */
  readonly wrongTokens: Limiter
}

/** A token is not to be guessed at speed. */
const wrongTokenMs = 500

export function createAdministers(options: AdministersOptions): Administers {
  const { adminToken, findSession, people, timers, wrongTokens } = options
  const refuseLate = (): Promise<Answer> =>
    new Promise((resolve) => {
      timers.after(wrongTokenMs, () => resolve(refuse(notFound)))
    })
  return async ({ headers: { authorization, cookie }, place }, answer) => {
    if (authorization === undefined) {
      const session = findSession(cookie)
      return session !== null && mayAdminister(people.find(session.userId)) ? answer() : refuse(notFound)
    }
    const isRight = isToken(authorization, adminToken)
    return guessing(
      [{ limiter: wrongTokens, key: place }],
      async () => (isRight ? answer() : refuseLate()),
      () => !isRight,
    )
  }
}
