import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { canSee } from '../domain/access.ts'
import type { BoardId } from '../domain/id.ts'
import { type LiveErrorCode, parseClientMessage, type ServerMessage } from '../domain/live-message.ts'
import type { Boards } from './boards.ts'
import { isForeign } from './origin.ts'
import type { People } from './people.ts'
import type { Member, Presence } from './presence.ts'
import { type FindSession, isOfOther, type Session } from './sessions.ts'

/** The sockets of presence: rules P1 to P10 of the protocol. */
export type Live = {
  /** Answers a request to upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Asks again who may see a board. */
  recheck(board: BoardId): Promise<void>
  count(): { total: number; boards: Record<BoardId, number> }
  close(): void
}

export type LiveOptions = {
  readonly presence: Presence
  readonly boards: Boards
  readonly people: People
  readonly findSession: FindSession
  readonly origins: readonly string[]
  readonly newSessionId: () => string
}

const frameBytesMax = 8 * 1024
const unsentBytesMax = 1024 * 1024
const pingMs = 10_000
const errorsMax = 10
const boardsMax = 64
const messagesPerSecondMax = 200
const newestMs = 33

type Socket = {
  readonly ws: WebSocket
  readonly member: Member
  isAlive: boolean
  errors: number
  budget: number
  turn: Promise<void>
}

export function createLive({ presence, boards, people, findSession, origins, newSessionId }: LiveOptions): Live {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: frameBytesMax,
    maxFragments: 16,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const sockets = new Set<Socket>()

  const ping = setInterval(() => {
    for (const socket of sockets) {
      if (!socket.isAlive) socket.ws.terminate()
      socket.isAlive = false
      socket.ws.ping()
    }
  }, pingMs).unref()
  const refill = setInterval(() => {
    for (const socket of sockets) socket.budget = messagesPerSecondMax
  }, 1_000).unref()

  const connect = (ws: WebSocket, session: Session) => {
    const member = createMember(ws, newSessionId(), session, people)
    const socket: Socket = {
      ws,
      member,
      isAlive: true,
      errors: 0,
      budget: messagesPerSecondMax,
      turn: Promise.resolve(),
    }
    sockets.add(socket)
    ws.on('pong', () => {
      socket.isAlive = true
    })
    ws.on('message', (raw, isBinary) => {
      socket.isAlive = true
      if (socket.budget-- <= 0) return fail(socket, 'too-many')
      // In order: what is said about a board waits for the joining of it.
      socket.turn = socket.turn.then(() => receive(socket, isBinary || !Buffer.isBuffer(raw) ? '' : raw.toString()))
    })
    ws.on('error', () => ws.terminate())
    ws.on('close', () => {
      sockets.delete(socket)
      presence.lose(member)
    })
  }

  const receive = (socket: Socket, text: string): void | Promise<void> => {
    const message = parseClientMessage(text)
    if (!message) return fail(socket, 'not-understood')
    const { member } = socket
    if (message.type === 'ping') return member.send({ type: 'pong' })
    if (message.type === 'join') return joinBoard(socket, message.board)
    if (message.type === 'leave') return presence.leave(member, message.board)
    presence.take(member, message)
  }

  const joinBoard = async (socket: Socket, board: BoardId) => {
    const { member } = socket
    if (member.boards.size >= boardsMax) return fail(socket, 'too-many')
    const maySee = await boards.look(board, (state) => canSee(state.board, member.user))
    if (!maySee) member.send({ type: 'error', code: 'not-found', board })
    else if (sockets.has(socket)) presence.join(member, board)
  }

  const fail = (socket: Socket, code: LiveErrorCode) => {
    socket.errors += 1
    socket.member.send({ type: 'error', code })
    if (socket.errors >= errorsMax) socket.ws.close(1008)
  }

  return {
    upgrade: (request, socket, head) => {
      if (isForeign(request.headers.origin, request.headers['sec-fetch-site'], origins))
        return refuseUpgrade(socket, 403)
      const session = findSession(request.headers.cookie)
      const query = new URLSearchParams((request.url ?? '').split('?', 2)[1])
      if (!session || isOfOther(session, query)) return refuseUpgrade(socket, 401)
      server.handleUpgrade(request, socket, head, (ws) => connect(ws, session))
    },
    recheck: async (board) => {
      await boards.look(board, (state) => presence.revoke(board, (user) => canSee(state.board, user)))
    },
    count: () => {
      const counted: Record<BoardId, number> = {}
      for (const { member } of sockets) for (const board of member.boards) counted[board] = (counted[board] ?? 0) + 1
      return { total: sockets.size, boards: counted }
    },
    close: () => {
      clearInterval(ping)
      clearInterval(refill)
      for (const { ws, member } of sockets) {
        member.send({ type: 'bye', reason: 'stopping' })
        ws.close(1001)
      }
    },
  }
}

/** A socket as presence sees it: what must arrive goes at once, of the rest the newest, at most thirty times a second. */
function createMember(ws: WebSocket, sessionId: string, { userId }: Session, people: People): Member {
  const newest = new Map<string, ServerMessage>()
  let flushedAt = 0
  let timer: NodeJS.Timeout | null = null

  const send = (message: ServerMessage) => {
    if (ws.readyState !== ws.OPEN) return
    if (ws.bufferedAmount > unsentBytesMax) return ws.terminate()
    ws.send(JSON.stringify(message))
  }
  const flush = () => {
    timer = null
    if (ws.bufferedAmount > 0) return arm()
    flushedAt = performance.now()
    for (const message of newest.values()) send(message)
    newest.clear()
  }
  const arm = () => {
    if (ws.readyState !== ws.OPEN || timer) return
    timer = setTimeout(flush, Math.max(0, flushedAt + newestMs - performance.now())).unref()
  }

  return {
    session: sessionId,
    user: userId,
    person: () => people.show(userId),
    boards: new Set(),
    send,
    sendNewest: (key, message) => {
      newest.set(key, message)
      arm()
    },
    forget: (key) => {
      newest.delete(key)
    },
  }
}

/** Answers an upgrade with a refusal, and closes. */
export function refuseUpgrade(socket: Duplex, status: 401 | 403 | 404): void {
  const reasons = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
