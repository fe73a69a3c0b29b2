import { type BoardId, type CardId, isUserId, type UserId } from '../../domain/id.ts'
import type { ClientMessage, ServerMessage } from '../../domain/live-message.ts'
import { applyDiff, type Users } from '../../domain/presence.ts'
import type { Clock } from './clock.ts'
import { type LiveSocket, openLiveSocket, type Socket } from './live-socket.ts'

/** Boards looked at from outside, over one socket: who is there, what they hold, and that something has happened. */
export type WatchClient = {
  /** What is known of a board now; another thing after each change. */
  of(board: BoardId): Watched
  /** Watches a board, until the returned undo is called. */
  watch(board: BoardId): () => void
  subscribe(tell: () => void): () => void
  close(): void
}

export type Watched = {
  readonly users: Users
  /** Who holds which card, or writes on it. */
  readonly touched: ReadonlyMap<CardId, UserId>
  /** Who writes. */
  readonly writers: readonly UserId[]
}

export type WatchClientOptions = {
  readonly clock: Clock
  readonly open: () => Socket
  /** There are entries up to this `seq`. */
  readonly onHead: (board: BoardId, seq: number) => void
  /** Something was touched, or the line is there again: what is shown should be looked at. */
  readonly onStir: (board: BoardId) => void
  /** My inbox may be another: also where the line is there again. */
  readonly onInbox: () => void
  /** The board is not to be seen any more. */
  readonly onGone: (board: BoardId) => void
}

const nobody: Watched = { users: {}, touched: new Map(), writers: [] }
const lapseMs = 3_500

type Touch = { readonly kind: 'drag' | 'typing'; readonly card: CardId; readonly user: UserId }
type Seen = { users: Users; isKnown: boolean; readonly touches: Map<string, Touch>; told: Watched }

export function createWatchClient({ clock, open, onHead, onStir, onGone, onInbox }: WatchClientOptions): WatchClient {
  const boards = new Map<BoardId, Seen>()
  const lapses = new Map<string, () => void>()
  const tells = new Set<() => void>()
  let socket: LiveSocket | null = null

  const say = (message: ClientMessage) => socket?.send(message)
  const changed = (seen: Seen) => {
    const touches = [...seen.touches.values()]
    seen.told = {
      users: seen.users,
      touched: new Map(touches.map(({ card, user }) => [card, user])),
      writers: touches.flatMap(({ kind, user }) => (kind === 'typing' ? [user] : [])),
    }
    for (const tell of tells) tell()
  }
  const touch = (board: BoardId, session: string, made: Touch) => {
    const seen = boards.get(board)
    if (!seen) return
    const key = `${board} ${session}`
    lapses.get(key)?.()
    lapses.set(
      key,
      clock.after(lapseMs, () => letGo(board, session)),
    )
    const before = seen.touches.get(session)
    seen.touches.set(session, made)
    if (before?.card === made.card && before.kind === made.kind) return
    changed(seen)
    onStir(board)
  }
  const letGo = (board: BoardId, session: string) => {
    const seen = boards.get(board)
    if (seen?.touches.delete(session)) changed(seen)
  }

  const take = (message: ServerMessage) => {
    switch (message.type) {
      case 'presence_state':
      case 'presence_diff': {
        const seen = boards.get(message.board)
        if (!seen) return
        seen.users = message.type === 'presence_state' ? message.users : applyDiff(seen.users, message)
        changed(seen)
        if (message.type === 'presence_state' && seen.isKnown) onStir(message.board)
        seen.isKnown = true
        return
      }
      case 'drag':
      case 'typing':
        return touch(message.board, message.session, { kind: message.type, card: message.card, user: message.user })
      case 'drop':
      case 'stop_typing':
        return letGo(message.board, message.session)
      case 'head':
        return onHead(message.board, message.seq)
      case 'revoked':
        return gone(message.board)
      case 'error':
        return message.code === 'not-found' && message.board !== undefined ? gone(message.board) : undefined
      case 'bye':
        return message.reason === 'session' ? close() : undefined
      case 'inbox':
        return onInbox()
      case 'cursor':
      case 'view':
      case 'gather':
      case 'pong':
        return
    }
  }
  const gone = (board: BoardId) => {
    boards.delete(board)
    onGone(board)
  }

  const start = (): LiveSocket =>
    openLiveSocket({
      clock,
      open,
      onOpen: () => {
        for (const board of boards.keys()) say({ type: 'watch', board })
        onInbox()
      },
      onMessage: take,
      onLost: () => {
        for (const seen of boards.values()) {
          seen.users = {}
          seen.touches.clear()
          changed(seen)
        }
      },
    })
  const close = () => {
    for (const lapse of lapses.values()) lapse()
    socket?.close()
  }

  return {
    of: (board) => boards.get(board)?.told ?? nobody,
    watch: (board) => {
      if (!boards.has(board)) {
        boards.set(board, { users: {}, isKnown: false, touches: new Map(), told: nobody })
        if (socket) say({ type: 'watch', board })
        else socket = start()
      }
      return () => {
        if (boards.delete(board)) say({ type: 'unwatch', board })
      }
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
    close,
  }
}

/** Who is on a board. */
export const usersOn = ({ users }: Watched): UserId[] => Object.keys(users).filter(isUserId)
