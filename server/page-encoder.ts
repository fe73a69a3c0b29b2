import { formatCursor, type Place } from '../domain/cursor.ts'
import type { BoardId, Epoch } from '../domain/id.ts'
import type { Encoded } from './feed.ts'

/** [S2] Pages of entries as they are sent. */
export type PageEncoder = {
  /** To a stream of that board alone: encoded once for all of them. */
  alone(page: readonly Encoded[]): Uint8Array
  /** To a stream of several boards, each entry with the cursor that it leads to from these places. */
  from(places: ReadonlyMap<BoardId, Place>, page: readonly Encoded[]): string
}

export function createPageEncoder(epoch: Epoch): PageEncoder {
  const known = new WeakMap<readonly Encoded[], Uint8Array>()

  const from = (before: ReadonlyMap<BoardId, Place>, page: readonly Encoded[]): string => {
    const places = new Map(before)
    let text = ''
    for (const entry of page) {
      places.set(entry.board, entry)
      text += `id: ${formatCursor({ epoch, places })}\nevent: ${entry.type}\ndata: ${entry.json}\n\n`
    }
    return text
  }

  return {
    from,
    alone: (page) => {
      const made = known.get(page)
      if (made) return made
      const bytes = Buffer.from(from(new Map(), page))
      known.set(page, bytes)
      return bytes
    },
  }
}
