import type { IncomingMessage } from 'node:http'
import { clientAddress, isLoopback } from './client-address.ts'
import type { Connections } from './connections.ts'
import { type Answer, json, plainText, refuse } from './exchange.ts'
import type { Limiter } from './limits/limiter.ts'
import { placeOf } from './limits/place.ts'
import { guessing } from './limits/slow-down.ts'
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
  readonly trustProxy: readonly string[]
  /** How many wrong tokens may be tried from one place. */
  readonly wrongTokens: Limiter
  /** Why the server cannot take work now; null when it can. */
  readonly whyNotReady: () => string | null
}

/** A token is not to be guessed at speed. */
const wrongTokenMs = 500

export function createWatching(options: WatchingOptions): Watching {
  const { adminToken, metrics, node, connections, status, timers, whyNotReady } = options

  /** Answers who has the token. Others are told that there is nothing here. */
  const forAdmin = async (request: IncomingMessage, answer: () => Answer | Promise<Answer>): Promise<Answer> => {
    const { authorization } = request.headers
    if (authorization === undefined) return refuse(notFound)
    const key = placeOf(clientAddress(request, options.trustProxy), request)
    const isRight = isToken(authorization, adminToken)
    return guessing(
      [{ limiter: options.wrongTokens, key }],
      async () => (isRight ? answer() : afterAWhile(timers)),
      () => !isRight,
    )
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

const afterAWhile = (timers: Timers): Promise<Answer> =>
  new Promise((resolve) => {
    timers.after(wrongTokenMs, () => resolve(refuse(notFound)))
  })
