import type { IncomingMessage, ServerResponse } from 'node:http'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { toNodeHandler } from 'better-auth/node'
import { anonymous } from 'better-auth/plugins'
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import * as schema from '../db/accounts/schema.ts'
import type { Color } from '../domain/person.ts'

/** Sign-in, sessions and guests: better-auth's, on a file of their own. */
export type Accounts = {
  /** Answers `/api/auth/*`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
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
}

export function createAccounts(file: Database.Database, options: AccountsOptions): Accounts {
  const isSecure = options.origin.startsWith('https:')
  const auth = betterAuth({
    appName: 'Tandem',
    baseURL: options.origin,
    basePath: '/api/auth',
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
    advanced: { cookiePrefix: 'tandem', useSecureCookies: isSecure },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
  return {
    handle: toNodeHandler(auth),
    cookieName: `${isSecure ? '__Secure-' : ''}tandem.session_token`,
  }
}

const day = 24 * 60 * 60
