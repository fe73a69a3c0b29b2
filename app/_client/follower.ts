import type { Command } from '../../domain/command.ts'
import { formatCursor } from '../../domain/cursor.ts'
import type { Rejection } from '../../domain/decide.ts'
import type { BoardId, CardId, Epoch, UserId } from '../../domain/id.ts'
import { createReplica, type Replica } from '../../domain/replica.ts'
import type { OpenedCard, Polled, Result, Snapshot, WireEntry } from '../../domain/wire.ts'
import { backoffMs, type Clock } from './clock.ts'
import { createOutbox } from './outbox.ts'
import type { Outcome } from './outcome.ts'
import { createStreamReader, type Source, type StreamState } from './stream-reader.ts'

/**
 * Follows one board: a replica, the stream that feeds it, polling where the stream has a gap, and the outbox for what is
 * asked here. The page and the simulation run this same code; only network and clock differ.
 */
export type Follower = {
  readonly replica: Replica
  readonly state: FollowState
  propose(command: Command): void
  /** Loads a card's body and keeps it in step, until the returned undo is called. */
  openCard(cardId: CardId): () => void
  /** The network may be back, or the page was asleep: looks at once. */
  wake(): void
  /** The network is said to be gone. */
  doubt(): void
  /** Stops following. What waits to be sent is still sent. */
  close(): void
}

export type FollowState = {
  readonly stream: StreamState
  /** Whether the stream has been live before. */
  readonly wasLive: boolean
  /** How many entries are known to be missing here. */
  readonly behind: number
  /** How many commands wait to be answered. */
  readonly waiting: number
  /** Whether the last try to send them got no answer. */
  readonly isUnheard: boolean
  /** Why nothing can be changed now; null when it can. */
  readonly readOnly: 'disk-full' | 'reload' | null
  /** Why the board is not followed any more. */
  readonly ended: 'gone' | 'no-session' | null
}

/** The ways to the server. */
export type Transport = {
  openStream(cursor: string): Source
  post(commands: readonly Command[]): Promise<Outcome<readonly Result[]>>
  poll(after: number, epoch: Epoch): Promise<Outcome<Polled>>
  snapshot(): Promise<Outcome<Snapshot>>
  card(cardId: CardId): Promise<Outcome<OpenedCard>>
}

export type FollowerOptions = {
  readonly board: BoardId
  readonly me: UserId
  readonly snapshot: Snapshot
  readonly transport: Transport
  readonly clock: Clock
  /** Something that is seen has changed. */
  readonly onChange: () => void
  /** Entries that are new here, in order. */
  readonly onEntries: (entries: readonly WireEntry[]) => void
  /** A command that was refused; the view is without it already. */
  readonly onRejected: (command: Command, rejection: Pick<Rejection, 'seq'> & { readonly code: string }) => void
}

/** An answered command whose entry has not come by then was lost on the stream. */
const echoMs = 3_000

