import type { UserId } from '../../domain/id.ts'
import type { Accounts } from '../accounts.ts'
import { type Answer, refuse } from '../exchange.ts'
import { guestsHaveNone } from '../problem.ts'
import type { FindSession } from '../sessions.ts'

export type BecomingOptions = {
  readonly accounts: Accounts
  /** Finds sessions of guests too, where they are not let in any more. */
  readonly findSession: FindSession
  readonly isGuest: (user: UserId) => boolean
  readonly become: (guest: UserId, account: UserId) => Promise<void>
}

/**
 * [A30] Whoever signs in where they were a guest takes along what was the guest's, in whichever way they sign in. It is
 * seen here, by the cookies that come and go, because not all of these ways pass the library's own hook.
 */
export function createBecoming({ accounts, findSession, isGuest, become }: BecomingOptions): Accounts {
  const { cookieName } = accounts
  return {
    ...accounts,
    handle: async (request, address) => {
      const before = findSession(request.headers.cookie)
      const guest = before && isGuest(before.userId) ? before.userId : null
      if (guest !== null && /\/passkey\/(generate-register|verify-registration)/.test(request.url ?? ''))
        return refuse(guestsHaveNone)
      // The code is asked of whom the password was of, and not of the guest.
      if (guest !== null && request.url?.startsWith('/api/auth/two-factor/verify-'))
        request.headers.cookie = besides(cookieName, request.headers.cookie ?? '')
      const answer = await accounts.handle(request, address)
      if (guest === null) return answer
      const entered = findSession(
        cookiesOf(answer)
          .map((cookie) => cookie.split(';', 1)[0])
          .join('; '),
      )
      if (entered && entered.userId !== guest && !isGuest(entered.userId)) await become(guest, entered.userId)
      // Between a password and the code that it takes one is still the guest.
      const isStill = entered === null && !(request.url ?? '').endsWith('/sign-out')
      return isStill ? without(answer, `${cookieName}=;`) : answer
    },
  }
}

const besides = (name: string, header: string): string =>
  header
    .split(';')
    .filter((part) => part.split('=', 1)[0]?.trim() !== name)
    .join(';')

const cookiesOf = ({ headers }: Answer): readonly string[] => [headers['set-cookie'] ?? []].flat()

const without = (answer: Answer, beginning: string): Answer => ({
  ...answer,
  headers: {
    ...answer.headers,
    'set-cookie': cookiesOf(answer).filter((cookie) => !cookie.startsWith(beginning)),
  },
})
