import type { Erasure } from '../../domain/erasure.ts'
import type { BoardId } from '../../domain/id.ts'

/** What passes between the log and its writer's thread. */

export type Job =
  | { readonly id: number; readonly kind: 'append'; readonly appends: readonly AppendJob[] }
  | { readonly id: number; readonly kind: 'forget'; readonly before: number }
  | { readonly id: number; readonly kind: 'delete'; readonly board: BoardId; readonly at: number }
  | { readonly id: number; readonly kind: 'close' }

export type AppendJob = {
  readonly board: BoardId
  readonly expectedSeq: number
  readonly entries: readonly EntryJob[]
  readonly answers: readonly AnswerJob[]
}

export type EntryJob = {
  readonly commandId: string
  readonly actor: string
  readonly at: number
  readonly type: string
  readonly payload: string
  readonly salt: Uint8Array
  readonly commandHash: Uint8Array
  readonly cards: readonly string[]
  /** What is taken out of the entries before. */
  readonly erasures: readonly Erasure[]
}

export type AnswerJob = {
  readonly actor: string
  readonly commandId: string
  readonly at: number
  readonly salt: Uint8Array
  readonly commandHash: Uint8Array
  readonly result: string
  readonly isRejection: boolean
}

export type Done = { readonly id: number } /** `isLeft`: there is more to forget. */ & (
  | { readonly kind: 'done'; readonly hashes: readonly Uint8Array[]; readonly isLeft?: boolean }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'full' }
  | { readonly kind: 'unknown'; readonly message: string }
)

/** The first message: the writer is ready. */
export type Ready = { readonly kind: 'ready' }
/** A group commit: what became of its jobs, and the milliseconds that it took. */
export type Committed = { readonly kind: 'committed'; readonly jobs: readonly Done[]; readonly ms: number }
