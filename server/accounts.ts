import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { anonymous } from 'better-auth/plugins'
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import * as schema from '../db/accounts/schema.ts'
import { isUserId, type UserId } from '../domain/id.ts'
import type { Color } from '../domain/person.ts'
import { type Answer, readBytes, refuse } from './exchange.ts'
import type { LimitAccounts } from './limits/limit-accounts.ts'
import { placeOf } from './limits/place.ts'
import { otherMethod, tooLarge } from './problem.ts'

/** Sign-in, sessions and guests: better-auth's, on a file of their own. */
export type Accounts = {
  /** Answers `/api/auth/*`, asked from this address. */
  handle(request: IncomingMessage, address: string): Promise<Answer>
  /** The name of the cookie that carries the session. */
  readonly cookieName: string
}

export type AccountsOptions = {
  readonly origin: string
  readonly origins: readonly string[]
  readonly secret: string
  readonly allowGuests: boolean
  readonly newGuestName: () => string
  readonly newGuestColor: () => Color
  /** Asks, where it is not too much. */
  readonly limit: LimitAccounts
  /** Told when a session of a person has ended before its time. */
  readonly onSessionEnded: (user: UserId) => void
}

export function createAccounts(file: Database.Database, options: AccountsOptions): Accounts {
  const isSecure = options.origin.startsWith('https:')
  const auth = betterAuth({
    appName: 'Tandem',
    baseURL: options.origin,
    basePath,
    secret: options.secret,
    trustedOrigins: [...options.origins],
    database: drizzleAdapter(drizzle(file), { provider: 'sqlite', schema, transaction: false }),
    // A person's name has rules of its own: PATCH /api/me.
    disabledPaths: ['/update-user', ...(options.allowGuests ? [] : ['/sign-in/anonymous'])],
    user: {
      additionalFields: {
        color: { type: 'string', required: true, input: false, defaultValue: options.newGuestColor },
      },
    },
    // A guest has nothing but the session to be known by, so it is kept for as long as browsers keep cookies.
    session: { expiresIn: 400 * day, updateAge: day, cookieCache: { enabled: false } },
    plugins: [anonymous({ generateName: options.newGuestName, disableDeleteAnonymousUser: true })],
    databaseHooks: {
      session: {
        delete: { after: async ({ userId }) => (isUserId(userId) ? options.onSessionEnded(userId) : undefined) },
      },
    },
    // Where a request comes from has been judged before it comes here: a program may sign out without an `Origin`.
    advanced: { cookiePrefix: 'tandem', useSecureCookies: isSecure, disableCSRFCheck: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
  return {
    handle: async (request, address) => {
      const { method = '', url = '', headers } = request
      if (!methods.includes(method)) return refuse(otherMethod(allow), { allow })
      const body = method === 'POST' ? await readBytes(request) : undefined
      if (body === null) return refuse(tooLarge)
      const asked = { method, headers: headersFor(headers, address), ...(body && { body }) }
      const target = new URL(url, options.origin)
      const path = target.pathname.slice(basePath.length).replaceAll(/\/+/g, '/')
      return options.limit({ method, path, place: placeOf(address, request), body }, async () =>
        toAnswer(await auth.handler(new Request(target, asked))),
      )
    },
    cookieName: `${isSecure ? '__Secure-' : ''}tandem.session_token`,
  }
}

const basePath = '/api/auth'
const methods = ['GET', 'HEAD', 'POST']
const allow = 'GET, POST'

/** The headers of a request. What it says about its way here is left out: its address is known. */
function headersFor(headers: IncomingHttpHeaders, address: string): Headers {
  const kept = new Headers()
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !/^(x-)?forwarded/.test(name)) kept.set(name, String(value))
  kept.set('x-forwarded-for', address)
  return kept
}

async function toAnswer(response: Response): Promise<Answer> {
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) }
}

const day = 24 * 60 * 60
