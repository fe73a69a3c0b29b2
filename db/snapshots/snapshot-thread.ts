import type { BoardId } from '../../domain/id.ts'
import { startFollowing } from '../following-thread.ts'
import type { FoundSnapshot, SnapshotAnswer, SnapshotFiles, SnapshotQuestion } from './snapshot-job.ts'

/** The thread that keeps the snapshots, as the rest of the process sees it. */
export type SnapshotThread = {
  /** There is more of a board in the log, or nothing any more. */
  rang(board: BoardId): void
  /** The newest snapshot up to a `seq`. Never rejects: where nothing can be read there is none. */
  nearest(board: BoardId, upTo: number): Promise<FoundSnapshot | null>
  close(): Promise<void>
}

/** Starts the thread on a log that has its tables; its own file is made where there is none. */
export function startSnapshots(files: SnapshotFiles, onFailed: (message: string) => void): SnapshotThread {
  const thread = startFollowing<SnapshotQuestion, SnapshotAnswer, never>({
    program: 'snapshotter',
    from: import.meta.url,
    files,
    ringMs: 200,
    onFailed,
    onTold: () => {},
  })
  return {
    rang: thread.rang,
    nearest: async (board, upTo) => (await thread.ask((id) => ({ kind: 'nearest', id, board, upTo })))?.found ?? null,
    close: thread.close,
  }
}
