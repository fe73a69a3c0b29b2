import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { canSee } from '../domain/access.ts'
import type { BoardId, Epoch, UserId } from '../domain/id.ts'
import { type Snapshot, toWireBoard } from '../domain/wire.ts'
import type { Boards } from './boards.ts'

/** Snapshots as they travel: encoded once for each `seq`, compressed once, off the loop. */
export type Snapshots = {
  /** Null where there is no such board for this person. */
  get(board: BoardId, user: UserId | null): Promise<EncodedSnapshot | null>
}

export type EncodedSnapshot = {
  readonly seq: number
  readonly etag: string
  readonly json: Buffer<ArrayBuffer>
  gzip(): Promise<Buffer<ArrayBuffer>>
}

const zip = promisify(gzip)

export function createSnapshots(
  boards: Pick<Boards, 'look'>,
  epoch: Epoch,
  heldBytesMax = 64 * 1024 * 1024,
): Snapshots {
  /** The newest of each board, those asked for last at the end. */
  const newest = new Map<BoardId, EncodedSnapshot>()
  let heldBytes = 0

  const hold = (board: BoardId, encoded: EncodedSnapshot) => {
    letGo(board)
    newest.set(board, encoded)
    heldBytes += encoded.json.length
    for (const oldest of newest.keys()) {
      if (heldBytes <= heldBytesMax || oldest === board) return
      letGo(oldest)
    }
  }
  const letGo = (board: BoardId) => {
    heldBytes -= newest.get(board)?.json.length ?? 0
    newest.delete(board)
  }

  const encode = (snapshot: Snapshot): EncodedSnapshot => {
    const json = Buffer.from(JSON.stringify(snapshot))
    let zipped: Promise<Buffer<ArrayBuffer>> | null = null
    return {
      seq: snapshot.seq,
      etag: `W/"${epoch}-${snapshot.seq}"`,
      json,
      gzip: () => (zipped ??= zip(json)),
    }
  }

  return {
    get: (board, user) =>
      boards.look(board, (state) => {
        if (!canSee(state.board, user)) return null
        const held = newest.get(board)
        const encoded =
          held?.seq === state.seq ? held : encode({ board: toWireBoard(state.board), epoch, seq: state.seq })
        hold(board, encoded)
        return encoded
      }),
  }
}
