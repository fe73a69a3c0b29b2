import type { BoardId, UserId } from '../../domain/id.ts'
import type { LetterRow } from '../inbox/letters.ts'
import type { Asked, Found } from './projection.ts'

/** What passes between the server and the thread that searches. */

export type SearchJob =
  | { readonly kind: 'rang'; readonly boards: readonly BoardId[] }
  | { readonly kind: 'find'; readonly id: number; readonly asked: Asked }
  | { readonly kind: 'letters'; readonly id: number; readonly user: UserId; readonly lettersMax: number }
  | { readonly kind: 'close' }

export type SearchNews =
  | { readonly kind: 'found'; readonly id: number; readonly hits: readonly Found[]; readonly isWhole: boolean }
  | { readonly kind: 'letters'; readonly id: number; readonly letters: readonly LetterRow[]; readonly isWhole: boolean }
  /** The letters of these people are others now. */
  | { readonly kind: 'told'; readonly users: readonly string[] }
  /** Something failed, and what was done about it. */
  | { readonly kind: 'failed'; readonly message: string }

export type SearchFiles = { readonly log: string; readonly search: string }
