import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { passkey } from '@better-auth/passkey'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { anonymous, genericOAuth, twoFactor } from 'better-auth/plugins'
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import * as schema from '../db/accounts/schema.ts'
import { isUserId, type UserId } from '../domain/id.ts'
import type { Color } from '../domain/person.ts'
import { isName } from '../domain/text.ts'
import type { LetIn, Newcomer } from './accounts/let-in.ts'
import type { Oidc } from './config.ts'
import { type Answer, readBytes, refuse } from './exchange.ts'
import type { LimitAccounts } from './limits/limit-accounts.ts'
import { placeOf } from './limits/place.ts'
import { otherMethod, tooLarge } from './problem.ts'

/** Sign-in, sessions, guests and accounts: better-auth's, on a file of their own. */
export type Accounts = {
  /** Answers `/api/auth/*`, asked from this address. */
  handle(request: IncomingMessage, address: string): Promise<Answer>
  hasPassword(user: UserId): Promise<boolean>
  /** Whether this is someone's password; null where they have none. */
  isPassword(user: UserId, password: string): Promise<boolean | null>
  /** Gives someone another password, or a first one. */
  setPassword(user: UserId, password: string): Promise<void>
  /** The name of the cookie that carries the session. */
  readonly cookieName: string
  /** Of the cookie that holds between a password and the code that it takes. */
  readonly codeCookieName: string
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
  /** How someone who asks for an account is let in; null where they are not. */
  readonly letIn: (newcomer: Newcomer) => LetIn | null
  /** With whom one may sign in too. */
  readonly oidc: Oidc | null
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
    disabledPaths: [...ours, ...(options.allowGuests ? [] : ['/sign-in/anonymous'])],
    emailAndPassword: { enabled: true, minPasswordLength: passwordCharsMin, maxPasswordLength: passwordCharsMax },
    user: {
      additionalFields: {
        color: { type: 'string', required: true, input: false, defaultValue: options.newGuestColor },
        isAdmin: { type: 'boolean', required: false, input: false, defaultValue: false },
        picture: { type: 'string', required: false, input: false },
        invitation: { type: 'string', required: false, input: false, returned: false },
      },
    },
    // A guest has nothing but the session to be known by, so it is kept for as long as browsers keep cookies.
    session: { expiresIn: 400 * day, updateAge: day, cookieCache: { enabled: false } },
    plugins: [
      twoFactor({ issuer: 'Tandem' }),
      passkey({ rpID: new URL(options.origin).hostname, rpName: 'Tandem', origin: [...options.origins] }),
      ...(options.oidc ? [genericOAuth({ config: [providerOf(options.oidc)] })] : []),
      anonymous({ generateName: options.newGuestName, disableDeleteAnonymousUser: true }),
    ],
    databaseHooks: {
      user: {
        create: {
          before: async (user, asked) => {
            if (user.isAnonymous === true) return undefined
            if (!isName(user.name)) throw new APIError('BAD_REQUEST', { code: 'INVALID_NAME' })
            const cookie = asked?.headers?.get('cookie') ?? null
            const letIn = options.letIn({ email: user.email, isVerified: user.emailVerified, cookie })
            if (!letIn) throw new APIError('FORBIDDEN', { code: 'NOT_INVITED' })
            return { data: letIn }
          },
        },
      },
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
  const passwordOf = async (user: UserId) => {
    const owned = await (await auth.$context).internalAdapter.findAccounts(user)
    return owned.find(({ providerId }) => providerId === 'credential') ?? null
  }
  return {
    hasPassword: async (user) => (await passwordOf(user)) !== null,
    isPassword: async (user, password) => {
      const { password: hash } = (await passwordOf(user)) ?? {}
      return hash ? (await auth.$context).password.verify({ hash, password }) : null
    },
    setPassword: async (user, password) => {
      const { internalAdapter, password: passwords } = await auth.$context
      const hash = await passwords.hash(password)
      if (await passwordOf(user)) await internalAdapter.updatePassword(user, hash)
      else
        await internalAdapter.linkAccount({ userId: user, providerId: 'credential', accountId: user, password: hash })
    },
    handle: async (request, address) => {
      const { method = '', url = '', headers } = request
      if (!methods.includes(method)) return refuse(otherMethod(allow), { allow })
      const body = method === 'POST' ? await readBytes(request) : undefined
      if (body === null) return refuse(tooLarge)
      const asked = { method, headers: headersFor(headers, address), ...(body && { body }) }
      const target = new URL(url, options.origin)
      const path = target.pathname.slice(basePath.length).replaceAll(/\/+/g, '/')
      return options.limit({ method, path, place: placeOf(address, request), cookie: headers.cookie, body }, async () =>
        toAnswer(await auth.handler(new Request(target, asked))),
      )
    },
    cookieName: `${isSecure ? '__Secure-' : ''}tandem.session_token`,
    codeCookieName: `${isSecure ? '__Secure-' : ''}tandem.two_factor`,
  }
}

const basePath = '/api/auth'
export const passwordCharsMin = 8
export const passwordCharsMax = 128

/** What has rules of its own here, under `/api/me` and `/api/resets`. */
const ours = [
  '/update-user',
  '/change-email',
  '/change-password',
  '/set-password',
  '/delete-user',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/request-password-reset',
  '/reset-password',
  '/reset-password/:token',
  '/verify-email',
  '/send-verification-email',
  '/link-social',
  '/unlink-account',
  '/list-accounts',
  '/account-info',
  '/get-access-token',
  '/refresh-token',
  '/two-factor/send-otp',
  '/two-factor/verify-otp',
]

/** The name under which the provider of OpenID Connect is known here, and in the address that it sends people back to. */
export const oidcProvider = 'oidc'

/** [H131] What it says of someone counts only as it has signed it. */
const providerOf = ({ issuer, clientId, clientSecret, name }: Oidc) => ({
  providerId: oidcProvider,
  name,
  discoveryUrl: `${issuer}/.well-known/openid-configuration`,
  requireIdTokenVerification: true,
  clientId,
  clientSecret,
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  mapProfileToUser: ({ name: given, email }: GivenProfile) => ({
    name: typeof given === 'string' && isName(given) ? given : (String(email).split('@')[0] ?? ''),
  }),
})
type GivenProfile = { readonly name?: unknown; readonly email?: unknown }

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
