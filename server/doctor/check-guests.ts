import { type Ask, codeOf, createAsk } from './ask.ts'
import { type Finding, ok, skipped, wrong } from './finding.ts'

/** Whether a visitor can become a guest; their cookie, where they can. */
export async function checkGuests(ask: Ask, origin: string): Promise<{ finding: Finding; cookie: string | null }> {
  const { status, headers } = await ask('POST', '/api/auth/sign-in/anonymous', { body: {} })
  const none = (finding: Finding) => ({ finding, cookie: null })
  if (status === 404) return none(skipped('ACCESS=members: guests are refused.'))
  if (status !== 200) return none(wrong(`To sign in is answered with ${status}.`, all))
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const me = await createAsk(origin, cookie)('GET', '/api/me')
  if (me.status !== 200) return none(wrong(`The session is lost: ${codeOf(me) ?? me.status}.`, cookies))
  return { finding: ok('ACCESS=open: a visitor becomes a guest.'), cookie }
}

const all =
  'Let all methods and paths pass: nginx no `limit_except`, Caddy no matcher at `reverse_proxy`, HAProxy no `http-request deny`.'
const cookies =
  'Let cookies pass: nginx no `proxy_hide_header Set-Cookie`, Caddy no `header -Set-Cookie`, HAProxy no `del-header Set-Cookie`.'
