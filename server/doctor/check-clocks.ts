import type { Ask } from './ask.ts'
import { type Finding, ok, skipped, wrong } from './finding.ts'

const apartSecondsMax = 5

/** Whether the clock at the address agrees with ours, by the `Date` of an answer. */
export async function checkClocks(ask: Ask, now: () => number): Promise<Finding> {
  const began = now()
  const { headers } = await ask('GET', '/healthz')
  const said = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(said)) return skipped('The answers carry no Date.')
  // It is cut to whole seconds, and was said somewhere between asking and hearing.
  const early = said - now()
  const late = said + 1_000 - began
  const apart = Math.round(Math.max(early, -late, 0) / 1_000)
  return apart > apartSecondsMax ? wrong(`They are ${apart} s apart.`, mend) : ok('They agree.')
}

const mend =
  'Set both by NTP, as with `timedatectl set-ntp true`: nginx, Caddy and HAProxy only tell their machine’s time.'
