import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { isDiskFull } from '../db/attachments/is-disk-full.ts'
import { isBoardId } from '../domain/id.ts'
import type { Accounts } from './accounts.ts'
import { limitCallers } from './callers.ts'
import { clientAddress, isOurs } from './client-address.ts'
import type { Config } from './config.ts'
import type { Crowd, Visitor } from './crowd.ts'
import { headersOfAll, pagePolicy } from './defences.ts'
import { readJson, refuse, send } from './exchange.ts'
import { hurry } from './hurry.ts'
import { isPath } from './is-path.ts'
import { limitRoutes } from './limits/limit-routes.ts'
import type { Limits } from './limits/limits.ts'
import { placeOf } from './limits/place.ts'
import { type Live, refuseUpgrade as refuseSocket } from './live.ts'
import { isForeign } from './origin.ts'
import { createOutlet } from './outlet.ts'
import {
  diskFull,
  foreignOrigin,
  internal,
  noSession,
  notFound,
  otherMethod,
  otherSession,
  problem,
} from './problem.ts'
import { requestIdFrom, withRequestId } from './request-id.ts'
import { createFindRoute, type Routes } from './routes.ts'
import { type FindSession, isOfOther, type Session } from './sessions.ts'
import { type Streams, streamBoardsMax } from './stream.ts'
import { processTimers } from './timers.ts'
import type { Watching } from './watching.ts'

/** The pages, and in development what keeps them fresh. */
export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Null when there is nothing to keep fresh. */
  readonly upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>) | null
}

export type HttpOptions = {
  readonly accounts: Accounts
  readonly api: Routes
  readonly config: Config
  readonly crowd: Crowd
  readonly findSession: FindSession
  readonly limits: Limits
  readonly live: Live
  readonly pages: Pages
  readonly streams: Streams
  readonly watching: Watching
  readonly newRequestId: () => string
  /** 16 bytes that nobody can guess, in base64. */
  readonly newNonce: () => string
  readonly onError: (error: unknown) => void
  /** Told of each request when it is over; null where nobody wants to know. */
  readonly onAnswered: ((answered: Answered) => void) | null
}

export type Answered = {
  readonly requestId: string
  readonly method: string
  readonly url: string
  readonly status: number
  readonly ms: number
}

