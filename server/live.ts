import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { canSee } from '../domain/access.ts'
import type { BoardId, UserId } from '../domain/id.ts'
import { type LiveErrorCode, parseClientMessage, type ServerMessage } from '../domain/live-message.ts'
import type { Boards } from './boards.ts'
import type { People } from './people.ts'
import type { Member, Presence } from './presence.ts'
import { createSee } from './seeing.ts'

/** The sockets of presence: rules P1 to P12 of the protocol. */
export type Live = {
  /** Upgrades the request of someone who may have a socket. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, visitor: Visitor): void
  /** Asks again who may see a board. */
  recheckAccess(board: BoardId): Promise<void>
  /** [P11] Asks again whether the sessions of a person hold. */
  recheckSessions(user: UserId): void
  /** [H87] Tells the pages of a person that their inbox is another. */
  ring(user: UserId): void
  count(): { total: number; boards: Record<BoardId, number> }
  /** Says `bye` to everyone. */
  close(): void
  /** Cuts those who do not leave. */
  cut(): void
}

type Visitor = {
  readonly user: UserId
  /** Whether the session still holds. */
  readonly holds: () => boolean
}

export type LiveOptions = {
  readonly presence: Presence
  readonly boards: Pick<Boards, 'look'>
  readonly people: Pick<People, 'show'>
  readonly newSessionId: () => string
  /** Someone has come to a board. */
  readonly onJoined: (user: UserId, board: BoardId) => void
  readonly onError: (error: unknown) => void
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
  readonly holds: () => boolean
  isAlive: boolean
  errors: number
  budget: number
  turn: Promise<void>
}

export function createLive({ presence, boards, people, newSessionId, onJoined, onError }: LiveOptions): Live {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: frameBytesMax,
    maxFragments: 16,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const sockets = new Set<Socket>()
  const look = createSee(boards)

  const ping = setInterval(() => {
    for (const socket of sockets) {
      if (!socket.isAlive) socket.ws.terminate()
      else if (!socket.holds()) sayBye(socket, 'session', 1008)
      socket.isAlive = false
      socket.ws.ping()
    }
  }, pingMs).unref()
  const refill = setInterval(() => {
    for (const socket of sockets) socket.budget = messagesPerSecondMax
  }, 1_000).unref()

  const connect = (ws: WebSocket, { user, holds }: Visitor) => {
    const member = createMember(ws, newSessionId(), user, people)
    const socket: Socket = {
      ws,
      member,
      holds,
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
      // Who is being closed has nothing more to say.
      if (ws.readyState !== ws.OPEN) return
      socket.isAlive = true
      if (socket.budget-- <= 0) return fail(socket, 'too-many')
      // In order: what is said about a board waits for the joining of it.
      socket.turn = socket.turn
        .then(() => receive(socket, isBinary || !Buffer.isBuffer(raw) ? '' : raw.toString()))
        .catch((error: unknown) => {
          onError(error)
          ws.close(1011)
        })
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
    if (message.type === 'join') return joinBoard(socket, message.board, 'join')
    if (message.type === 'leave') return presence.leave(member, message.board)
    if (message.type === 'watch') return joinBoard(socket, message.board, 'watch')
    if (message.type === 'unwatch') return presence.unwatch(member, message.board)
    presence.take(member, message)
  }

  const joinBoard = async (socket: Socket, board: BoardId, as: 'join' | 'watch') => {
    const { member } = socket
    if (member.boards.size + member.watched.size >= boardsMax) return fail(socket, 'too-many')
    const maySee = await look(board, member.user, () => true)
    if (!maySee) member.send({ type: 'error', code: 'not-found', board })
    if (!maySee || !sockets.has(socket)) return
    presence[as](member, board)
    if (as === 'join') onJoined(member.user, board)
  }

  const sayBye = ({ ws, member }: Socket, reason: 'session' | 'stopping', code: number) => {
    member.send({ type: 'bye', reason })
    ws.close(code)
  }

  const fail = (socket: Socket, code: LiveErrorCode) => {
    socket.errors += 1
    socket.member.send({ type: 'error', code })
    if (socket.errors >= errorsMax) socket.ws.close(1008)
  }

  return {
    open: (request, socket, head, visitor) => server.handleUpgrade(request, socket, head, (ws) => connect(ws, visitor)),
    recheckAccess: async (board) => {
      await boards.look(board, (state) => presence.revoke(board, (user) => canSee(state.board, user)))
    },
    recheckSessions: (user) => {
      for (const socket of sockets) if (socket.member.user === user && !socket.holds()) sayBye(socket, 'session', 1008)
    },
    ring: (user) => {
      for (const { member } of sockets) if (member.user === user) member.sendNewest('inbox', { type: 'inbox' })
    },
    count: () => {
      const counted: Record<BoardId, number> = {}
      for (const { member } of sockets) for (const board of member.boards) counted[board] = (counted[board] ?? 0) + 1
      return { total: sockets.size, boards: counted }
    },
    close: () => {
      clearInterval(ping)
      clearInterval(refill)
      for (const socket of sockets) sayBye(socket, 'stopping', 1001)
    },
    cut: () => {
      for (const { ws } of sockets) ws.terminate()
    },
  }
}

/** A socket as presence sees it: what must arrive goes at once, of the rest the newest, at most thirty times a second. */
function createMember(ws: WebSocket, session: string, user: UserId, people: Pick<People, 'show'>): Member {
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
    if (ws.bufferedAmount > 0) return arm(newestMs)
    flushedAt = performance.now()
    for (const message of newest.values()) send(message)
    newest.clear()
  }
  const arm = (ms: number) => {
    if (ws.readyState !== ws.OPEN || timer) return
    timer = setTimeout(flush, Math.max(0, ms)).unref()
  }

  return {
    session,
    user,
    person: () => people.show(user),
    boards: new Set(),
    watched: new Set(),
    send,
    sendNewest: (key, message) => {
      newest.set(key, message)
      arm(flushedAt + newestMs - performance.now())
    },
    forget: (key) => {
      newest.delete(key)
    },
  }
}

/** Answers an upgrade with a refusal, and closes. */
export function refuseUpgrade(
  socket: Duplex,
  status: 401 | 403 | 404 | 500 | 503,
  headers: Readonly<Record<string, string>>,
): void {
  socket.on('error', () => socket.destroy())
  const lines = Object.entries({ connection: 'close', 'content-length': '0', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n'))
}
