import { type Act, accessTypes, may, type Role, readsAfter, roleOf } from '../../domain/access.ts'
import type { Board } from '../../domain/board.ts'
import type { Body } from '../../domain/body.ts'
import type { Command } from '../../domain/command.ts'
import { cardsNamedIn } from '../../domain/event.ts'
import {
  type CardId,
  type CommandId,
  checked,
  isCommandId,
  isUserId,
  type ListId,
  type UserId,
} from '../../domain/id.ts'
import type { Color, Me, Person } from '../../domain/person.ts'
import { type CardActivity, fromWireBoard, type Snapshot, type WireEntry } from '../../domain/wire.ts'
import { browserFor } from './browser.ts'
import { backoffMs, browserClock } from './clock.ts'
import { createDirectory, type Directory } from './directory.ts'
import type { Disk, Kept } from './disk.ts'
import { createFollower, type Follower, type FollowerOptions, type FollowState } from './follower.ts'
import { createLiveClient, type LiveClient } from './live-client.ts'
import { newId } from './new-id.ts'
import type { Outcome } from './outcome.ts'
import { remember } from './remembered.ts'
import { signIn } from './sign-in.ts'
import type { Transport } from './transport.ts'

/** One board as the page shows it: first what it was rendered with, then live. */
export type BoardStore = {
  readonly view: Board
  /** The newest entry that is in what is shown. */
  readonly seq: number
  /** How many cards a list has, also where not all of them are here yet. */
  count(listId: ListId): number
  readonly me: Me | null
  /** Null until the board is followed. */
  readonly state: FollowState | null
  readonly live: LiveClient | null
  /** What I am to the board. */
  readonly role: Role
  /** Whether I may change something here now. */
  readonly mayChange: boolean
  /** Whether I may say something about cards here now. */
  readonly mayComment: boolean
  /** Whether I may say now who sees the board, and put it away. */
  readonly mayShare: boolean
  /** Whether what was here before I came is mine to read. */
  readonly readsPast: boolean
  /** What can never be sent, because the board is gone for me. */
  readonly lost: readonly Command[]
  /** Gives up what can never be sent. */
  discardLost(): void
  /** What was asked here and is not confirmed yet. */
  readonly pending: readonly Command[]
  /** The cards that something not yet saved is about. */
  readonly unsaved: ReadonlySet<CardId>
  /** The cards that others have just changed, with their hue. */
  readonly fresh: ReadonlyMap<CardId, Color>
  /** Who is behind the ids of people. */
  readonly directory: Directory
  body(cardId: CardId): Body | null
  /** Fetches a card's body and keeps it in step, until the returned undo is called. */
  holdBody(cardId: CardId): () => void
  /** Shows others that I have a card open, and keeps its body in step, until the returned undo is called. */
  openCard(cardId: CardId): () => void
  /** Asks for something; the view shows it at once. Returns the command's id. */
  propose(asked: Asked): CommandId
  /** Tells of what has happened, by others and by me, in order; returns its own undo. */
  watchEntries(tell: (entries: readonly WireEntry[]) => void): () => void
  /** What has happened with a card before a `seq`, or up to now. */
  activity(cardId: CardId, before: number | null): Promise<Outcome<CardActivity>>
  setMe(me: Me): void
  subscribe(tell: () => void): () => void
  /** Signs in and follows the board, until the returned undo is called. */
  start(): () => void
}

type WithoutId<C> = C extends unknown ? Omit<C, 'commandId'> : never
export type Asked = WithoutId<Command>

export type BoardStoreOptions = {
  readonly snapshot: Snapshot
  readonly counts: Readonly<Record<ListId, number>>
  /** Whether the snapshot has all cards. */
  readonly isWhole: boolean
  readonly me: Me | null
  /** Who is on the cards of the snapshot. */
  readonly people: readonly Person[]
  /** Whether nobody is to see that the board is shown here, as on a wall; nor is it seen here who is at it. */
  readonly isUnseen?: boolean
  readonly onRejected: FollowerOptions['onRejected']
  /** What others did, in order. */
  readonly onOthers: (entries: readonly WireEntry[]) => void
  /** Nobody could be signed in. */
  readonly onNoEntry: () => void
}

const freshMs = 1_200
const tellMs = 40
const undoings: ReadonlySet<string> = new Set(['CommandUndone', 'EverythingUndone'])

