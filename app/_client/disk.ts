import type { Command } from '../../domain/command.ts'
import type { BoardId, CommandId } from '../../domain/id.ts'
import type { Snapshot, WireEntry } from '../../domain/wire.ts'
import type { Refusal } from './told.ts'

/** What a browser keeps for one user: what waits to be sent, and the boards that were open. */
export type Disk = {
  /** Whether it outlives the page. */
  readonly lasts: boolean
  /** Keeps a command until it is answered. */
  put(waiting: Waiting): Promise<void>
  remove(commandIds: readonly CommandId[]): Promise<void>
  /** Keeps another in the place of one that has its id. */
  change(waiting: Waiting): Promise<void>
  /** What waits to be sent, in the order in which it was asked; and what was refused while nobody was there to hear it. */
  waiting(): Promise<readonly Waiting[]>
  /** A board as it was last kept; null where it was not. */
  board(board: BoardId): Promise<Kept | null>
  /** Keeps a board from a snapshot on. */
  keep(snapshot: Snapshot): Promise<void>
  /** Keeps what has happened since. */
  append(board: BoardId, entries: readonly WireEntry[]): Promise<void>
  /** Keeps nothing of a board any more, nor what waits for it. */
  forget(board: BoardId): Promise<void>
  close(): void
}

export type Waiting = { readonly board: BoardId; readonly command: Command; readonly refused?: Refusal }

/** A snapshot, and the entries after it, without holes. */
export type Kept = { readonly snapshot: Snapshot; readonly entries: readonly WireEntry[] }

/** The entries that follow a snapshot without a hole. */
export function withoutHoles(snapshot: Snapshot, entries: readonly WireEntry[]): Kept {
  let next = snapshot.seq + 1
  const whole: WireEntry[] = []
  for (const entry of entries) {
    if (entry.seq < next) continue
    if (entry.seq > next) break
    whole.push(entry)
    next += 1
  }
  return { snapshot, entries: whole }
}

/** A disk for as long as the page lives: where the browser has none, or lets us have none. */
export function createMemoryDisk(): Disk {
  let queue: readonly Waiting[] = []
  const boards = new Map<BoardId, { snapshot: Snapshot; entries: WireEntry[] }>()
  return {
    lasts: false,
    put: async (waiting) => {
      queue = [...queue, waiting]
    },
    remove: async (commandIds) => {
      queue = queue.filter(({ command }) => !commandIds.includes(command.commandId))
    },
    change: async (waiting) => {
      queue = queue.map((one) => (one.command.commandId === waiting.command.commandId ? waiting : one))
    },
    waiting: async () => queue,
    board: async (board) => {
      const kept = boards.get(board)
      return kept ? withoutHoles(kept.snapshot, kept.entries) : null
    },
    // A board goes on in its own records: what is kept is as it is now.
    keep: async (snapshot) => void boards.set(snapshot.board.id, { snapshot: structuredClone(snapshot), entries: [] }),
    append: async (board, entries) => void boards.get(board)?.entries.push(...entries),
    forget: async (board) => {
      boards.delete(board)
      queue = queue.filter((one) => one.board !== board)
    },
    close: () => {},
  }
}
