import { type BoardId, type Epoch, isBoardId, isEpoch } from './id.ts'

/** How far a reader of a stream has read: for each of its boards the last `seq` delivered, in one epoch of the log. */
export type Cursor = { readonly epoch: Epoch; readonly places: ReadonlyMap<BoardId, Place> }

/** `hash4` is the first four characters of that entry's hash; a cursor made from a snapshot has none. */
export type Place = { readonly seq: number; readonly hash4?: string | undefined }

export const cursorCharsMax = 2048

/** `v1.EPOCH.BOARD=SEQ[~HASH4][,…]` */
export function formatCursor({ epoch, places }: Cursor): string {
  const parts = [...places].map(([board, { seq, hash4 }]) => formatPlace(board, seq, hash4))
  return `v1.${epoch}.${parts.join(',')}`
}

/** One board's part of a cursor. */
export const formatPlace = (board: BoardId, seq: number, hash4?: string): string =>
  hash4 === undefined ? `${board}=${seq}` : `${board}=${seq}~${hash4}`

/** A cursor from its text; null where it cannot be read. */
export function parseCursor(text: string): Cursor | null {
  if (text.length > cursorCharsMax) return null
  const [, epoch, list] = /^v1\.([^.]*)\.(.+)$/.exec(text) ?? []
  if (!isEpoch(epoch) || list === undefined) return null
  const places = new Map<BoardId, Place>()
  for (const part of list.split(',')) {
    const [, board, seq, hash4] = /^([^=]+)=(0|[1-9]\d{0,14})(?:~([0-9a-f]{4}))?$/.exec(part) ?? []
    if (!isBoardId(board) || seq === undefined || places.has(board)) return null
    places.set(board, { seq: Number(seq), hash4 })
  }
  return { epoch, places }
}
