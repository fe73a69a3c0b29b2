import * as z from 'zod/mini'
import { parse } from '../../domain/command.ts'
import type { Config } from '../config.ts'
import { type Answer, type AskedAtDoor, json, refuse } from '../exchange.ts'
import { fromMalformed, problem } from '../problem.ts'
import type { AtDoor, Doors } from '../routes.ts'
import type { Administers } from './administers.ts'
import type { Invitations } from './invitations.ts'
import { invitationCookie } from './let-in.ts'
import type { Mail } from './mail.ts'

export type InvitingOptions = {
  readonly administers: Administers
  readonly invitations: Invitations
  readonly signUp: Config['signUp']
  readonly origin: string
  /** Null: no mail is sent. */
  readonly mail: Pick<Mail, 'invite'> | null
}

const invited = z.strictObject({ email: z.optional(z.nullable(z.email().check(z.maxLength(254)))) })
const opened = z.strictObject({ token: z.string().check(z.maxLength(200)) })

/** [H121] Invitations: made and taken back by who looks after the instance, opened by whoever has one. */
export function createInviting({ administers, invitations, signUp, origin, mail }: InvitingOptions): Doors {
  const list: AtDoor = (asked) => administers(asked, () => json({ invitations: invitations.open() }))

  const invite = async ({ body: read }: AskedAtDoor): Promise<Answer> => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(invited, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    if (signUp === 'closed') return refuse(closed)
    const { invitation, token } = invitations.make(parsed.value.email ?? null)
    const link = `${origin}/sign-up#${token}`
    const isSent = mail !== null && invitation.email !== null && (await mail.invite(invitation.email, link))
    return json({ invitation, link, isSent }, 201)
  }

  const drop: AtDoor = (asked) =>
    administers(asked, () => {
      invitations.drop(asked.param('invitation'))
      return nothing
    })

  const open: AtDoor = async ({ body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(opened, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const invitation = signUp === 'closed' ? null : invitations.find(parsed.value.token)
    if (!invitation) return refuse(noInvitation)
    const secure = origin.startsWith('https:') ? '; Secure' : ''
    return json({ email: invitation.email }, 200, {
      'set-cookie': `${invitationCookie}=${parsed.value.token}; Path=/api/auth; HttpOnly; SameSite=Lax${secure}`,
    })
  }

  return {
    '/api/admin/invitations': { GET: list, POST: (asked) => administers(asked, () => invite(asked)) },
    '/api/admin/invitations/:invitation': { DELETE: drop },
    '/api/invitations': { POST: open },
  }
}

const closed = problem('not-invited', 'SIGN_UP is closed: nobody can make an account.')
const noInvitation = problem(
  'not-found',
  'There is no such invitation: it was used or ended, or its address is not whole.',
)
const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
