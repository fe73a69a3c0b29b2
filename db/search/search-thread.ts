import { type BoardId, isUserId, type UserId } from '../../domain/id.ts'
import { startFollowing } from '../following-thread.ts'
import type { LetterRow } from '../inbox/letters.ts'
import type { Asked, Found } from './projection.ts'
import type { SearchAnswer, SearchFiles, SearchQuestion, SearchTold } from './search-job.ts'

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
  const thread = startFollowing<SearchQuestion, SearchAnswer, SearchTold>({
    program: 'searcher',
    from: import.meta.url,
    files,
    ringMs: 0,
    onFailed: on.failed,
    onTold: ({ users }) => {
      for (const user of users) if (isUserId(user)) on.told(user)
    },
  })
  /** What was written before it is asked is found. */
  const ask = (question: (id: number) => SearchQuestion) => {
    thread.ring()
    return thread.ask(question)
  }
  return {
    rang: thread.rang,
    find: async (asked) => {
      const answer = await ask((id) => ({ kind: 'find', id, asked }))
      return answer?.kind === 'found' ? answer : { hits: [], isWhole: false }
    },
    letters: async (user, lettersMax) => {
      const answer = await ask((id) => ({ kind: 'letters', id, user, lettersMax }))
      return answer?.kind === 'letters' ? answer : { letters: [], isWhole: false }
    },
    close: thread.close,
  }
}
