import * as z from 'zod/mini'
import { parse } from '../../domain/command.ts'
import type { Accounts } from '../accounts.ts'
import type { Config } from '../config.ts'
import { type Answer, json, refuse } from '../exchange.ts'
import { fromMalformed, notFound, problem } from '../problem.ts'
import type { Doors } from '../routes.ts'
import type { Administers } from './administers.ts'
import type { Invitations } from './invitations.ts'
import { invitationCookie } from './let-in.ts'
import type { Mail } from './mail.ts'
import { newPassword } from './profile.ts'
import type { Resets } from './resets.ts'
import type { SignIns } from './sign-ins.ts'

export type DoorsOptions = {
  readonly administers: Administers
  readonly invitations: Invitations
  readonly resets: Resets
  readonly signIns: Pick<SignIns, 'endOthers'>
  readonly setPassword: Accounts['setPassword']
  readonly signUp: Config['signUp']
  readonly origin: string
  /** Null: no mail is sent. */
  readonly mail: Mail | null
}

const email = z.email().check(z.maxLength(254))
const inviting = z.strictObject({ email: z.optional(z.nullable(email)) })
const asking = z.strictObject({ email })
const setting = z.strictObject({ token: z.string().check(z.maxLength(200)), password: newPassword })
const opening = z.strictObject({ token: z.string().check(z.maxLength(200)) })

/** [H121, H126, H127] Invitations and new passwords: given by who looks after the instance, used by whoever has the link. */
export function createDoors(options: DoorsOptions): Doors {
  const { administers, invitations, resets, signIns, setPassword, signUp, origin, mail } = options
  const resetLink = (token: string) => `${origin}/reset#${token}`
  return {
    '/api/admin/resets': {
      POST: async ({ headers, body: read }) => {
        if (!(await administers(headers))) return refuse(notFound)
        const body = await read()
        if ('problem' in body) return refuse(body.problem)
        const parsed = parse(asking, body.value)
        if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
        const token = resets.make(parsed.value.email)
        return token === null ? refuse(noAccount) : json({ link: resetLink(token) }, 201)
      },
    },
    '/api/resets': {
      POST: async ({ body: read }) => {
        const body = await read()
        if ('problem' in body) return refuse(body.problem)
        const parsed = parse(asking, body.value)
        if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
        if (!mail) return refuse(noMail)
        const { email: to } = parsed.value
        // After the answer, so that it does not tell by its time whether there is such an account.
        setImmediate(() => {
          const token = resets.make(to)
          if (token !== null) void mail.reset(to, resetLink(token))
        })
        return json({}, 202)
      },
    },
    '/api/resets/use': {
      POST: async ({ body: read }) => {
        const body = await read()
        if ('problem' in body) return refuse(body.problem)
        const parsed = parse(setting, body.value)
        if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
        const user = resets.use(parsed.value.token)
        if (user === null) return refuse(noReset)
        await setPassword(user, parsed.value.password)
        signIns.endOthers(user, null)
        return nothing
      },
    },
    '/api/admin/invitations': {
      GET: async ({ headers }) =>
        (await administers(headers)) ? json({ invitations: invitations.open() }) : refuse(notFound),
      POST: async ({ headers, body: read }) => {
        if (!(await administers(headers))) return refuse(notFound)
        const body = await read()
        if ('problem' in body) return refuse(body.problem)
        const parsed = parse(inviting, body.value)
        if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
        if (signUp === 'closed') return refuse(closed)
        const { invitation, token } = invitations.make(parsed.value.email ?? null)
        const link = `${origin}/sign-up#${token}`
        const isSent = mail !== null && invitation.email !== null && (await mail.invite(invitation.email, link))
        return json({ invitation, link, isSent }, 201)
      },
    },
    '/api/admin/invitations/:invitation': {
      DELETE: async ({ headers, param }) => {
        if (!(await administers(headers))) return refuse(notFound)
        invitations.drop(param('invitation'))
        return nothing
      },
    },
    '/api/invitations': {
      POST: async ({ body: read }) => {
        const body = await read()
        if ('problem' in body) return refuse(body.problem)
        const parsed = parse(opening, body.value)
        if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
        const invitation = signUp === 'closed' ? null : invitations.find(parsed.value.token)
        if (!invitation) return refuse(noInvitation)
        const secure = origin.startsWith('https:') ? '; Secure' : ''
        return json({ email: invitation.email }, 200, {
          'set-cookie': `${invitationCookie}=${parsed.value.token}; Path=/api/auth; HttpOnly; SameSite=Lax${secure}`,
        })
      },
    },
  }
}

const closed = problem('not-invited', 'SIGN_UP is closed: nobody can make an account.')
const noInvitation = problem(
  'not-found',
  'There is no such invitation: it was used or ended, or its address is not whole.',
)
const noAccount = problem('not-found', 'There is no account with this e-mail.')
const noMail = problem('no-mail', 'No mail is sent here: who looks after this instance can make a link.')
const noReset = problem('not-found', 'There is no such link: it was used or has ended, or its address is not whole.')
const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
