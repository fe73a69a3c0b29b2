import { type Ask, causeOf, codeOf, type Reply } from './ask.ts'
import { type Finding, ok, wrong } from './finding.ts'

/** Whether the address leads to Tandem, and it can take work. */
export async function checkTandem(ask: Ask): Promise<Finding> {
  try {
    const ready = await ask('GET', '/readyz')
    const to = ready.headers.get('location')
    if (to !== null) return wrong(`This address leads on to ${to}.`, `Examine that one: it is what people open.`)
    if (ready.status === 503 && ready.text === 'stopping\n') return wrong('It is stopping.', 'Start it again.')
    if (ready.status >= 500) return wrong(`/readyz is answered with ${ready.status}.`, reach)
    if (!isTandem(await ask('GET', '/api/me'))) return wrong('Something else than Tandem answers here.', reach)
    return ok('It answers, and is ready.')
  } catch (error) {
    const code = causeOf(error)
    return /CERT|TLS|SSL|SELF_SIGNED/.test(code)
      ? wrong(`The certificate does not hold (${code}).`, certificate)
      : wrong(`Nothing answers (${code}).`, open)
  }
}

const isTandem = (me: Reply): boolean => codeOf(me) === 'no-session'

const open = 'Open its port: nginx `listen`, Caddy the name of the site, HAProxy `bind`.'
const certificate =
  'Use one for this name: nginx `ssl_certificate`, Caddy the name of the site or `tls`, HAProxy `crt`.'
const reach = 'Send all of `/` to HOST:PORT of Tandem: nginx `proxy_pass`, Caddy `reverse_proxy`, HAProxy `server`.'
