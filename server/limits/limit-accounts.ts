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
  readonly body: Buffer | undefined
}

/** Asks the accounts, where it is not too much. */
export type LimitAccounts = (asked: AskedOfAccounts, ask: () => Promise<Answer>) => Promise<Answer>

/**
 * [H151, H152] Whatever is posted to the accounts and is refused was a guess: so no address of theirs is left out that is
 * new. Letters and newcomers count however they are answered.
 */
export const createLimitAccounts =
  ({ newcomers, letters, guesses, passwords }: Limits): LimitAccounts =>
  async ({ method, path, place, body }, ask) => {
    if (method !== 'POST') return ask()
    const counted = makesSomeone.test(path) ? newcomers : sendsLetter.test(path) ? letters : null
    const wait = (await counted?.take(place)) ?? 0
    if (wait > 0) return slowDown(wait)
    const whose = whoIn(path, body)
    const account = whose === null ? [] : [{ limiter: passwords, key: `account ${whose} from ${place}` }]
    return guessing([{ limiter: guesses, key: place }, ...account], ask, isWrong)
  }

const makesSomeone = /^\/sign-(up|in\/anonymous)/
const sendsLetter = /forget|request|send|invite/
/** A fault of ours is no guess. */
const isWrong = ({ status }: Answer): boolean => status >= 400 && status < 500

/** Whose password, or which code, is guessed; null where none is. Who does not say it is counted as one person. */
function whoIn(path: string, body: Buffer | undefined): string | null {
  if (path.startsWith('/two-factor/')) return 'of a second factor'
  if (!path.startsWith('/sign-in/') || makesSomeone.test(path)) return null
  return (
    emailIn(body?.toString() ?? '')
      ?.trim()
      .toLowerCase() ?? 'not said'
  )
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
