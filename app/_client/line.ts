import type { Command } from '../../domain/command.ts'
import type { BoardId, CommandId } from '../../domain/id.ts'
import type { WireEntry } from '../../domain/wire.ts'
import { writtenOn } from '../../domain/written-on.ts'
import type { Clock } from './clock.ts'
import type { Disk, Waiting } from './disk.ts'
import { createLeader, type Leader } from './leader.ts'
import { createLeadership, type Leadership, type Locks } from './leadership.ts'
import type { Answer, Status, TabMessage, Told, Want } from './told.ts'
import type { Transport } from './transport.ts'

/**
 * The line to the server that all tabs of one user's browser share: one of them leads, holds the stream and sends what
 * waits; the others hear of it. Where a browser has no locks, each tab leads for itself.
 */
export type Line = {
  readonly status: Status
  /** Hears of a board from its place on, until the returned undo is called. */
  follow(board: BoardId, where: () => Omit<Want, 'board'>, on: LineListener): () => void
  /** Keeps a command, and sends it when that can be done. */
  send(board: BoardId, command: Command): void
  /** The network may be back, or the page was asleep: looks at once. */
  wake(): void
  /** The network is said to be gone. */
  doubt(): void
  /** The page was hidden or is seen again. */
  seen(): void
  /** The page is put aside: another tab may lead, and nothing is heard until `wake`. */
  rest(): void
  close(): void
}

export type LineListener = {
  /** `hash4` goes into a cursor, so that the server can tell another past. */
  entry(entry: WireEntry, hash4: string | undefined): void
  head(seq: number): void
  reset(head: number): void
  ended(why: 'gone' | 'no-session'): void
  /** Another tab has asked for something. */
  asked(command: Command): void
  answered(command: Command, answer: Answer): void
  sending(state: { readonly isFull: boolean; readonly isLost: boolean }): void
  status(status: Status): void
}

/** What of a BroadcastChannel is used. */
export type Channel = {
  postMessage(message: TabMessage): void
  /** Hears what other tabs say. */
  hear(take: (message: TabMessage) => void): void
  close(): void
}

export type LineOptions = {
  /** Names the lock; by the user, so that two users of one browser have nothing in common. */
  readonly name: string
  readonly tab: string
  readonly clock: Clock
  readonly locks: (Locks & { query?(): Promise<{ held?: { name?: string }[] }> }) | null
  readonly channel: Channel | null
  readonly disk: Disk
  readonly transport: Transport
  readonly isHidden: () => boolean
}

/** A leader tells something each 15 s. */
const silenceMs = 40_000
/** A leader that is alive answers at once. */
const answerMs = 800

