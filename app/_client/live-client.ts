import { type BoardId, type CardId, type CommandId, isUserId, type ListId, type UserId } from '../../domain/id.ts'
import type { ClientMessage, PassedMessage, ServerMessage } from '../../domain/live-message.ts'
import { applyDiff, type Users } from '../../domain/presence.ts'
import { type At, readAt, readFollows, readOpen, readSight, type Sight } from './at.ts'
import type { Clock } from './clock.ts'
import { openLiveSocket, type Socket } from './live-socket.ts'

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
  /** What others' windows show, by session. */
  readonly views: ReadonlyMap<string, View>
  /** Says something about the board; lost when there is no line. */
  say(message: Said): void
  /** The card that I have open, told again after each reconnection. */
  view(card: CardId | null): void
  /** Whether nobody is at this tab, told again after each reconnection. */
  rest(isIdle: boolean): void
  /** Entries have arrived: what they settle is not shown as a ghost any more. */
  settle(commandIds: readonly CommandId[]): void
  /** Who is here, who writes, who holds what over which place. */
  subscribe(tell: () => void): () => void
  /** Where pointers and ghosts are, and what others' windows show: often, and only for who draws them. */
  onMove(tell: () => void): () => void
  /** Someone has come, or I have: what is only passed on is to be said to them. */
  onCome(tell: () => void): () => void
  /** Tells when my inbox may be another: also when the line is there again. */
  onInbox(tell: () => void): () => void
  /** Someone brings everyone to where they are. */
  onGather(tell: (gather: Gather) => void): () => void
  wake(): void
  close(): void
}

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
/** A window of another: what it shows, or whom it follows. */
export type View = {
  readonly user: UserId
  readonly sight: Sight | null
  readonly follows: UserId | null
  readonly heardAt: number
}
export type Gather = { readonly user: UserId; readonly sight: Sight; readonly open: CardId | null }

type WithoutBoard<M> = M extends unknown ? Omit<M, 'board'> : never
export type Said = WithoutBoard<Exclude<ClientMessage, { type: 'join' | 'leave' | 'ping' | 'viewing' | 'idle' }>>

export type LiveClientOptions = {
  readonly board: BoardId
  readonly me: UserId
  readonly clock: Clock
  readonly open: () => Socket
}

const lapseMs = 3_000

export function createLiveClient({ board, me, clock, open }: LiveClientOptions): LiveClient {
  let users: Users = {}
  let session: string | null = null
  let openedCard: CardId | null = null
  let isIdle = false
  let typists: ReadonlyMap<string, Touch> = new Map()
  let typing: ReadonlyMap<CardId, readonly UserId[]> = new Map()
  let drags: ReadonlyMap<string, Drag> = new Map()
  let viewing: ReadonlyMap<CardId, readonly UserId[]> = new Map()
  let holding: ReadonlyMap<CardId, UserId> = new Map()
  const pointers = new Map<string, Pointer>()
  const views = new Map<string, View>()
  const settled = new Set<CommandId>()
  const lapses = new Map<string, () => void>()
  const tells = new Set<() => void>()
  const moveTells = new Set<() => void>()
  const comeTells = new Set<() => void>()
  const inboxTells = new Set<() => void>()
  const gatherTells = new Set<(gather: Gather) => void>()

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
  const ring = () => {
    for (const tell of inboxTells) tell()
  }
  const come = () => {
    for (const tell of comeTells) tell()
  }
  /** Does something in a while, unless it is put off again. */
  const lapse = (key: string, ms: number, act: () => void) => {
    lapses.get(key)?.()
    lapses.set(key, clock.after(ms, act))
  }

  const empty = () => {
    users = {}
    session = null
    typists = new Map()
    drags = new Map()
    pointers.clear()
    views.clear()
    changed()
    moved()
  }

  const take = (message: ServerMessage) => {
    switch (message.type) {
      case 'presence_state':
        users = message.users
        session = message.session
        forgetGone()
        changed()
        ring()
        return come()
      case 'presence_diff':
        users = applyDiff(users, message)
        forgetGone()
        changed()
        if (Object.keys(message.joins).length > 0) come()
        return
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
      case 'view':
        return takeView(message)
      case 'gather':
        return takeGather(message)
      case 'revoked':
        return close()
      case 'bye':
        return message.reason === 'session' ? close() : undefined
      case 'inbox':
        return ring()
      case 'head':
      case 'error':
      case 'pong':
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
    // Who comes back, or goes on in another tab, does so as another session: one hand has one ghost.
    const others = [...drags].filter(([, other]) => other.user !== user || other.card !== card)
    drags = new Map([...others, [from, drag]])
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

  const takeView = ({ session: from, user, at }: PassedMessage & { type: 'view' }) => {
    views.set(from, { user, sight: readSight(at), follows: readFollows(at), heardAt: clock.now() })
    moved()
  }
  const takeGather = ({ user, at }: PassedMessage & { type: 'gather' }) => {
    const sight = readSight(at)
    if (!sight || user === me) return
    for (const tell of gatherTells) tell({ user, sight, open: readOpen(at) })
  }

  /** What a session left behind goes with it. */
  const forgetGone = () => {
    const here = new Set(Object.values(users).flatMap((user) => user.sessions.map((one) => one.session)))
    for (const from of pointers.keys()) if (!here.has(from)) pointers.delete(from)
    for (const from of views.keys()) if (!here.has(from)) views.delete(from)
    drags = new Map([...drags].filter(([from]) => here.has(from)))
    typists = new Map([...typists].filter(([from]) => here.has(from)))
    moved()
  }

  const close = () => {
    socket.close()
    empty()
  }

  const socket = openLiveSocket({
    clock,
    open,
    onOpen: () => {
      socket.send({ type: 'join', board })
      if (openedCard) socket.send({ type: 'viewing', board, card: openedCard })
      if (isIdle) socket.send({ type: 'idle', board, idle: true })
    },
    onMessage: take,
    onLost: empty,
  })
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
    views,
    say: (said) => socket.send({ ...said, board }),
    view: (card) => {
      openedCard = card
      socket.send({ type: 'viewing', board, card })
    },
    rest: (now) => {
      if (now === isIdle) return
      isIdle = now
      socket.send({ type: 'idle', board, idle: now })
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
    onCome: (tell) => {
      comeTells.add(tell)
      return () => comeTells.delete(tell)
    },
    onInbox: (tell) => {
      inboxTells.add(tell)
      return () => inboxTells.delete(tell)
    },
    onGather: (tell) => {
      gatherTells.add(tell)
      return () => gatherTells.delete(tell)
    },
    wake: socket.wake,
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

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