/** One server for all: streams, sockets, the API, and the pages for what is left. */
export function createHttp(options: HttpOptions): Server {
  const { accounts, api, config, crowd, findSession, live, pages, streams, watching, onError, onAnswered } = options
  const ofAll = headersOfAll(config.origin.startsWith('https:'))
  const refuseUpgrade = (socket: Duplex, status: 401 | 403 | 404 | 500 | 503) => refuseSocket(socket, status, ofAll)
  const findRoute = createFindRoute(limitRoutes(api, options.limits))

  const answer = async (request: IncomingMessage, response: ServerResponse, takeTime: () => void): Promise<void> => {
    const [path = '', search = ''] = (request.url ?? '').split('?', 2)
    if (!isPath(path)) return send(response, refuse(notFound))
    const boardOfStream = /^\/boards\/([^/]+)\/events$/.exec(path)?.[1]
    if (path === '/events' || boardOfStream !== undefined || path === '/api' || path.startsWith('/api/')) {
      const { origin, 'sec-fetch-site': site } = request.headers
      if (isForeign(origin, site, config.origins)) return send(response, refuse(foreignOrigin))
      if (path.startsWith('/api/auth/')) return callAccounts(request, response)
      const query = new URLSearchParams(search)
      if (boardOfStream !== undefined) return openStream(request, response, query, [boardOfStream])
      if (path === '/events') return openStream(request, response, query, (query.get('boards') ?? '').split(','))
      return callApi(request, response, path, query, takeTime)
    }
    const watch = watching[path]
    if (!watch) return showPage(request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(response, refuse(otherMethod('GET'), { allow: 'GET' }))
    send(response, await watch(request, new URLSearchParams(search)))
  }

  const showPage = (request: IncomingMessage, response: ServerResponse) => {
    const nonce = options.newNonce()
    const policy = pagePolicy(nonce, config.origins, pages.upgrade !== null)
    response.setHeader('content-security-policy', policy)
    // Next puts the nonce on its own scripts where it finds it in the policy of the request.
    Object.assign(request.headers, { 'content-security-policy': policy, 'x-nonce': nonce })
    return pages.handle(request, response)
  }

  const callAccounts = async (request: IncomingMessage, response: ServerResponse) =>
    send(response, await accounts.handle(request, clientAddress(request, config.trustProxy)))

  const callApi = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
    takeTime: () => void,
  ) => {
    const { headers, method = '' } = request
    const found = findRoute(method, path)
    if (!found) return send(response, refuse(notFound))
    if (found.kind === 'other-method') return send(response, refuse(otherMethod(found.allow), { allow: found.allow }))
    const session = findSession(headers.cookie)
    if (!session) return send(response, refuse(noSession))
    if (isOfOther(session, query)) return send(response, refuse(otherSession))
    const asked = {
      user: session.userId,
      place: placeOf(clientAddress(request, config.trustProxy), request),
      holds: holdsFor(request, session),
      headers,
      query,
      param: found.param,
      body: () => readJson(request),
      upload: () => {
        takeTime()
        // Left early, the iterator would end the connection, and nobody could be answered.
        return request.iterator({ destroyOnReturn: false })
      },
      onGone: (act: () => void) => {
        response.on('close', act)
        return () => response.off('close', act)
      },
    }
    send(response, await found.handle(asked).catch(failed))
  }
  const failed = (error: unknown) => {
    onError(error)
    const isFull = isDiskFull(error) || (error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL')
    return refuse(isFull ? diskFull : internal)
  }

  const openStream = (request: IncomingMessage, response: ServerResponse, query: URLSearchParams, asked: string[]) => {
    if (request.method !== 'GET') return send(response, refuse(otherMethod('GET'), { allow: 'GET' }))
    const session = findSession(request.headers.cookie)
    if (!session) return send(response, refuse(noSession))
    if (isOfOther(session, query)) return send(response, refuse(otherSession))
    const named = new Set(asked)
    const boards = [...named].filter(isBoardId)
    if (boards.length === 0 || boards.length > streamBoardsMax || boards.length < named.size)
      return send(response, refuse(badBoards))
    const header = request.headers['last-event-id']
    const cursor = (typeof header === 'string' && header) || query.get('since') || null
    const leave = crowd.enter(visitorOf('stream', request, session))
    const outlet = createOutlet(response)
    if (!leave) return streams.turnAway(outlet)
    response.on('close', leave)
    streams.open(outlet, { user: session.userId, boards, cursor, holds: holdsFor(request, session) })
  }

  /** Whether a session still holds. While that cannot be read, it is taken to. */
  const holdsFor =
    ({ headers }: IncomingMessage, { id }: Session) =>
    (): boolean => {
      try {
        return findSession(headers.cookie)?.id === id
      } catch (error) {
        onError(error)
        return true
      }
    }

  const visitorOf = (kind: Visitor['kind'], request: IncomingMessage, { id }: Session): Visitor => {
    const address = clientAddress(request, config.trustProxy)
    return { kind, session: id, address: isOurs(address, request) ? null : address }
  }

  /** Answers a request to upgrade. */
  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const [path = '', search = ''] = (request.url ?? '').split('?', 2)
    if (path === '/live') return openSocket(request, socket, head, new URLSearchParams(search))
    if (pages.upgrade && path.startsWith('/_next/')) return pages.upgrade(request, socket, head)
    refuseUpgrade(socket, 404)
  }

  const openSocket = (request: IncomingMessage, socket: Duplex, head: Buffer, query: URLSearchParams) => {
    const { origin, 'sec-fetch-site': site, cookie } = request.headers
    if (isForeign(origin, site, config.origins)) return refuseUpgrade(socket, 403)
    const session = findSession(cookie)
    if (!session || isOfOther(session, query)) return refuseUpgrade(socket, 401)
    const leave = crowd.enter(visitorOf('socket', request, session))
    if (!leave) return refuseUpgrade(socket, 503)
    socket.on('close', leave)
    live.open(request, socket, head, { user: session.userId, holds: holdsFor(request, session) })
  }

  const server = createServer({
    // Each body is held to its time by `hurry`; this is the end of an upload's.
    requestTimeout: 15 * 60_000,
    headersTimeout: 15_000,
    connectionsCheckingInterval: 2_000,
    // A proxy that keeps connections closes them before we do: see `deploy/`.
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16 * 1024,
    // Who offers another protocol (`h2c`) is answered in this one.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  })
  server.maxHeadersCount = 200
  // Who neither reads nor says anything; streams and sockets say something more often.
  server.timeout = 60_000
  server.maxRequestsPerSocket = 100_000
  limitCallers(server, config.trustProxy)
  const requestIdOf = ({ headers }: IncomingMessage): string =>
    requestIdFrom(headers['x-request-id'], options.newRequestId)

  const headers = Object.entries(ofAll)
  server.on('request', (request, response) => {
    const requestId = requestIdOf(request)
    response.setHeader('x-request-id', requestId)
    for (const [name, value] of headers) response.setHeader(name, value)
    const takeTime = hurry(request, response, processTimers)
    if (onAnswered) tellWhenOver(request, response, requestId, onAnswered)
    void withRequestId(requestId, () =>
      answer(request, response, takeTime).catch((error: unknown) => {
        const failure = failed(error)
        if (response.headersSent) response.destroy()
        else send(response, failure)
      }),
    )
  })
  server.on('upgrade', (request, socket, head) => {
    void withRequestId(requestIdOf(request), () =>
      upgrade(request, socket, head).catch((error: unknown) => {
        onError(error)
        refuseUpgrade(socket, 500)
      }),
    )
  })
  return server
}

function tellWhenOver(
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  tell: (answered: Answered) => void,
): void {
  const began = performance.now()
  response.on('close', () =>
    tell({ requestId, method, url, status: response.statusCode, ms: Math.round(performance.now() - began) }),
  )
}

const badBoards = problem('invalid-field', `\`boards\` names 1 to ${streamBoardsMax} boards, with commas between.`, {
  field: 'boards',
})
