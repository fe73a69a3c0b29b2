import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { BoardId, Epoch, UserId } from '../domain/id.ts'
import { type Snapshot, toWireBoard } from '../domain/wire.ts'
import type { Boards } from './boards.ts'
import { encodeSnapshot } from './encode-snapshot.ts'
import { createSee } from './seeing.ts'

/** Snapshots as they travel: encoded once for each `seq`, compressed once, off the loop. */
export type Snapshots = {
  /** Null where there is no such board for this person. */
  get(board: BoardId, user: UserId | null): Promise<EncodedSnapshot | null>
  /** [E8] Lets go of what is held of a board. */
  forget(board: BoardId): void
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
  const look = createSee(boards)
  /** The newest of each board, those asked for last at the end. */
  const newest = new Map<BoardId, EncodedSnapshot>()
  let heldBytes = 0
  /** What is being encoded. */
  const coming = new Map<BoardId, { readonly seq: number; readonly encoded: Promise<EncodedSnapshot> }>()

  const hold = (board: BoardId, encoded: EncodedSnapshot) => {
    if ((newest.get(board)?.seq ?? 0) > encoded.seq) return
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

  const encode = async (snapshot: Snapshot): Promise<EncodedSnapshot> => {
    const json = await encodeSnapshot(snapshot)
    let zipped: Promise<Buffer<ArrayBuffer>> | null = null
    return {
      seq: snapshot.seq,
      etag: `W/"${epoch}-${snapshot.seq}"`,
      json,
      gzip: () => (zipped ??= zip(json)),
    }
  }

  /** Whoever asks while it is being encoded waits for the same. */
  const encodeOnce = (board: BoardId, snapshot: Snapshot): Promise<EncodedSnapshot> => {
    const now = coming.get(board)
    if (now?.seq === snapshot.seq) return now.encoded
    const encoded = encode(snapshot).finally(() => {
      if (coming.get(board)?.encoded === encoded) coming.delete(board)
    })
    coming.set(board, { seq: snapshot.seq, encoded })
    return encoded
  }

  return {
    get: async (board, user) => {
      const encoded = await look(board, user, ({ board: now, seq }) => {
        const held = newest.get(board)
        return held?.seq === seq ? held : encodeOnce(board, { board: toWireBoard(now), epoch, seq })
      })
      if (encoded) hold(board, encoded)
      return encoded
    },
    forget: letGo,
  }
}
