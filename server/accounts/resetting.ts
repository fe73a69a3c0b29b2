import * as z from 'zod/mini'
import { parse } from '../../domain/command.ts'
import type { Accounts } from '../accounts.ts'
import { type Answer, type AskedAtDoor, json, refuse } from '../exchange.ts'
import { fromMalformed, problem } from '../problem.ts'
import type { AtDoor, Doors } from '../routes.ts'
import type { Administers } from './administers.ts'
import type { Mail } from './mail.ts'
import { newPassword } from './profile.ts'
import type { Resets } from './resets.ts'
import type { SignIns } from './sign-ins.ts'

export type ResettingOptions = {
  readonly administers: Administers
  readonly resets: Resets
  readonly signIns: Pick<SignIns, 'endOthers'>
  readonly setPassword: Accounts['setPassword']
  readonly origin: string
  /** Null: no mail is sent. */
  readonly mail: Pick<Mail, 'reset'> | null
}

const asked = z.strictObject({ email: z.email().check(z.maxLength(254)) })
const used = z.strictObject({ token: z.string().check(z.maxLength(200)), password: newPassword })

/** [H126, H127] New passwords: by a link that comes by mail, or from who looks after the instance. */
export function createResetting(options: ResettingOptions): Doors {
  const { administers, resets, signIns, setPassword, origin, mail } = options
  const linkOf = (token: string) => `${origin}/reset#${token}`

  const give = async ({ body: read }: AskedAtDoor): Promise<Answer> => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(asked, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const token = resets.make(parsed.value.email)
    return token === null ? refuse(noAccount) : json({ link: linkOf(token) }, 201)
  }

  const ask: AtDoor = async ({ body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(asked, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    if (!mail) return refuse(noMail)
    const { email } = parsed.value
    // After the answer, so that it does not tell by its time whether there is such an account.
    setImmediate(() => {
      const token = resets.make(email)
      if (token !== null) void mail.reset(email, linkOf(token))
    })
    return json({}, 202)
  }

  const use: AtDoor = async ({ body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(used, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const user = resets.use(parsed.value.token)
    if (user === null) return refuse(noReset)
    await setPassword(user, parsed.value.password)
    signIns.endOthers(user, null)
    return nothing
  }

  return {
    '/api/admin/resets': { POST: (request) => administers(request, () => give(request)) },
    '/api/resets': { POST: ask },
    '/api/resets/use': { POST: use },
  }
}

const noAccount = problem('not-found', 'There is no account with this e-mail.')
const noMail = problem('no-mail', 'No mail is sent here: who looks after this instance can make a link.')
const noReset = problem('not-found', 'There is no such link: it was used or has ended, or its address is not whole.')
const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
