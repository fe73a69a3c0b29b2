import { fromWireBoard } from '../../domain/wire.ts'
import type { FirstPaint } from '../../server/runtime.ts'
import type { Past } from '../_client/past-store.ts'

/** The moment that a page was rendered with, until the history has it. */
export function paintedPast(painted: FirstPaint['past']): Past | null {
  if (!painted) return null
  const { snapshot, counts, at } = painted
  return {
    seq: snapshot.seq,
    at,
    view: fromWireBoard(snapshot.board),
    fresh: new Map(),
    count: (list) => counts[list] ?? 0,
    body: () => null,
  }
}
