import type { CardId, ListId } from '../id.ts'
import { goingUp, percentile } from './percentile.ts'
import { staysOf } from './stays.ts'
import type { Tracks } from './tracks.ts'
import type { Stages } from './way.ts'

/** A card that has been in its list for longer than cards mostly are. */
export type Ageing = {
  readonly card: CardId
  readonly list: ListId
  /** How long it has been there. */
  readonly ms: number
  /** Longer than twice what most are. */
  readonly isOld: boolean
}

/** What is usual in a list is seen from the stays that ended so lately, and only where they are so many. */
const lookBackMs = 12 * 7 * 24 * 60 * 60_000
const staysMin = 5
/** Nothing ages within a day, however quick its list is. */
const slowMsMin = 24 * 60 * 60_000

/** How long most cards stay in each list at most: 85 of 100 of those that went on to another. */
export function slowIn({ cards }: Tracks, now: number): ReadonlyMap<ListId, number> {
  const ended = new Map<ListId, number[]>()
  for (const track of cards.values())
    for (const { list, ms, endedAt } of staysOf(track, now))
      if (endedAt !== null && endedAt > now - lookBackMs) {
        const stays = ended.get(list)
        if (stays) stays.push(ms)
        else ended.set(list, [ms])
      }
  const slow = new Map<ListId, number>()
  for (const [list, stays] of ended)
    if (stays.length >= staysMin) slow.set(list, Math.max(slowMsMin, percentile(goingUp(stays), 85) ?? 0))
  return slow
}

/** The cards that age, the oldest first. What is done does not. */
export function ageingIn(tracks: Tracks, { isDone }: Stages, now: number): Ageing[] {
  const slow = slowIn(tracks, now)
  const ageing: Ageing[] = []
  for (const [card, track] of tracks.cards) {
    const list = track.steps.at(-1)?.list
    const slowMs = list && slow.get(list)
    if (!list || slowMs === undefined || slowMs === null || isDone(list)) continue
    const ms = staysOf(track, now).at(-1)?.ms ?? 0
    if (ms > slowMs) ageing.push({ card, list, ms, isOld: ms > 2 * slowMs })
  }
  return ageing.sort((a, b) => b.ms - a.ms || (a.card < b.card ? -1 : 1))
}
