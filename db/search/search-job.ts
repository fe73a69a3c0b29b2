import type { BoardId } from '../../domain/id.ts'
import type { Asked, Found } from './projection.ts'

/** What passes between the server and the thread that searches. */

export type SearchJob =
  | { readonly kind: 'rang'; readonly boards: readonly BoardId[] }
  | { readonly kind: 'find'; readonly id: number; readonly asked: Asked }
  | { readonly kind: 'close' }

export type SearchNews =
  | { readonly kind: 'found'; readonly id: number; readonly hits: readonly Found[]; readonly isWhole: boolean }
  /** Something failed, and what was done about it. */
  | { readonly kind: 'failed'; readonly message: string }

export type SearchFiles = { readonly log: string; readonly search: string }
