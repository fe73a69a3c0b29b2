import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { type BoardId, isBoardId } from '../domain/id.ts'
import { isLoopback } from './client-address.ts'
import type { Config } from './config.ts'
import type { Live } from './live.ts'
import { refuse } from './live.ts'
import type { Metrics } from './metrics.ts'
import { isForeign } from './origin.ts'
import { foreignOrigin, noSession, notFound, type Problem, problem, toResponse } from './problem.ts'
import type { FindSession } from './sessions.ts'
import { type Streams, streamBoardsMax } from './stream.ts'
import { isToken } from './token.ts'

/** The pages, and in development what keeps them fresh. */
export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Keeps the pages fresh in development; null otherwise. */
  readonly upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>) | null
}

export type HttpOptions = {
  readonly api: Hono
  readonly config: Config
  readonly findSession: FindSession
  readonly live: Live
  readonly metrics: Metrics
  readonly pages: Pages
  readonly streams: Streams
  /** Why the server cannot take work now; null when it can. */
  readonly whyNotReady: () => string | null
}

/** One server for all: streams, sockets, the API, and the pages for what is left. */
export function createHttp(options: HttpOptions): Server {
  const { api, config, findSession, live, metrics, pages, streams, whyNotReady } = options
  const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false })

  const openStream = (request: IncomingMessage, response: ServerResponse, url: URL, asked: readonly string[]) => {
    if (request.method !== 'GET') return send(response, toResponse(onlyGet, { allow: 'GET' }))
    const { headers } = request
    if (isForeign(headers.origin, single(headers['sec-fetch-site']), config.origins))
      return refuseWith(response, foreignOrigin)
    const session = findSession(headers.cookie)
    if (!session) return refuseWith(response, noSession)
    const boards = [...new Set(asked)].filter(isBoardId)
    if (boards.length === 0 || boards.length > streamBoardsMax || boards.length < new Set(asked).size)
      return refuseWith(response, badBoards)
    const cursor = single(headers['last-event-id']) || url.searchParams.get('since') || null
    streams.open(response, { user: session.userId, boards, cursor })
  }

  const answer = (request: IncomingMessage, response: ServerResponse): void | Promise<void> => {
    const url = URL.canParse(request.url ?? '', 'http://any') ? new URL(request.url ?? '', 'http://any') : null
    if (!url) return refuseWith(response, notFound)
    const path = url.pathname
    if (path === '/events') return openStream(request, response, url, (url.searchParams.get('boards') ?? '').split(','))
    const board = /^\/boards\/([^/]+)\/events$/.exec(path)?.[1]
    if (board !== undefined) return openStream(request, response, url, [board])
    if (path === '/healthz') return send(response, plain(200, 'ok'))
    if (path === '/readyz') return send(response, readiness(whyNotReady()))
    if (path === '/metrics') return sendMetrics(request, response)
    if (path === '/admin/connections') return sendConnections(request, response)
    if (path === '/api' || path.startsWith('/api/')) return answerApi(request, response)
    return pages.handle(request, response)
  }

  const isAdmin = ({ headers }: IncomingMessage): boolean => isToken(headers.authorization, config.adminToken)

  const sendMetrics = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isAdmin(request) && !isLoopback(request, config.trustProxy)) return refuseWith(response, notFound)
    response.setHeader('content-type', metrics.registry.contentType)
    response.end(await metrics.registry.metrics())
  }

  const sendConnections = (request: IncomingMessage, response: ServerResponse) => {
    if (!isAdmin(request)) return refuseWith(response, notFound)
    const sse = streams.count()
    const ws = live.count()
    const boards: Record<BoardId, number> = { ...sse.boards }
    for (const [board, count] of Object.entries<number>(ws.boards))
      if (isBoardId(board)) boards[board] = (boards[board] ?? 0) + count
    const body = { total: sse.total + ws.total, boards, sse, ws, node: String(process.pid) }
    response.setHeader('content-type', 'application/json').setHeader('cache-control', 'no-store')
    response.end(JSON.stringify(body))
  }

  const server = createServer({ requestTimeout: 20_000, headersTimeout: 15_000, connectionsCheckingInterval: 2_000 })
  server.on('request', (request, response) => {
    void Promise.resolve(answer(request, response)).catch(() => response.destroy())
  })
  server.on('upgrade', (request, socket, head) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (path === '/live') live.upgrade(request, socket, head)
    else if (pages.upgrade && path.startsWith('/_next/'))
      void pages.upgrade(request, socket, head).catch(() => socket.destroy())
    else refuse(socket, 404)
  })
  return server
}

const badBoards = problem('invalid-field', `\`boards\` names 1 to ${streamBoardsMax} boards, with commas between.`, {
  field: 'boards',
})
const onlyGet = problem('method-not-allowed', 'Here only GET can be asked.')

const readiness = (reason: string | null): Response => (reason === null ? plain(200, 'ready') : plain(503, reason))

const plain = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })

const refuseWith = (response: ServerResponse, refused: Problem): Promise<void> => send(response, toResponse(refused))

async function send(
  response: ServerResponse,
  { status, headers, body }: Response & { text(): Promise<string> },
): Promise<void> {
  response.writeHead(status, Object.fromEntries(headers))
  response.end(body ? Buffer.from(await new Response(body).arrayBuffer()) : undefined)
}

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header
