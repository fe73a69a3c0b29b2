import {
  type BoardId,
  type CardId,
  type CommandId,
  isCardId,
  isListId,
  isUserId,
  type ListId,
  type UserId,
} from '../../domain/id.ts'
import type { ClientMessage, PassedMessage, ServerMessage } from '../../domain/live-message.ts'
import { applyDiff, type Users } from '../../domain/presence.ts'
import { backoffMs, type Clock } from './clock.ts'

/** Presence on one board: who is here, what they touch, where they point. Nothing of it outlives the page. */
export type LiveClient = {
  readonly users: Users
  /** Which of the sessions is mine; null until the server has said so. */
  readonly session: string | null
  /** Who else writes on which card. */
  readonly typing: ReadonlyMap<CardId, readonly UserId[]>
  /** Who else has which card open. */
  readonly viewing: ReadonlyMap<CardId, readonly UserId[]>
  /** Who else holds which card. */
  readonly holding: ReadonlyMap<CardId, UserId>
  /** The cards that others hold, by session. */
  readonly drags: ReadonlyMap<string, Drag>
  /** Where others point, by session. */
  readonly pointers: ReadonlyMap<string, Pointer>
  /** Says something about the board; lost when there is no line. */
  say(message: Said): void
  /** The card that I have open, told again after each reconnection. */
  view(card: CardId | null): void
  /** Entries have arrived: what they settle is not shown as a ghost any more. */
  settle(commandIds: readonly CommandId[]): void
  /** Who is here, who writes, who holds what over which place. */
  subscribe(tell: () => void): () => void
  /** Where pointers and ghosts are: often, and only for who draws them. */
  onMove(tell: () => void): () => void
  wake(): void
  close(): void
}

/** A place relative to content, so that it is right on any screen. Fractions may lie outside of 0 to 1. */
export type At = { readonly list: ListId; readonly card: CardId | null; readonly x: number; readonly y: number }

export type Drag = {
  readonly user: UserId
  readonly card: CardId
  readonly list: ListId | null
  readonly after: CardId | null | undefined
  readonly at: At | null
  /** Set when it was let go of, until the entry of that command arrives. */
  readonly dropped: CommandId | null
}
export type Pointer = { readonly user: UserId; readonly at: At; readonly movedAt: number }

type WithoutBoard<M> = M extends unknown ? Omit<M, 'board'> : never
export type Said = WithoutBoard<Exclude<ClientMessage, { type: 'join' | 'leave' | 'ping' | 'viewing' }>>

