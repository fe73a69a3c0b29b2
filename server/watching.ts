import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isLoopback } from './client-address.ts'
import type { Connections } from './connections.ts'
import { type Answer, json, plainText, refuse } from './exchange.ts'
import type { Metrics } from './metrics.ts'
import { notFound } from './problem.ts'
import type { Status } from './status.ts'

/** What tells how the server is, by address: rules H16 and H19. */
export type Watching = Readonly<Record<string, (request: IncomingMessage, query: URLSearchParams) => Promise<Answer>>>

export type WatchingOptions = {
  /** Whether these headers are of someone who looks after this instance. */
  readonly administers: (headers: IncomingHttpHeaders) => Promise<boolean>
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>
  readonly node: string
  readonly connections: () => Connections
  readonly status: (after: number) => Status
  /** Why the server cannot take work now; null when it can. */
  readonly whyNotReady: () => string | null
}

export function createWatching(options: WatchingOptions): Watching {
  const { administers, metrics, node, connections, status, whyNotReady } = options

  const isAdmin = ({ headers }: IncomingMessage) => administers(headers)

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