export function createFollower(options: FollowerOptions): Follower {
  const { board, me, snapshot, transport, clock, onChange, onEntries, onRejected } = options
  const replica = createReplica(me, snapshot)
  const opened = new Map<CardId, number>()
  let epoch = snapshot.epoch
  let hash: { seq: number; hash4: string } | null = null
  let stream: StreamState = 'opening'
  let wasLive = false
  let head = snapshot.seq
  let needsReload = false
  let ended: FollowState['ended'] = null
  let isHealing = false
  /** A snapshot is needed: one that is not older than the replica, or whatever there is. */
  let needsSnapshot: 'newer' | 'any' | null = null

  const receive = (entries: readonly WireEntry[]) => {
    const { folded, needs } = replica.receive(entries)
    head = Math.max(head, replica.seq, entries.at(-1)?.seq ?? 0)
    if (needs === 'reload') needsReload = true
    if (needs === 'snapshot') needsSnapshot ??= 'newer'
    if (folded.length > 0) onEntries(folded)
    void heal()
    onChange()
  }

  const learnHead = (seq: number) => {
    head = Math.max(head, seq)
    void heal()
    onChange()
  }

  /** [R1, R5] Fetches what is missing, until nothing is. */
  const heal = async () => {
    if (isHealing) return
    isHealing = true
    for (let attempt = 0; !ended && (needsSnapshot || head > replica.seq); ) {
      const isNearer = needsSnapshot ? await fetchSnapshot(needsSnapshot) : await pollOnce()
      attempt = isNearer ? 0 : attempt + 1
      if (!isNearer) await new Promise<void>((resolve) => clock.after(backoffMs(clock, attempt), resolve))
    }
    isHealing = false
    onChange()
  }

  const pollOnce = async (): Promise<boolean> => {
    const before = replica.seq
    const outcome = await transport.poll(before, epoch)
    if (outcome.kind !== 'ok') return failed(outcome)
    if ('reset' in outcome.value) {
      needsSnapshot = 'any'
      return true
    }
    head = Math.max(head, outcome.value.head)
    receive(outcome.value.entries)
    return replica.seq > before
  }

  const fetchSnapshot = async (wanted: 'newer' | 'any'): Promise<boolean> => {
    const outcome = await transport.snapshot()
    if (outcome.kind !== 'ok') return failed(outcome)
    if (wanted === 'newer' && outcome.value.seq < replica.seq) return false
    const isOtherLife = outcome.value.epoch !== epoch
    needsSnapshot = null
    epoch = outcome.value.epoch
    hash = null
    replica.open(outcome.value)
    head = isOtherLife ? outcome.value.seq : Math.max(head, outcome.value.seq)
    for (const cardId of opened.keys()) void loadCard(cardId)
    onChange()
    return true
  }

  const failed = ({ kind }: Exclude<Outcome<unknown>, { kind: 'ok' }>): false => {
    if (kind === 'gone' || kind === 'no-session') end(kind)
    return false
  }

  const end = (why: 'gone' | 'no-session') => {
    ended = why
    reader.close()
    outbox.close()
    onChange()
  }

  const loadCard = async (cardId: CardId) => {
    // A card that is not there may be one of mine that is still on its way.
    for (let attempt = 0; replica.isMissing(cardId) && !ended; ) {
      const outcome = await transport.card(cardId)
      if (outcome.kind === 'ok' && replica.loadCard(outcome.value)) return onChange()
      await new Promise<void>((resolve) => clock.after(backoffMs(clock, attempt++), resolve))
    }
  }

  const whyReadOnly = (): FollowState['readOnly'] => {
    if (needsReload) return 'reload'
    return outbox.isFull ? 'disk-full' : null
  }

  const outbox = createOutbox({
    clock,
    post: transport.post,
    onResult: (command, result) => {
      replica.settle(result)
      if ('rejected' in result) onRejected(command, result.rejected)
      else if (result.seq > replica.seq)
        clock.after(echoMs, () => {
          if (!ended && replica.seq < result.seq) learnHead(result.seq)
        })
    },
    onRefused: (command, code) => {
      replica.settle({ commandId: command.commandId, rejected: { code: 'forbidden', detail: code } })
      onRejected(command, { code })
    },
    onEnded: end,
    onChange,
  })

  const reader = createStreamReader({
    board,
    clock,
    open: () => {
      const hash4 = hash?.seq === replica.seq ? hash.hash4 : undefined
      return transport.openStream(formatCursor({ epoch, places: new Map([[board, { seq: replica.seq, hash4 }]]) }))
    },
    on: {
      entry: (entry, hash4) => {
        receive([entry])
        if (hash4 !== undefined && replica.seq === entry.seq) hash = { seq: entry.seq, hash4 }
      },
      head: learnHead,
      reset: (_reason, at) => {
        head = at
        needsSnapshot = 'any'
        void heal()
      },
      revoked: () => end('gone'),
      // A browser does not tell why a stream could not be had: a poll does.
      failed: () => void pollOnce(),
      state: (now) => {
        stream = now
        wasLive ||= now === 'live'
        if (now === 'live') outbox.wake()
        onChange()
      },
    },
  })

  return {
    replica,
    get state() {
      return {
        stream,
        wasLive,
        behind: Math.max(0, head - replica.seq),
        waiting: outbox.waiting,
        isUnheard: outbox.isLost,
        readOnly: whyReadOnly(),
        ended,
      }
    },
    propose: (command) => {
      if (ended || needsReload) return
      replica.propose(command)
      outbox.add(command)
      onChange()
    },
    openCard: (cardId) => {
      const count = opened.get(cardId) ?? 0
      opened.set(cardId, count + 1)
      if (count === 0) {
        replica.openCard(cardId)
        void loadCard(cardId)
      }
      return () => {
        const left = (opened.get(cardId) ?? 1) - 1
        if (left > 0) return void opened.set(cardId, left)
        opened.delete(cardId)
        replica.closeCard(cardId)
      }
    },
    wake: () => {
      reader.wake()
      outbox.wake()
    },
    doubt: reader.doubt,
    close: reader.close,
  }
}
