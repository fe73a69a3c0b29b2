import type { BoardId, CardId, ListId, UserId } from '../../domain/id.ts'
import type { CardActivity, OpenedCard, Polled, RestorePreview, Snapshot, Timeline } from '../../domain/wire.ts'
import type { Outcome } from './outcome.ts'
import { request } from './transport.ts'

/** The ways to a board's past, for one user. */
export type PastWays = {
  /** The board at a moment: a `seq`, or a time in RFC 3339. */
  snapshot(at: number | string): Promise<Outcome<Snapshot>>
  entries(after: number, limit: number): Promise<Outcome<Polled>>
  card(cardId: CardId, at: number): Promise<Outcome<OpenedCard>>
  activity(cardId: CardId, before: number): Promise<Outcome<CardActivity>>
  timeline(buckets: number): Promise<Outcome<Timeline>>
  /** A person's next entry after a `seq`, or the one before it. */
  entryOf(person: UserId, side: 'after' | 'before', seq: number): Promise<Outcome<{ readonly seq: number | null }>>
  /** The newest entry up to a time. */
  entryAt(time: string): Promise<Outcome<{ readonly seq: number | null }>>
  /** What restoring would change: a card, a list, or the order of the board. */
  restoring(asked: { at: number; card?: CardId; list?: ListId }): Promise<Outcome<RestorePreview>>
}

export function createPastWays(board: BoardId, user: UserId): PastWays {
  const ask = <T>(path: string, query: Record<string, string | number>) => {
    const fields = Object.entries({ ...query, as: user }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    return request<T>(`/api/boards/${board}${path}?${fields.join('&')}`)
  }
  return {
    snapshot: (at) => ask('', { at }),
    entries: (after, limit) => ask('/events', { after, limit }),
    card: (cardId, at) => ask(`/cards/${cardId}`, { at }),
    activity: (cardId, before) => ask(`/cards/${cardId}/activity`, { before }),
    timeline: (buckets) => ask('/timeline', { buckets }),
    entryOf: (person, side, seq) => ask(`/timeline/by/${person}`, { [side]: seq }),
    entryAt: (time) => ask('/timeline/at', { time }),
    restoring: (asked) => ask('/restore/preview', asked),
  }
}