export function createLine({ name, tab, clock, locks, channel, disk, transport, isHidden }: LineOptions): Line {
  const listeners = new Map<BoardId, Set<{ where: () => Omit<Want, 'board'>; on: LineListener }>>()
  /** What this tab has asked for and was not answered. */
  const unanswered = new Map<CommandId, Waiting>()
  let leader: Leader | null = null
  let isLeaderHidden = false
  let status: Status = 'opening'
  let heardAt = clock.now()
  let cancelDoubt: (() => void) | null = null
  let isClosed = false

  const post = (message: TabMessage) => channel?.postMessage(message)
  const onBoard = (board: BoardId, act: (on: LineListener) => void) => {
    for (const { on } of listeners.get(board) ?? []) act(on)
  }
  const tell = (told: Told) => {
    post({ kind: 'told', told })
    take(told)
  }
  const take = (told: Told) => {
    switch (told.kind) {
      case 'status':
        status = told.status
        for (const board of listeners.keys()) onBoard(board, (on) => on.status(status))
        if (status === 'live') sweep()
        return
      case 'entry':
        return onBoard(told.board, (on) => on.entry(told.entry, told.hash4))
      case 'head':
        return onBoard(told.board, (on) => on.head(told.seq))
      case 'reset':
        return onBoard(told.board, (on) => on.reset(told.head))
      case 'ended':
        return onBoard(told.board, (on) => on.ended(told.why))
      case 'answered':
        unanswered.delete(told.command.commandId)
        number(told.board, told.command, told.answer)
        return onBoard(told.board, (on) => on.answered(told.command, told.answer))
      case 'sending':
        return onBoard(told.board, (on) => on.sending(told))
    }
  }

  /** [R12] Another leader may have to be told of what was written on this. */
  const number = (board: BoardId, earlier: Command, answer: Answer) => {
    if (!('seq' in answer) || answer.unchanged) return
    for (const [id, waiting] of unanswered)
      if (waiting.board === board)
        unanswered.set(id, { board, command: writtenOn(waiting.command, earlier, answer.seq) })
  }
  const wants = (): Want[] =>
    [...listeners].flatMap(([board, all]) => {
      const [first] = all
      return first ? [{ board, ...first.where() }] : []
    })
  const want = () => {
    if (leader) leader.want(tab, wants())
    else post({ kind: 'want', tab, wants: wants() })
  }

  const lead = () => {
    leader = createLeader({ clock, disk, transport, tell })
    isLeaderHidden = false
    post({ kind: 'lead', isHidden: isHidden(), isNew: true })
    if (listeners.size > 0) want()
    for (const waiting of unanswered.values()) leader.send(waiting)
  }
  const follow = () => {
    leader?.close()
    leader = null
  }
  let leadership: Leadership | null = null
  /** Tells the leader, whoever it comes to be, that this tab is there: the lock goes when the tab does. */
  let here: Leadership | null = null
  const begin = () => {
    leadership = createLeadership({ locks, name, onLead: lead, onLost: follow })
    if (locks) here = createLeadership({ locks, name: tabLock(name, tab), onLead: () => {}, onLost: () => {} })
  }
  const rest = () => {
    post({ kind: 'leave', tab })
    cancelDoubt?.()
    follow()
    leadership?.close()
    here?.close()
    leadership = null
    here = null
  }
  const takeLead = () => leadership?.take()

  /** Tabs that crashed did not say so. */
  const sweep = () => {
    if (!leader || !locks?.query) return
    void locks.query().then(({ held = [] }) => {
      const there = new Set(held.map((lock) => lock.name))
      leader?.keepOnly((one) => one === tab || there.has(tabLock(name, one)))
    })
  }

  channel?.hear((message) => {
    if (isClosed) return
    switch (message.kind) {
      case 'told':
        if (leader) return
        heardAt = clock.now()
        cancelDoubt?.()
        return take(message.told)
      case 'lead':
        if (leader) return
        heardAt = clock.now()
        cancelDoubt?.()
        isLeaderHidden = message.isHidden
        if (isLeaderHidden && !isHidden()) return takeLead()
        if (!message.isNew) return
        want()
        for (const waiting of unanswered.values()) post({ kind: 'asked', waiting })
        return
      case 'want':
        return leader?.want(message.tab, message.wants)
      case 'leave':
        return leader?.want(message.tab, [])
      case 'asked':
        onBoard(message.waiting.board, (on) => on.asked(message.waiting.command))
        return leader?.send(message.waiting)
      case 'who':
        if (leader) post({ kind: 'lead', isHidden: isHidden(), isNew: false })
    }
  })

  /** A tab that is seen does not wait for a leader that is hidden, frozen or gone. */
  const look = () => {
    if (leader || isHidden() || isClosed) return
    if (isLeaderHidden) return takeLead()
    post({ kind: 'who' })
    cancelDoubt?.()
    cancelDoubt = clock.after(answerMs, takeLead)
  }
  const watch = () => {
    if (isClosed) return
    if (!leader && clock.now() - heardAt > silenceMs) look()
    clock.after(silenceMs / 4, watch)
  }
  begin()
  if (locks) watch()

  return {
    get status() {
      return status
    },
    follow: (board, where, on) => {
      const all = listeners.get(board) ?? new Set()
      const listener = { where, on }
      listeners.set(board, all.add(listener))
      want()
      return () => {
        all.delete(listener)
        if (all.size === 0) listeners.delete(board)
        if (!isClosed) want()
      }
    },
    send: (board, command) => {
      const waiting = { board, command }
      unanswered.set(command.commandId, waiting)
      void disk.put(waiting)
      post({ kind: 'asked', waiting })
      leader?.send(waiting)
    },
    wake: () => {
      if (isClosed) return
      if (!leadership) {
        begin()
        want()
      }
      if (leader) leader.wake()
      else look()
    },
    doubt: () => leader?.doubt(),
    seen: () => {
      if (leader) post({ kind: 'lead', isHidden: isHidden(), isNew: false })
      else look()
    },
    rest,
    close: () => {
      if (isClosed) return
      isClosed = true
      rest()
      channel?.close()
    },
  }
}

const tabLock = (name: string, tab: string): string => `${name} tab ${tab}`
