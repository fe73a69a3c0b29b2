import { type EventLog, toEntry } from '../db/event-log.ts'
import { unpackBoardSlowly } from '../db/snapshots/packed-board.ts'
import type { FoundSnapshot } from '../db/snapshots/snapshot-job.ts'
import { emptyBoard } from '../domain/board.ts'
import { openFold } from '../domain/evolve.ts'
import type { BoardId } from '../domain/id.ts'
import type { BoardState } from './boards.ts'
import { pause } from './pause.ts'

/** Boards as they were: folded from the nearest that is at hand. */
export type Moments = {
  /** The board as of a `seq`, which is not past its head. Whoever asks for the same meanwhile waits for the same. */
  asOf(board: BoardId, seq: number): Promise<BoardState>
  /** Lets go of what is remembered of a board: its past has changed (E8). */
  forget(board: BoardId): void
}

/** The newest stored snapshot of a board up to a `seq`; null where there is none. */
export type Nearest = (board: BoardId, upTo: number) => Promise<FoundSnapshot | null>

export type MomentsOptions = {
  readonly log: Pick<EventLog, 'read'>
  readonly nearest: Nearest
  /** To read a snapshot without cards takes as long as to fold so many entries. */
  readonly entriesPerSnapshot?: number
  /** How much may be remembered. */
  readonly heldBytesMax?: number
}

/** So much is folded in about 10 ms. */
const pageMax = { entriesMax: 500, bytesMax: 512 * 1024 }
/** As long as to read a card of a snapshot. */
const entriesPerCard = 0.25
/** What a board weighs in memory, and each of its cards. */
const boardBytes = 10_000
const cardBytes = 600

export function createMoments(options: MomentsOptions): Moments {
  const { log, nearest, entriesPerSnapshot = 100, heldBytesMax = 32 * 1024 * 1024 } = options
  /** Those that were asked for last, the newest at the end. */
  const held = new Map<string, { readonly id: BoardId; readonly state: BoardState; readonly bytes: number }>()
  let heldBytes = 0
  const coming = new Map<string, Promise<BoardState>>()
  let forgotten = 0

  const hold = (id: BoardId, state: BoardState) => {
    const key = keyOf(id, state.seq)
    letGo(key)
    const bytes = boardBytes + cardBytes * state.board.lastNumber
    held.set(key, { id, state, bytes })
    heldBytes += bytes
    for (const oldest of held.keys()) {
      if (heldBytes <= heldBytesMax) return
      letGo(oldest)
    }
  }
  const letGo = (key: string) => {
    heldBytes -= held.get(key)?.bytes ?? 0
    held.delete(key)
  }

  const heldBefore = (id: BoardId, seq: number): BoardState => {
    let best: BoardState = { board: emptyBoard(id), seq: 0, at: 0 }
    for (const one of held.values())
      if (one.id === id && one.state.seq <= seq && one.state.seq > best.seq) best = one.state
    return best
  }

  /** What is remembered, or what is stored where that saves more than it costs. */
  const baseFor = async (id: BoardId, seq: number): Promise<BoardState> => {
    const remembered = heldBefore(id, seq)
    const worthSeq = remembered.seq + entriesPerSnapshot + remembered.board.lastNumber * entriesPerCard
    if (seq <= worthSeq) return remembered
    const stored = await nearest(id, seq)
    return stored && stored.seq > worthSeq ? stateOf(stored) : remembered
  }

  const fold = async (id: BoardId, seq: number): Promise<BoardState> => {
    const began = forgotten
    let state = await baseFor(id, seq)
    const folding = openFold(state.board)
    while (state.seq < seq) {
      await pause()
      const rows = await log.read(id, state.seq, {
        ...pageMax,
        entriesMax: Math.min(pageMax.entriesMax, seq - state.seq),
      })
      const last = rows.at(-1)
      if (!last) break
      folding.apply(rows.map(toEntry))
      state = { board: folding.board, seq: last.seq, at: last.at }
    }
    if (began === forgotten) hold(id, state)
    return state
  }

  return {
    asOf: (id, seq) => {
      const key = keyOf(id, seq)
      const now = coming.get(key)
      if (now) return now
      const folded = fold(id, seq).finally(() => {
        if (coming.get(key) === folded) coming.delete(key)
      })
      coming.set(key, folded)
      return folded
    },
    forget: (id) => {
      forgotten += 1
      coming.clear()
      for (const [key, one] of held) if (one.id === id) letGo(key)
    },
  }
}

/** The board that was stored. */
export const stateOf = async ({ body, seq, at }: FoundSnapshot): Promise<BoardState> => ({
  board: await unpackBoardSlowly(body, pause),
  seq,
  at,
})

const keyOf = (id: BoardId, seq: number): string => `${id} ${seq}`
