import { type EventLog, toEntry } from '../../db/event-log.ts'
import { openTracks, type Tracks } from '../../domain/flow/tracks.ts'
import type { BoardId } from '../../domain/id.ts'
import { pause } from '../pause.ts'

/** The tracks of boards' cards, each read from the log once, and from where it was left from then on. */
export type HeldTracks = {
  /** A board's tracks up to its newest entry. */
  of(board: BoardId): Promise<Tracks>
  /** The board is no more. */
  forget(board: BoardId): void
}

/** A page is no longer than others can wait. */
const pageMax = { entriesMax: 500, bytesMax: 1024 * 1024 }

/** `stepsMax`: how many steps are held of all boards together; those asked for last stay. */
export function createHeldTracks(log: Pick<EventLog, 'read'>, stepsMax = 300_000): HeldTracks {
  /** In the order in which they were asked for. */
  const held = new Map<BoardId, Tracks>()
  const reading = new Map<BoardId, Promise<Tracks>>()

  const read = async (board: BoardId): Promise<Tracks> => {
    const tracks = held.get(board) ?? openTracks()
    for (;;) {
      const rows = await log.read(board, tracks.seq, pageMax)
      if (rows.length === 0) break
      tracks.apply(rows.map(toEntry))
      await pause()
    }
    hold(board, tracks)
    return tracks
  }
  const hold = (board: BoardId, tracks: Tracks) => {
    held.delete(board)
    if (tracks.seq > 0) held.set(board, tracks)
    let steps = [...held.values()].reduce((sum, one) => sum + one.steps, 0)
    for (const [oldest, { steps: its }] of held) {
      // The newest stays however large it is: else it would be read from its beginning for each who asks.
      if (steps <= stepsMax || oldest === board) return
      held.delete(oldest)
      steps -= its
    }
  }

  return {
    // Who asks while it is being read waits for the same.
    of: (board) => {
      const before = reading.get(board)
      if (before) return before
      const tracks = read(board).finally(() => reading.delete(board))
      reading.set(board, tracks)
      return tracks
    },
    forget: (board) => void held.delete(board),
  }
}
