import { type Ask, codeOf } from './ask.ts'
import { type Finding, ok, wrong } from './finding.ts'

/** Whether pages from this address are ours to Tandem, and pages from elsewhere are not. */
export async function checkOrigin(ask: Ask, origin: string): Promise<Finding> {
  const isRefused = async (from: string) =>
    codeOf(await ask('GET', '/api/me', { headers: { origin: from } })) === 'foreign-origin'
  if (await isRefused(origin))
    return wrong(`Pages from ${origin} are refused.`, `Start Tandem with ORIGIN=${origin}. ${asItIs}`)
  if (!(await isRefused('https://elsewhere.invalid'))) return wrong('Pages of other sites are taken for ours.', asItIs)
  return ok(`Pages from ${origin} are let in, and no others.`)
}

const asItIs =
  'The header Origin must pass as it is: no `proxy_set_header Origin` in nginx, no `header_up Origin` in Caddy, no `set-header Origin` in HAProxy.'
