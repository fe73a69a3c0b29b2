import type { IncomingMessage } from 'node:http'
import { isLoopback } from './client-address.ts'
import type { Connections } from './connections.ts'
import { type Answer, json, plainText, refuse } from './exchange.ts'
import type { Metrics } from './metrics.ts'
import { notFound } from './problem.ts'
import type { Status } from './status.ts'
import type { Timers } from './timers.ts'
import { isToken } from './token.ts'

/** What tells how the server is, by address: rules H16 and H19. */
export type Watching = Readonly<Record<string, (request: IncomingMessage, query: URLSearchParams) => Promise<Answer>>>

export type WatchingOptions = {
  readonly adminToken: string | null
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>
  readonly node: string
  readonly connections: () => Connections
  readonly status: (after: number) => Status
  readonly timers: Timers
  /** Why the server cannot take work now; null when it can. */
  readonly whyNotReady: () => string | null
}

/** A token is not to be guessed at speed. */
const wrongTokenMs = 500

export function createWatching(options: WatchingOptions): Watching {
  const { adminToken, metrics, node, connections, status, timers, whyNotReady } = options

  const isAdmin = async ({ headers }: IncomingMessage): Promise<boolean> => {
    if (isToken(headers.authorization, adminToken)) return true
    if (headers.authorization !== undefined)
      await new Promise<void>((resolve) => {
        timers.after(wrongTokenMs, resolve)
      })
    return false
  }

  return {
    '/healthz': async () => plainText(200, 'ok'),
    '/readyz': async () => {
      const reason = whyNotReady()
      return reason === null ? plainText(200, 'ready') : plainText(503, reason)
    },
    '/metrics': async (request) => {
      if (!isLoopback(request) && !(await isAdmin(request))) return refuse(notFound)
      return { status: 200, headers: { 'content-type': metrics.contentType }, body: await metrics.text() }
    },
    '/admin/connections': async (request) =>
      (await isAdmin(request)) ? json({ ...connections(), node }) : refuse(notFound),
    '/admin/status': async (request, query) =>
      (await isAdmin(request)) ? json(status(Number(query.get('after')) || 0)) : refuse(notFound),
  }
}
