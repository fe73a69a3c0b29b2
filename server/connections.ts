import { type BoardId, isBoardId } from '../domain/id.ts'
import type { Live } from './live.ts'
import type { Streams } from './stream.ts'

/** Who is connected: in all and for each board, on streams and on sockets. */
export type Connections = Count & { readonly sse: Count; readonly ws: Count }
type Count = { readonly total: number; readonly boards: Readonly<Record<BoardId, number>> }

export function countConnections(streams: Pick<Streams, 'count'>, live: Pick<Live, 'count'>): Connections {
  const sse = streams.count()
  const ws = live.count()
  const boards: Record<BoardId, number> = { ...sse.boards }
  for (const [board, count] of Object.entries<number>(ws.boards))
    if (isBoardId(board)) boards[board] = (boards[board] ?? 0) + count
  return { total: sse.total + ws.total, boards, sse, ws }
}
