import type { BoardId } from '../domain/id.ts'
import type { Timers } from './timers.ts'

/** [A9] Has it said in the log, right after, that someone's time on a board is up. */
export type Lapsing = {
  /** The next on this board is out then, in milliseconds since 1970. */
  heed(board: BoardId, at: number): void
  close(): void
}

/** `lapse` writes it, and answers whether that is done: if not, it is asked again. */
export function createLapsing(timers: Timers, now: () => number, lapse: (board: BoardId) => Promise<boolean>): Lapsing {
  const due = new Map<BoardId, number>()
  const close = timers.every(everyMs, () => {
    const time = now()
    for (const [board, at] of due) {
      if (at > time) continue
      due.delete(board)
      void lapse(board).then((isDone) => {
        if (!isDone) due.set(board, time)
      })
    }
  })
  return { heed: (board, at) => void due.set(board, at), close }
}

const everyMs = 1_000
