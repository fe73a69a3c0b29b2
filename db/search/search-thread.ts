import { Worker } from 'node:worker_threads'
import { type BoardId, isUserId, type UserId } from '../../domain/id.ts'
import type { LetterRow } from '../inbox/letters.ts'
import type { Asked, Found } from './projection.ts'
import type { SearchFiles, SearchJob, SearchNews } from './search-job.ts'

/** The searcher, as the rest of the process sees it. */
export type SearchThread = {
  /** There is more of a board in the log. */
  rang(board: BoardId): void
  /** Never rejects: where nothing can be looked up nothing is found, and it is not whole. */
  find(asked: Asked): Promise<Finding>
  /** Someone's newest letters; the same holds of them. */
  letters(user: UserId, lettersMax: number): Promise<Post>
  close(): Promise<void>
}

/** `isWhole`: all that is in the log was looked through. */
export type Finding = { readonly hits: readonly Found[]; readonly isWhole: boolean }

export type Post = { readonly letters: readonly LetterRow[]; readonly isWhole: boolean }

/** What the searcher has to say without being asked. */
export type OnNews = {
  readonly failed: (message: string) => void
  /** The letters of this person are others now. */
  readonly told: (user: UserId) => void
}

/** Starts the searcher on a log that has its tables; its own file is made where there is none. */
export function startSearch(files: SearchFiles, on: OnNews): SearchThread {
  // Bundled, the searcher lies beside the server.
  const program = import.meta.url.endsWith('.ts') ? './searcher.ts' : './searcher.mjs'
  const thread = new Worker(new URL(program, import.meta.url), { workerData: files })
  const waiting = new Map<number, (answer: Answer | null) => void>()
  const rung = new Set<BoardId>()
  let nextId = 1
  let hasEnded = false

  const end = () => {
    hasEnded = true
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  }
  thread.on('error', (error) => on.failed(String(error)))
  thread.on('exit', end)
  thread.on('message', (news: SearchNews) => {
    if (news.kind === 'failed') return on.failed(news.message)
    if (news.kind === 'told') {
      for (const user of news.users) if (isUserId(user)) on.told(user)
      return
    }
    waiting.get(news.id)?.(news)
    waiting.delete(news.id)
  })
  const say = (job: SearchJob) => thread.postMessage(job)
  const ring = () => {
    if (rung.size > 0) say({ kind: 'rang', boards: [...rung] })
    rung.clear()
  }

  /** Null where there is nobody to answer. */
  const ask = (job: (id: number) => SearchJob) =>
    new Promise<Answer | null>((resolve) => {
      if (hasEnded) return resolve(null)
      ring()
      const id = nextId++
      waiting.set(id, resolve)
      say(job(id))
    })

  return {
    rang: (board) => {
      if (rung.size === 0) setImmediate(ring)
      rung.add(board)
    },
    find: async (asked) => {
      const answer = await ask((id) => ({ kind: 'find', id, asked }))
      return answer?.kind === 'found' ? answer : { hits: [], isWhole: false }
    },
    letters: async (user, lettersMax) => {
      const answer = await ask((id) => ({ kind: 'letters', id, user, lettersMax }))
      return answer?.kind === 'letters' ? answer : { letters: [], isWhole: false }
    },
    close: async () => {
      if (hasEnded) return
      const ended = new Promise((resolve) => thread.once('exit', resolve))
      say({ kind: 'close' })
      await ended
    },
  }
}

type Answer = Extract<SearchNews, { id: number }>
