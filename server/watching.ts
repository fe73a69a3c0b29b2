import type { IncomingMessage } from 'node:http'
import type { Administers } from './accounts/administers.ts'
import { clientAddress, isLoopback } from './client-address.ts'
import type { Connections } from './connections.ts'
import { type Answer, json, plainText } from './exchange.ts'
import { placeOf } from './limits/place.ts'
import type { Metrics } from './metrics.ts'
import type { Status } from './status.ts'

/** What tells how the server is, by address: rules H16 and H19. */
export type Watching = Readonly<Record<string, (request: IncomingMessage, query: URLSearchParams) => Promise<Answer>>>

export type WatchingOptions = {
  readonly administers: Administers
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>
  readonly node: string
  readonly connections: () => Connections
  readonly status: (after: number) => Status
  readonly trustProxy: readonly string[]
  /** Why the server cannot take work now; null when it can. */
  readonly whyNotReady: () => string | null
}

export function createWatching(options: WatchingOptions): Watching {
  const { administers, metrics, node, connections, status, trustProxy, whyNotReady } = options

  const forAdmin = (request: IncomingMessage, answer: () => Answer | Promise<Answer>): Promise<Answer> => {
    const { headers } = request
    return administers({ headers, place: placeOf(clientAddress(request, trustProxy), request) }, answer)
  }
  const tellMetrics = async () => ({
    status: 200,
    headers: { 'content-type': metrics.contentType },
    body: await metrics.text(),
  })

  return {
    '/healthz': async () => plainText(200, 'ok'),
    '/readyz': async () => {
      const reason = whyNotReady()
      return reason === null ? plainText(200, 'ready') : plainText(503, reason)
    },
    '/metrics': (request) => (isLoopback(request) ? tellMetrics() : forAdmin(request, tellMetrics)),
    '/admin/connections': (request) => forAdmin(request, () => json({ ...connections(), node })),
    '/admin/status': (request, query) => forAdmin(request, () => json(status(Number(query.get('after')) || 0))),
  }
}
