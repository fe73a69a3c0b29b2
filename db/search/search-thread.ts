import { Worker } from 'node:worker_threads'
import type { BoardId } from '../../domain/id.ts'
import type { Asked, Found } from './projection.ts'
import type { SearchFiles, SearchJob, SearchNews } from './search-job.ts'

/** The searcher, as the rest of the process sees it. */
export type SearchThread = {
  /** There is more of a board in the log. */
  rang(board: BoardId): void
  /** Never rejects: where nothing can be looked up nothing is found, and it is not whole. */
  find(asked: Asked): Promise<Finding>
  close(): Promise<void>
}

/** `isWhole`: all that is in the log was looked through. */
export type Finding = { readonly hits: readonly Found[]; readonly isWhole: boolean }

/** Starts the searcher on a log that has its tables; its own file is made where there is none. */
export function startSearch(files: SearchFiles, onFailed: (message: string) => void): SearchThread {
  // Bundled, the searcher lies beside the server.
  const program = import.meta.url.endsWith('.ts') ? './searcher.ts' : './searcher.mjs'
  const thread = new Worker(new URL(program, import.meta.url), { workerData: files })
  const waiting = new Map<number, (finding: Finding) => void>()
  const rung = new Set<BoardId>()
  let nextId = 1
  let hasEnded = false

  const end = () => {
    hasEnded = true
    for (const answer of waiting.values()) answer(nothing)
    waiting.clear()
  }
  thread.on('error', (error) => onFailed(String(error)))
  thread.on('exit', end)
  thread.on('message', (news: SearchNews) => {
    if (news.kind === 'failed') return onFailed(news.message)
    waiting.get(news.id)?.({ hits: news.hits, isWhole: news.isWhole })
    waiting.delete(news.id)
  })
  const say = (job: SearchJob) => thread.postMessage(job)
  const ring = () => {
    if (rung.size > 0) say({ kind: 'rang', boards: [...rung] })
    rung.clear()
  }

  return {
    rang: (board) => {
      if (rung.size === 0) setImmediate(ring)
      rung.add(board)
    },
    find: (asked) =>
      new Promise((resolve) => {
        if (hasEnded) return resolve(nothing)
        ring()
        const id = nextId++
        waiting.set(id, resolve)
        say({ kind: 'find', id, asked })
      }),
    close: async () => {
      if (hasEnded) return
      const ended = new Promise((resolve) => thread.once('exit', resolve))
      say({ kind: 'close' })
      await ended
    },
  }
}

const nothing: Finding = { hits: [], isWhole: false }
