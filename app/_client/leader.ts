import type { BoardId } from '../../domain/id.ts'
import type { Clock } from './clock.ts'
import type { Disk, Waiting } from './disk.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPoller } from './poller.ts'
import { createStreamReader } from './stream-reader.ts'
import type { Status, Told, Want } from './told.ts'
import type { Transport } from './transport.ts'

/** What the leading tab does for all: one stream of all their boards, and the sending of what waits, in order. */
export type Leader = {
  /** What a tab shows now, in the place of what it showed before. */
  want(tab: string, wants: readonly Want[]): void
  /** Forgets the tabs that are not there any more. */
  keepOnly(isThere: (tab: string) => boolean): void
  send(waiting: Waiting): void
  wake(): void
  doubt(): void
  close(): void
}

export type LeaderOptions = {
  readonly clock: Clock
  readonly disk: Disk
  readonly transport: Transport
  readonly tell: (told: Told) => void
}

export function createLeader({ clock, disk, transport, tell }: LeaderOptions): Leader {
  const wanted = new Map<string, readonly BoardId[]>()
  const outboxes = new Map<BoardId, Outbox>()
  /** What was asked while the disk is read: it comes after what waits there. */
  let early: Waiting[] | null = []
  let told: Status | null = null

  const status = (): Status => {
    if (reader.state === 'live') return 'live'
    if (poller.isHeard) return 'polling'
    return reader.failures > 0 ? 'waiting' : 'opening'
  }
  const tellStatus = () => {
    const now = status()
    if (now === told) return
    if (now === 'live' || now === 'polling') for (const outbox of outboxes.values()) outbox.wake()
    told = now
    tell({ kind: 'status', status: now })
  }

  const end = (board: BoardId, why: 'gone' | 'no-session') => {
    reader.drop(board)
    outboxes.get(board)?.close()
    outboxes.delete(board)
    tell({ kind: 'ended', board, why })
  }

  const poller = createPoller({
    clock,
    poll: transport.poll,
    on: {
      entries: (board, entries, head) => {
        reader.pass(board, entries.at(-1)?.seq ?? 0)
        for (const entry of entries) tell({ kind: 'entry', board, entry, hash4: undefined })
        tell({ kind: 'head', board, seq: head })
      },
      reset: (board, head) => tell({ kind: 'reset', board, head }),
      ended: end,
      changed: tellStatus,
    },
  })
  const startPolling = () => {
    if (reader.epoch !== null) poller.start(reader.epoch, reader.places)
  }

  const reader = createStreamReader({
    clock,
    open: transport.openStream,
    on: {
      entry: (board, entry, hash4) => tell({ kind: 'entry', board, entry, hash4 }),
      head: (board, seq) => tell({ kind: 'head', board, seq }),
      reset: (board, _reason, head) => tell({ kind: 'reset', board, head }),
      revoked: (board) => end(board, 'gone'),
      // A browser does not tell why a stream could not be had; a poll does, and helps in the meantime.
      failed: () => {
        if (!poller.isRunning) startPolling()
      },
      state: (state) => {
        if (state === 'live') poller.stop()
        tellStatus()
      },
    },
  })

  const outboxOf = (board: BoardId): Outbox => {
    const outbox = outboxes.get(board) ?? createOutboxOf(board)
    outboxes.set(board, outbox)
    return outbox
  }
  const createOutboxOf = (board: BoardId): Outbox => {
    let said = { isFull: false, isLost: false }
    const outbox: Outbox = createOutbox({
      clock,
      post: (commands) => transport.post(board, commands),
      onAnswer: (command, answer) => {
        // Who reads the disk after this does not find it, and who read it before hears of it.
        const tellAnswer = () => tell({ kind: 'answered', board, command, answer })
        // What is refused is kept until a page has taken its words back: the board may be open nowhere now.
        const written =
          'seq' in answer ? disk.remove([command.commandId]) : disk.change({ board, command, refused: answer })
        written.then(tellAnswer, tellAnswer)
      },
      onNumbered: (command) => void disk.change({ board, command }),
      onEnded: (why) => end(board, why),
      onChange: () => {
        const { isFull, isLost } = outbox
        if (isFull === said.isFull && isLost === said.isLost) return
        said = { isFull, isLost }
        tell({ kind: 'sending', board, ...said })
      },
    })
    return outbox
  }

  const letGo = () => {
    const all = new Set([...wanted.values()].flat())
    for (const board of reader.places.keys()) if (!all.has(board)) reader.drop(board)
  }

  const sendWhatWaits = async () => {
    const waiting = await disk.waiting()
    const late = early ?? []
    early = null
    for (const { board, command, refused } of [...waiting, ...late]) if (!refused) outboxOf(board).add(command)
  }
  void sendWhatWaits()

  return {
    want: (tab, wants) => {
      wanted.set(
        tab,
        wants.map(({ board }) => board),
      )
      for (const { board, epoch, place } of wants) {
        const read = reader.places.get(board)
        if (!read) reader.add(board, epoch, place)
        else if (epoch !== reader.epoch) tell({ kind: 'reset', board, head: 0 })
        else tell({ kind: 'head', board, seq: read.seq })
      }
      letGo()
      if (poller.isRunning) startPolling()
      tell({ kind: 'status', status: status() })
    },
    keepOnly: (isThere) => {
      for (const tab of wanted.keys()) if (!isThere(tab)) wanted.delete(tab)
      letGo()
    },
    send: (waiting) => {
      if (early) early.push(waiting)
      else outboxOf(waiting.board).add(waiting.command)
    },
    wake: () => {
      reader.wake()
      for (const outbox of outboxes.values()) outbox.wake()
    },
    doubt: reader.doubt,
    close: () => {
      reader.close()
      poller.stop()
      for (const outbox of outboxes.values()) outbox.close()
    },
  }
}
