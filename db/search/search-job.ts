import type { UserId } from '../../domain/id.ts'
import type { Failed, FollowingJob } from '../following-thread.ts'
import type { LetterRow } from '../inbox/letters.ts'
import type { Asked, Found } from './projection.ts'

/** What passes between the server and the thread that searches. */

export type SearchQuestion =
  | { readonly kind: 'find'; readonly id: number; readonly asked: Asked }
  | { readonly kind: 'letters'; readonly id: number; readonly user: UserId; readonly lettersMax: number }
export type SearchJob = FollowingJob | SearchQuestion

export type SearchAnswer =
  | { readonly kind: 'found'; readonly id: number; readonly hits: readonly Found[]; readonly isWhole: boolean }
  | { readonly kind: 'letters'; readonly id: number; readonly letters: readonly LetterRow[]; readonly isWhole: boolean }
/** The letters of these people are others now. */
export type SearchTold = { readonly kind: 'told'; readonly users: readonly string[] }
export type SearchNews = SearchAnswer | SearchTold | Failed

export type SearchFiles = { readonly log: string; readonly search: string }
