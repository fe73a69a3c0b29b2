import { type Ask, causeOf, createAsk } from './ask.ts'
import { checkClocks } from './check-clocks.ts'
import { checkGuests } from './check-guests.ts'
import { checkHttp2 } from './check-http2.ts'
import { checkOrigin } from './check-origin.ts'
import { checkSocket } from './check-socket.ts'
import { checkStream, type Entry } from './check-stream.ts'
import { checkTandem } from './check-tandem.ts'
import { type Finding, skipped, wrong } from './finding.ts'

/** Time and chance, which come from outside. */
export type Outside = { readonly now: () => number; readonly newUuid: () => string }

export type Checked = { readonly name: string; readonly finding: Finding }

/** Examines an address, one thing after another; what is found is told at once. */
export async function* examine(url: URL, { now, newUuid }: Outside): AsyncGenerator<Checked> {
  const { origin } = url
  const ask = createAsk(origin, '')
  const tandem = await checkTandem(ask)
  yield { name: 'Tandem', finding: tandem }
  if (tandem.kind === 'wrong') return
  yield { name: 'Clocks', finding: await checkClocks(ask, now).catch(cut) }
  yield { name: 'HTTP/2', finding: await checkHttp2(url).catch(cut) }
  yield { name: 'Origin', finding: await checkOrigin(ask, origin).catch(cut) }
  const { finding, cookie } = await checkGuests(ask, origin).catch((error: unknown) => ({
    finding: cut(error),
    cookie: null,
  }))
  yield { name: 'Guests', finding }
  const stream = cookie === null ? noSession : await examineStream(origin, cookie, newUuid).catch(cut)
  yield { name: 'Stream', finding: stream }
  yield { name: 'Socket', finding: await checkSocket(origin, cookie) }
  if (cookie !== null) await signOut(origin, cookie)
}

/** Where Tandem itself answers, but not to this. */
const cut = (error: unknown): Finding => wrong(`There was no answer (${causeOf(error)}).`, passes)

const noSession = skipped('Without a session there is none.')

/**
 * Listens to a board that is made for it. The entry that is waited for closes the board to all but its guest, who signs
 * out: so nobody is disturbed, and nothing is left that anyone could open.
 */
async function examineStream(origin: string, cookie: string, newUuid: () => string): Promise<Finding> {
  const ask = createAsk(origin, cookie)
  const made = await ask('POST', '/api/boards', { body: { title: 'Made by npm run doctor' } })
  const path = made.headers.get('location')
  const id = path?.split('/').at(-1)
  if (made.status !== 201 || !path || !id) return wrong(`To make a board is answered with ${made.status}.`, writes)
  const stream = new URL(`/events?boards=${id}`, origin)
  return checkStream(stream, cookie, closing(ask, path, newUuid()))
}

const closing = (ask: Ask, path: string, commandId: string): Entry => ({
  commandId,
  write: async () => {
    await ask('POST', `${path}/commands`, { body: { commandId, type: 'SetLinkRole', role: 'none' } })
  },
})

const writes =
  'Let POST pass: nginx no `limit_except`, Caddy no matcher at `reverse_proxy`, HAProxy no `http-request deny`.'
const passes =
  'Let it pass, and keep it open: nginx `proxy_read_timeout`, Caddy no `response_header_timeout`, HAProxy `timeout server`.'

/** It asks for the origin of a page, where it is given a cookie. A guest who cannot sign out is one who never comes back. */
const signOut = (origin: string, cookie: string): Promise<unknown> =>
  createAsk(origin, cookie)('POST', '/api/auth/sign-out', { headers: { origin }, body: {} }).catch(() => null)