export function createBoardStore(options: BoardStoreOptions): BoardStore {
  const { snapshot, counts, isWhole, isUnseen = false, onRejected, onOthers, onNoEntry } = options
  const board = snapshot.board.id
  const painted = fromWireBoard(snapshot.board)
  const tells = new Set<() => void>()
  const watchers = new Set<(entries: readonly WireEntry[]) => void>()
  /** The cards that are open here, with the undo of each once the board is followed. */
  const opened = new Map<CardId, (() => void) | undefined>()
  let me = options.me
  let follower: Follower | null = null
  let live: LiveClient | null = null
  let reach: Transport | null = null
  let state: FollowState | null = null
  let unsaved: ReadonlySet<CardId> = new Set()
  let fresh: ReadonlyMap<CardId, Color> = new Map()
  /** The browser's own copy may be older than what the page was painted with: then that is shown until it has caught up. */
  let hasCaughtUp = false
  let disk: Disk | null = null
  let hasEnded = false
  let lost: readonly Command[] = []

  const directory = createDirectory(me ? [...options.people, me] : options.people, () => changed())

  const shown = () => (follower && hasCaughtUp ? follower.replica.view : painted)
  const role = () => roleOf(shown(), me?.id ?? null)
  const mayNow = (act: Act) => me !== null && state !== null && !state.readOnly && !state.ended && may(role(), act)
  let toldAt = 0
  let cancelTelling: (() => void) | null = null
  const changed = () => {
    cancelTelling?.()
    cancelTelling = null
    toldAt = browserClock.now()
    for (const tell of tells) tell()
  }
  /** What comes in a rush is told together: a busy board must not keep the page from the hand. */
  const changedSoon = () => {
    const rest = toldAt + tellMs - browserClock.now()
    if (rest <= 0) changed()
    else cancelTelling ??= browserClock.after(rest, changed)
  }

  const refresh = () => {
    if (!follower) return
    const { replica, state: now } = follower
    hasCaughtUp ||= replica.seq >= snapshot.seq || now.status === 'waiting' || now.ended !== null
    state = hasCaughtUp ? now : null
    if (now.ended) end(now.ended)
    const pending = follower.replica.pending.flatMap(cardsNamedIn)
    if (pending.length > 0 || unsaved.size > 0) unsaved = new Set(pending)
    changedSoon()
  }

  /** A board that is gone for me is not kept; what waits for it is, until I have been asked. */
  const end = (why: 'gone' | 'no-session') => {
    if (hasEnded) return
    hasEnded = true
    live?.close()
    live = null
    if (why !== 'gone' || !disk) return
    const kept = disk
    void kept.waiting().then((waiting) => {
      lost = waiting.flatMap((one) => (one.board === board ? [one.command] : []))
      if (lost.length === 0) void kept.forget(board)
      changed()
    })
  }

  const glow = (entries: readonly WireEntry[]) => {
    const cards = entries.flatMap(({ actor, events }) =>
      events.flatMap((event) => cardsNamedIn(event).map((cardId) => [cardId, actor.color] as const)),
    )
    if (cards.length === 0) return
    fresh = new Map([...fresh, ...cards])
    browserClock.after(freshMs, () => {
      fresh = new Map([...fresh].filter(([cardId]) => !cards.some(([changedId]) => changedId === cardId)))
      changed()
    })
  }

  const receive = (entries: readonly WireEntry[]) => {
    live?.settle(entries.map(({ commandId }) => commandId))
    directory.learn(entries.map(({ actor }) => actor))
    if (entries.some(({ events }) => events.some(({ type }) => accessTypes.has(type)))) directory.refresh()
    for (const tell of watchers) tell(entries)
    // What I undo comes when it is done, and not from under my hand.
    glow(entries.filter(({ actor, events: [first] }) => actor.id !== me?.id || undoings.has(first.type)))
    const others = entries.filter(({ actor }) => actor.id !== me?.id)
    if (others.length > 0) onOthers(others)
  }

  /** All of the board; tried until it comes. Null where there is no such board for me. */
  const fetchWhole = async (transport: Transport, isWanted: () => boolean): Promise<Snapshot | null> => {
    for (let attempt = 0; isWanted(); attempt++) {
      const outcome = await transport.snapshot(board)
      if (outcome.kind === 'ok') return outcome.value
      if (outcome.kind === 'gone' || outcome.kind === 'no-session') return null
      await new Promise<void>((resolve) => browserClock.after(backoffMs(browserClock, attempt), resolve))
    }
    return null
  }

  const follow = async (isWanted: () => boolean) => {
    me ??= await signIn()
    if (!isWanted()) return
    if (!me) return onNoEntry()
    remember(me)
    const { line, transport, ...its } = await browserFor(me.id)
    disk = its.disk
    reach = transport
    const kept = await its.disk.board(board)
    const whole = isWhole ? snapshot : null
    const isGood = kept !== null && kept.snapshot.epoch === snapshot.epoch && (!whole || seqOf(kept) >= whole.seq)
    const fetched = isGood ? null : (whole ?? (await fetchWhole(transport, isWanted)))
    if (!isWanted()) return
    const from = isGood ? kept : fetched && { snapshot: fetched, entries: [] }
    if (!from) return onNoEntry()
    if (fetched) void its.disk.keep(fetched)
    follower = createFollower({
      board,
      me: me.id,
      ...from,
      line,
      transport,
      disk: its.disk,
      clock: browserClock,
      onChange: refresh,
      onEntries: receive,
      onRejected,
    })
    const user = me.id
    directory.learn([me])
    directory.open(() => transport.people(board))
    if (!isUnseen) live = meet(user)
    for (const cardId of opened.keys()) {
      opened.set(cardId, follower.openCard(cardId))
      live?.view(cardId)
    }
    refresh()
  }

  /** Joins those who are on the board. */
  const meet = (user: UserId): LiveClient => {
    const seen = createLiveClient({
      board,
      me: user,
      clock: browserClock,
      open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live?as=${user}`),
    })
    let users = seen.users
    seen.subscribe(() => {
      if (users === seen.users) return
      users = seen.users
      directory.learn(peopleIn(users))
    })
    return seen
  }

  return {
    get view() {
      return shown()
    },
    get seq() {
      return follower && hasCaughtUp ? follower.replica.seq : snapshot.seq
    },
    count: (listId) => {
      const cards = shown().order.cards[listId]?.length ?? 0
      return follower ? cards : (counts[listId] ?? cards)
    },
    get me() {
      return me
    },
    get state() {
      return state
    },
    get live() {
      return live
    },
    get role() {
      return role()
    },
    get mayChange() {
      return shown().archivedAt === null && mayNow('AddCard')
    },
    get mayComment() {
      return shown().archivedAt === null && mayNow('AddComment')
    },
    get mayShare() {
      return mayNow('share')
    },
    get readsPast() {
      return readsAfter(shown(), me?.id ?? null) === 0
    },
    get lost() {
      return lost
    },
    discardLost: () => {
      lost = []
      void disk?.forget(board)
      changed()
    },
    get pending() {
      return follower?.replica.pending ?? []
    },
    get unsaved() {
      return unsaved
    },
    get fresh() {
      return fresh
    },
    directory,
    body: (cardId) => follower?.replica.body(cardId) ?? null,
    holdBody: (cardId) => follower?.openCard(cardId) ?? (() => {}),
    openCard: (cardId) => {
      opened.set(cardId, follower?.openCard(cardId))
      live?.view(cardId)
      return () => {
        opened.get(cardId)?.()
        opened.delete(cardId)
        live?.view([...opened.keys()].at(-1) ?? null)
      }
    },
    propose: (asked) => {
      const commandId = checked(isCommandId, newId())
      follower?.propose({ ...asked, commandId })
      changed()
      return commandId
    },
    watchEntries: (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    activity: async (cardId, before) => (await reach?.activity(board, cardId, before)) ?? { kind: 'lost' },
    setMe: (renamed) => {
      me = renamed
      remember(me)
      directory.learn([me])
      changed()
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
    start: () => {
      let isWanted = true
      const wake = () => {
        if (document.visibilityState === 'visible') live?.wake()
      }
      const places = [
        [document, 'visibilitychange'],
        [window, 'pageshow'],
        [window, 'online'],
      ] as const
      // Where nothing can be kept, what waits goes with the page.
      const ask = (event: BeforeUnloadEvent) => {
        if (disk?.lasts === false && state && state.waiting > 0) event.preventDefault()
      }
      for (const [place, event] of places) place.addEventListener(event, wake)
      window.addEventListener('beforeunload', ask)
      void follow(() => isWanted)
      return () => {
        isWanted = false
        for (const [place, event] of places) place.removeEventListener(event, wake)
        window.removeEventListener('beforeunload', ask)
        follower?.close()
        live?.close()
        follower = null
        hasCaughtUp = false
        hasEnded = false
        live = null
        state = null
      }
    },
  }
}

const peopleIn = (users: LiveClient['users']): Person[] =>
  Object.entries(users).flatMap(([id, { name, color }]) => (isUserId(id) ? [{ id, name, color }] : []))

const seqOf = ({ snapshot, entries }: Kept): number => entries.at(-1)?.seq ?? snapshot.seq
