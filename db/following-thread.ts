import { Worker } from 'node:worker_threads'
import type { BoardId } from '../domain/id.ts'

/** A thread that follows the log and answers questions in between, as the rest of the process sees it. */
export type FollowingThread<Question, Answer> = {
  /** There is more of a board in the log, or nothing any more. */
  rang(board: BoardId): void
  /** Tells it at once of all that rang. */
  ring(): void
  /** Never rejects: null where there is nobody to answer. */
  ask(question: (id: number) => Question): Promise<Answer | null>
  close(): Promise<void>
}

/** What each of them is told, beside its questions. */
export type FollowingJob = { readonly kind: 'rang'; readonly boards: readonly BoardId[] } | { readonly kind: 'close' }

/** Something failed, and what was done about it. */
export type Failed = { readonly kind: 'failed'; readonly message: string }

type FollowingOptions<Told> = {
  /** Where its program lies, beside the module at `from`; bundled, both are JavaScript. */
  readonly program: string
  readonly from: string
  readonly files: object
  /** Nobody waits for it: it is told of many commands at once, after so long. */
  readonly ringMs: number
  readonly onFailed: (message: string) => void
  /** What it says without being asked. */
  readonly onTold: (told: Told) => void
}

export function startFollowing<
  Question extends { readonly id: number },
  Answer extends { readonly id: number },
  Told extends { readonly kind: string },
>(options: FollowingOptions<Told>): FollowingThread<Question, Answer> {
  const { program, from, files, ringMs, onFailed, onTold } = options
  const end = from.endsWith('.ts') ? '.ts' : '.mjs'
  const thread = new Worker(new URL(`./${program}${end}`, from), { workerData: files })
  const waiting = new Map<number, (answer: Answer | null) => void>()
  const rung = new Set<BoardId>()
  let nextId = 1
  let hasEnded = false

  thread.on('error', (error) => onFailed(String(error)))
  thread.on('exit', () => {
    hasEnded = true
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  })
  thread.on('message', (news: Answer | Failed | Told) => {
    if ('message' in news) return onFailed(news.message)
    if (!('id' in news)) return onTold(news)
    waiting.get(news.id)?.(news)
    waiting.delete(news.id)
  })
  const say = (job: Question | FollowingJob) => thread.postMessage(job)
  const ring = () => {
    if (rung.size > 0) say({ kind: 'rang', boards: [...rung] })
    rung.clear()
  }

  return {
    rang: (board) => {
      if (rung.size === 0) setTimeout(ring, ringMs).unref()
      rung.add(board)
    },
    ring,
    ask: (question) =>
      new Promise((resolve) => {
        if (hasEnded) return resolve(null)
        const id = nextId++
        waiting.set(id, resolve)
        say(question(id))
      }),
    close: async () => {
      if (hasEnded) return
      const ended = new Promise((resolve) => thread.once('exit', resolve))
      say({ kind: 'close' })
      await ended
    },
  }
}