/** What of a WebSocket is used. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'readyState' | 'addEventListener'>

export type LiveClientOptions = {
  readonly board: BoardId
  readonly me: UserId
  readonly clock: Clock
  readonly open: () => Socket
}

const pingMs = 12_000
const silenceMs = 30_000
const lapseMs = 3_000
const openState = 1

export function createLiveClient({ board, me, clock, open }: LiveClientOptions): LiveClient {
  let socket: Socket | null = null
  let users: Users = {}
  let session: string | null = null
  let openedCard: CardId | null = null
  let attempt = 0
  let heardAt = clock.now()
  let isClosed = false
  let cancelReopen: (() => void) | null = null
  let cancelPing: (() => void) | null = null
  let typists: ReadonlyMap<string, Touch> = new Map()
  let typing: ReadonlyMap<CardId, readonly UserId[]> = new Map()
  let drags: ReadonlyMap<string, Drag> = new Map()
  let viewing: ReadonlyMap<CardId, readonly UserId[]> = new Map()
  let holding: ReadonlyMap<CardId, UserId> = new Map()
  const pointers = new Map<string, Pointer>()
  const settled = new Set<CommandId>()
  const lapses = new Map<string, () => void>()
  const tells = new Set<() => void>()
  const moveTells = new Set<() => void>()

  const changed = () => {
    const others = [...typists.values()].filter(({ user }) => user !== me)
    typing = byCard(others)
    viewing = byCard(viewersIn(users).filter(({ user }) => user !== me))
    holding = new Map([...drags.values()].map(({ card, user }) => [card, user]))
    for (const tell of tells) tell()
  }
  const moved = () => {
    for (const tell of moveTells) tell()
  }
  const send = (message: ClientMessage) => {
    if (socket?.readyState === openState) socket.send(JSON.stringify(message))
  }
  /** Does something in a while, unless it is put off again. */
  const lapse = (key: string, ms: number, act: () => void) => {
    lapses.get(key)?.()
    lapses.set(key, clock.after(ms, act))
  }

  const start = () => {
    stop()
    if (isClosed) return
    const opened = open()
    socket = opened
    heardAt = clock.now()
    opened.addEventListener('open', () => {
      if (socket !== opened) return
      send({ type: 'join', board })
      if (openedCard) send({ type: 'viewing', board, card: openedCard })
    })
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return
      heardAt = clock.now()
      const message: ServerMessage = JSON.parse(String(data))
      take(message)
    })
    opened.addEventListener('close', () => {
      if (socket !== opened || isClosed) return
      stop()
      empty()
      cancelReopen = clock.after(backoffMs(clock, attempt++), start)
    })
    cancelPing = clock.after(pingMs, ping)
  }

  const ping = () => {
    if (clock.now() - heardAt > silenceMs) return start()
    send({ type: 'ping' })
    cancelPing = clock.after(pingMs, ping)
  }

  const stop = () => {
    cancelReopen?.()
    cancelPing?.()
    const ended = socket
    socket = null
    ended?.close()
  }

  const empty = () => {
    users = {}
    session = null
    typists = new Map()
    drags = new Map()
    pointers.clear()
    changed()
    moved()
  }

  const take = (message: ServerMessage) => {
    switch (message.type) {
      case 'presence_state':
        attempt = 0
        users = message.users
        session = message.session
        return changed()
      case 'presence_diff':
        users = applyDiff(users, message)
        forgetGone()
        return changed()
      case 'typing':
        lapse(`typing ${message.session}`, lapseMs, () => stopTyping(message.session))
        typists = new Map([...typists, [message.session, { user: message.user, card: message.card }]])
        return changed()
      case 'stop_typing':
        return stopTyping(message.session)
      case 'drag':
        return takeDrag(message)
      case 'drop':
        return takeDrop(message)
      case 'cursor':
        return takePointer(message)
      case 'revoked':
        return close()
      case 'bye':
        return message.reason === 'session' ? close() : undefined
      case 'error':
      case 'gather':
      case 'pong':
      case 'view':
        return
    }
  }

  const stopTyping = (from: string) => {
    typists = without(typists, from)
    changed()
  }
  const takeDrag = ({ session: from, user, card, list, after, at }: PassedMessage & { type: 'drag' }) => {
    const before = drags.get(from)
    const drag: Drag = { user, card, list, after, at: readAt(at), dropped: null }
    drags = new Map([...drags, [from, drag]])
    lapse(`drag ${from}`, lapseMs, () => endDrag(from))
    if (before?.card !== card || before.list !== list || before.after !== after || before.dropped) changed()
    moved()
  }
  const takeDrop = ({ session: from, commandId }: PassedMessage & { type: 'drop' }) => {
    const drag = drags.get(from)
    if (!drag) return
    if (commandId === undefined || settled.has(commandId)) return endDrag(from)
    drags = new Map([...drags, [from, { ...drag, dropped: commandId }]])
    lapse(`drag ${from}`, lapseMs, () => endDrag(from))
  }
  const endDrag = (from: string) => {
    drags = without(drags, from)
    changed()
    moved()
  }

  const takePointer = ({ session: from, user, at }: PassedMessage & { type: 'cursor' }) => {
    const place = readAt(at)
    if (place) pointers.set(from, { user, at: place, movedAt: clock.now() })
    else pointers.delete(from)
    moved()
  }

  /** What a session left behind goes with it. */
  const forgetGone = () => {
    const here = new Set(Object.values(users).flatMap((user) => user.sessions.map((one) => one.session)))
    for (const from of pointers.keys()) if (!here.has(from)) pointers.delete(from)
    drags = new Map([...drags].filter(([from]) => here.has(from)))
    typists = new Map([...typists].filter(([from]) => here.has(from)))
    moved()
  }

  const close = () => {
    isClosed = true
    stop()
    empty()
  }

  start()
  return {
    get users() {
      return users
    },
    get session() {
      return session
    },
    get typing() {
      return typing
    },
    get viewing() {
      return viewing
    },
    get holding() {
      return holding
    },
    get drags() {
      return drags
    },
    pointers,
    say: (said) => send({ ...said, board }),
    view: (card) => {
      openedCard = card
      send({ type: 'viewing', board, card })
    },
    settle: (commandIds) => {
      // An entry may be faster than the word that its card was dropped, so it is remembered for as long as that may take.
      for (const commandId of commandIds) {
        settled.add(commandId)
        clock.after(lapseMs, () => settled.delete(commandId))
      }
      for (const [from, { dropped }] of drags) if (dropped && settled.has(dropped)) endDrag(from)
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
    onMove: (tell) => {
      moveTells.add(tell)
      return () => moveTells.delete(tell)
    },
    wake: () => {
      attempt = 0
      if (!socket || clock.now() - heardAt > silenceMs / 2) start()
    },
    close,
  }
}

type Touch = { readonly user: UserId; readonly card: CardId }

const viewersIn = (users: Users): Touch[] =>
  Object.entries(users).flatMap(([user, { sessions }]) =>
    isUserId(user) ? sessions.flatMap(({ card }) => (card ? [{ user, card }] : [])) : [],
  )

function byCard(touches: readonly Touch[]): ReadonlyMap<CardId, readonly UserId[]> {
  const cards = new Map<CardId, UserId[]>()
  for (const { user, card } of touches) cards.set(card, [...new Set([...(cards.get(card) ?? []), user])])
  return cards
}

/** Others' places come as they were sent, so they are read with care. */
function readAt(at: unknown): At | null {
  if (typeof at !== 'object' || at === null) return null
  const { list, card, x, y } = at as Partial<Record<keyof At, unknown>>
  if (!isListId(list) || !(card === null || isCardId(card))) return null
  if (typeof x !== 'number' || typeof y !== 'number') return null
  return { list, card, x, y }
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
