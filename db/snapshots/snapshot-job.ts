import type { BoardId } from '../../domain/id.ts'
import type { Failed, FollowingJob } from '../following-thread.ts'

/** What passes between the server and the thread that keeps the snapshots. */

export type SnapshotQuestion = {
  readonly kind: 'nearest'
  readonly id: number
  readonly board: BoardId
  readonly upTo: number
}
export type SnapshotJob = FollowingJob | SnapshotQuestion

export type SnapshotAnswer = { readonly kind: 'nearest'; readonly id: number; readonly found: FoundSnapshot | null }
export type SnapshotNews = SnapshotAnswer | Failed

/** A board as it was after an entry; see `unpackBoard`. */
export type FoundSnapshot = { readonly seq: number; readonly at: number; readonly body: Uint8Array }

export type SnapshotFiles = { readonly log: string; readonly snapshots: string }
