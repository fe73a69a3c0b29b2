import type { BoardId } from '../../domain/id.ts'

/** What passes between the server and the thread that keeps the snapshots. */

export type SnapshotJob =
  | { readonly kind: 'rang'; readonly boards: readonly BoardId[] }
  | { readonly kind: 'nearest'; readonly id: number; readonly board: BoardId; readonly upTo: number }
  | { readonly kind: 'close' }

export type SnapshotNews =
  | { readonly kind: 'nearest'; readonly id: number; readonly found: FoundSnapshot | null }
  /** Something failed, and what was done about it. */
  | { readonly kind: 'failed'; readonly message: string }

/** A board as it was after an entry; see `unpackBoard`. */
export type FoundSnapshot = { readonly seq: number; readonly at: number; readonly body: Uint8Array }

export type SnapshotFiles = { readonly log: string; readonly snapshots: string }
