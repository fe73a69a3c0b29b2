import type { FindCodeAsked } from '../accounts/code-asked.ts'
import type { Answer } from '../exchange.ts'
import type { Limits } from './limits.ts'
import { guessing, slowDown } from './slow-down.ts'

/** What is asked of the accounts. */
export type AskedOfAccounts = {
  readonly method: string
  /** Below `/api/auth`, without its query. */
  readonly path: string
  /** See `placeOf`. */
  readonly place: string
  readonly cookie: string | undefined
  readonly body: Buffer | undefined
}

/** Asks the accounts, where it is not too much. */
export type LimitAccounts = (asked: AskedOfAccounts, ask: () => Promise<Answer>) => Promise<Answer>

/**
 * [H151, H152] Whatever is posted to the accounts and is refused was a guess: so no address of theirs is left out that is
 * new. Letters and newcomers count however they are answered.
 */
export const createLimitAccounts =
  ({ newcomers, letters, guesses, passwords }: Limits, findCodeAsked: FindCodeAsked): LimitAccounts =>
  async ({ method, path, place, cookie, body }, ask) => {
    if (method !== 'POST') return ask()
    const counted = makesSomeone.test(path) ? newcomers : sendsLetter.test(path) ? letters : null
    const wait = (await counted?.take(place)) ?? 0
    if (wait > 0) return slowDown(wait)
    const accounts = path.startsWith('/two-factor/')
      ? findCodeAsked(cookie).map((user) => `codes of ${user} from ${place}`)
      : whoIn(path, body).map((email) => `account ${email} from ${place}`)
    const keyed = accounts.map((key) => ({ limiter: passwords, key }))
    return guessing([{ limiter: guesses, key: place }, ...keyed], ask, isWrong)
  }

const makesSomeone = /^\/sign-(up|in\/anonymous)/
const sendsLetter = /forget|request|send|invite/
/** A fault of ours is no guess. */
const isWrong = ({ status }: Answer): boolean => status >= 400 && status < 500

/** Whose password is guessed; nobody's where none is. Who does not say it is counted as one person. */
function whoIn(path: string, body: Buffer | undefined): readonly string[] {
  if (!path.startsWith('/sign-in/') || makesSomeone.test(path)) return []
  const email = emailIn(body?.toString() ?? '')
  return [email?.trim().toLowerCase() ?? 'not said']
}

/** As the accounts read it: an address that is spelt otherwise is the same. */
function emailIn(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'email' in value ? String(value.email) : null
  } catch {
    return new URLSearchParams(text).get('email')
  }
}
