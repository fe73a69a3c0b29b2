import type { Command } from '../../domain/command.ts'
import type { Rejection } from '../../domain/decision.ts'
import type { BoardId, CardId, CommandId, UserId } from '../../domain/id.ts'
import { isErasing } from '../../domain/is-erasing.ts'
import { createReplica, type Replica } from '../../domain/replica.ts'
import { type Snapshot, toWireBoard, type WireEntry } from '../../domain/wire.ts'
import { backoffMs, type Clock } from './clock.ts'
import type { Disk } from './disk.ts'
import type { Line } from './line.ts'
import type { Outcome } from './outcome.ts'
import type { Answer, Refusal, Status } from './told.ts'
import type { Transport } from './transport.ts'

/**
 * Follows one board: a replica, the line that feeds it, and polling where the stream has a gap. What is confirmed is
 * kept on the browser's disk. The page and the simulation run this same code; only network, clock and disk differ.
 */
export type Follower = {
  readonly replica: Replica
  readonly state: FollowState
  propose(command: Command): void
  /** Loads a card's body and keeps it in step, until the returned undo is called. */
  openCard(cardId: CardId): () => void
  /** Stops following. What waits to be sent is still sent. */
  close(): void
}

export type FollowState = {
  readonly status: Status
  /** Whether the line has been live before. */
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

export type FollowerOptions = {
  readonly board: BoardId
  readonly me: UserId
  readonly snapshot: Snapshot
  /** What has happened since the snapshot, as far as it is known. */
  readonly entries: readonly WireEntry[]
  readonly line: Line
  readonly transport: Pick<Transport, 'poll' | 'snapshot' | 'card'>
  readonly disk: Disk
  readonly clock: Clock
  /** Something that is seen has changed. */
  readonly onChange: () => void
  /** Entries that are new here, in order. */
  readonly onEntries: (entries: readonly WireEntry[]) => void
  /** A command of this tab's that was refused; the view is without it already. */
  readonly onRejected: (command: Command, rejection: Pick<Rejection, 'seq'> & { readonly code: string }) => void
}

/** An answered command whose entry has not come by then was lost on the stream. */
const echoMs = 3_000
/** After so many entries the board is kept anew: the larger it is, the later. */
const entriesKeptMin = 300
const cardsOfEntry = 8

export function createFollower(options: FollowerOptions): Follower {
  const { board, me, snapshot, line, transport, disk, clock, onChange, onEntries, onRejected } = options
  const replica = createReplica(me, snapshot)
  const opened = new Map<CardId, number>()
  /** What was asked and is not answered; what this tab has to say something about when it is refused. */
  const waiting = new Set<CommandId>()
  const mine = new Set<CommandId>()
  /** What was answered before the disk was read; null from then on. */
  let early: Set<CommandId> | null = new Set()
  let epoch = snapshot.epoch
  let hash: { seq: number; hash4: string } | null = null
  let status: Status = 'opening'
  let wasLive = false
  let sending = { isFull: false, isLost: false }
  let head = snapshot.seq
  let needsReload = false
  let ended: FollowState['ended'] = null
  let isHealing = false
  let isClosed = false
  let entriesKept = 0
  /** A snapshot is needed: one that is not older than the replica, or whatever there is. */
  let needsSnapshot: 'newer' | 'any' | null = null

  /** [R6] */
  const foldIn = (entries: readonly WireEntry[]): readonly WireEntry[] => {
    const { folded, needs } = replica.receive(entries)
    if (needs === 'reload') needsReload = true
    if (needs === 'snapshot') needsSnapshot ??= 'newer'
    return folded
  }

  const receive = (entries: readonly WireEntry[]) => {
    const folded = foldIn(entries)
    head = Math.max(head, replica.seq, entries.at(-1)?.seq ?? 0)
    if (folded.length > 0) {
      keep(folded)
      onEntries(folded)
    }
    void heal()
    onChange()
  }

  /** What cannot be folded is not kept either. */
  const keep = (entries: readonly WireEntry[]) => {
    if (needsReload || needsSnapshot) return
    entriesKept += entries.length
    // [E8] What is kept of words that are erased goes with them.
    const isErased = entries.some(({ events }) => isErasing(events[0].type))
    const most = Math.max(entriesKeptMin, replica.confirmed.lastNumber / cardsOfEntry)
    if (entriesKept <= most && !isErased) return void disk.append(board, entries)
    entriesKept = 0
    void disk.keep({ board: toWireBoard(replica.confirmed), epoch, seq: replica.seq })
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
    for (let attempt = 0; !ended && !isClosed && (needsSnapshot || head > replica.seq); ) {
      const isNearer = needsSnapshot ? await fetchSnapshot(needsSnapshot) : await pollOnce()
      attempt = isNearer ? 0 : attempt + 1
      if (!isNearer) await new Promise<void>((resolve) => clock.after(backoffMs(clock, attempt), resolve))
    }
    isHealing = false
    onChange()
  }

  const pollOnce = async (): Promise<boolean> => {
    const before = replica.seq
    const outcome = await transport.poll(board, before, epoch, 0)
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
    const outcome = await transport.snapshot(board)
    if (outcome.kind !== 'ok') return failed(outcome)
    if (wanted === 'newer' && outcome.value.seq < replica.seq) return false
    const isOtherLife = outcome.value.epoch !== epoch
    needsSnapshot = null
    epoch = outcome.value.epoch
    hash = null
    replica.open(outcome.value)
    entriesKept = 0
    void disk.keep(outcome.value)
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
    if (ended) return
    ended = why
    unfollow()
    onChange()
  }

  const loadCard = async (cardId: CardId) => {
    // A card that is not there may be one of mine that is still on its way.
    for (let attempt = 0; replica.isMissing(cardId) && !ended && !isClosed; ) {
      const outcome = await transport.card(board, cardId)
      if (outcome.kind === 'ok' && replica.loadCard(outcome.value)) return onChange()
      await new Promise<void>((resolve) => clock.after(backoffMs(clock, attempt++), resolve))
    }
  }

  const take = (command: Command) => {
    if (waiting.has(command.commandId)) return
    waiting.add(command.commandId)
    replica.propose(command)
  }

  const takeBack = (command: Command, refusal: Refusal) => {
    onRejected(command, 'rejected' in refusal ? refusal.rejected : { code: refusal.refused })
    void disk.remove([command.commandId])
  }

  /** [R4] */
  const settle = (command: Command, answer: Answer) => {
    const { commandId } = command
    waiting.delete(commandId)
    early?.add(commandId)
    const isMine = mine.delete(commandId)
    if ('refused' in answer) replica.settle({ commandId, rejected: { code: 'forbidden', detail: answer.refused } })
    else replica.settle(answer)
    if (isMine && !('seq' in answer)) takeBack(command, answer)
    if ('seq' in answer && answer.seq > replica.seq)
      clock.after(echoMs, () => {
        if (!ended && replica.seq < answer.seq) learnHead(answer.seq)
      })
    onChange()
  }

  /** What waits on the disk was asked here before the page was closed, or by another tab. */
  const restore = async () => {
    const found = await disk.waiting()
    for (const { board: its, command, refused } of found) {
      if (its !== board || waiting.has(command.commandId)) continue
      if (refused) takeBack(command, refused)
      else if (!early?.has(command.commandId)) {
        take(command)
        mine.add(command.commandId)
      }
    }
    early = null
    if (found.length > 0) onChange()
  }

  const whyReadOnly = (): FollowState['readOnly'] => {
    if (needsReload) return 'reload'
    return sending.isFull ? 'disk-full' : null
  }

  // What another tab could fold, from an archive that it held, may be kept on a snapshot that does not have it.
  entriesKept = foldIn(options.entries).length
  head = Math.max(head, replica.seq)
  const unfollow = line.follow(
    board,
    () => ({ epoch, place: { seq: replica.seq, hash4: hash?.seq === replica.seq ? hash.hash4 : undefined } }),
    {
      entry: (entry, hash4) => {
        receive([entry])
        if (hash4 !== undefined && replica.seq === entry.seq) hash = { seq: entry.seq, hash4 }
      },
      head: learnHead,
      reset: (at) => {
        head = at
        needsSnapshot = 'any'
        void heal()
      },
      ended: end,
      asked: (command) => {
        take(command)
        onChange()
      },
      answered: settle,
      sending: (state) => {
        sending = state
        onChange()
      },
      status: (now) => {
        status = now
        wasLive ||= now === 'live' || now === 'polling'
        onChange()
      },
    },
  )
  status = line.status
  wasLive = status === 'live' || status === 'polling'
  void restore()
  if (needsSnapshot) void heal()

  return {
    replica,
    get state() {
      return {
        status,
        wasLive,
        behind: Math.max(0, head - replica.seq),
        waiting: waiting.size,
        isUnheard: sending.isLost,
        readOnly: whyReadOnly(),
        ended,
      }
    },
    propose: (command) => {
      if (ended || needsReload) return
      mine.add(command.commandId)
      take(command)
      line.send(board, command)
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
    close: () => {
      isClosed = true
      unfollow()
    },
  }
}
