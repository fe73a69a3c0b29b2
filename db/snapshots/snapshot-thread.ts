import { Worker } from 'node:worker_threads'
import type { BoardId } from '../../domain/id.ts'
import type { FoundSnapshot, SnapshotFiles, SnapshotJob, SnapshotNews } from './snapshot-job.ts'

/** The thread that keeps the snapshots, as the rest of the process sees it. */
export type SnapshotThread = {
  /** There is more of a board in the log, or nothing any more. */
  rang(board: BoardId): void
  /** The newest snapshot up to a `seq`. Never rejects: where nothing can be read there is none. */
  nearest(board: BoardId, upTo: number): Promise<FoundSnapshot | null>
  close(): Promise<void>
}

/** Nobody waits for a snapshot: what is new is told of now and then, for many commands at once. */
const ringMs = 200

/** Starts the thread on a log that has its tables; its own file is made where there is none. */
export function startSnapshots(files: SnapshotFiles, onFailed: (message: string) => void): SnapshotThread {
  // Bundled, the program lies beside the server.
  const program = import.meta.url.endsWith('.ts') ? './snapshotter.ts' : './snapshotter.mjs'
  const thread = new Worker(new URL(program, import.meta.url), { workerData: files })
  const waiting = new Map<number, (found: FoundSnapshot | null) => void>()
  const rung = new Set<BoardId>()
  let nextId = 1
  let hasEnded = false

  const end = () => {
    hasEnded = true
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  }
  thread.on('error', (error) => onFailed(String(error)))
  thread.on('exit', end)
  thread.on('message', (news: SnapshotNews) => {
    if (news.kind === 'failed') return onFailed(news.message)
    waiting.get(news.id)?.(news.found)
    waiting.delete(news.id)
  })
  const say = (job: SnapshotJob) => thread.postMessage(job)
  const ring = () => {
    if (rung.size > 0) say({ kind: 'rang', boards: [...rung] })
    rung.clear()
  }

  return {
    rang: (board) => {
      if (rung.size === 0) setTimeout(ring, ringMs).unref()
      rung.add(board)
    },
    nearest: (board, upTo) =>
      new Promise((resolve) => {
        if (hasEnded) return resolve(null)
        const id = nextId++
        waiting.set(id, resolve)
        say({ kind: 'nearest', id, board, upTo })
      }),
    close: async () => {
      if (hasEnded) return
      const ended = new Promise((resolve) => thread.once('exit', resolve))
      say({ kind: 'close' })
      await ended
    },
  }
}
