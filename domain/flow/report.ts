import type { CardId, ListId } from '../id.ts'
import type { Day } from './calendar.ts'
import { cardsByDay } from './cards-by-day.ts'
import { goingUp, percentile } from './percentile.ts'
import { staysOf } from './stays.ts'
import type { Tracks } from './tracks.ts'
import { type Aim, stagesOf, wayOf } from './way.ts'

/** How work flowed over a board in some weeks: numbers alone, ready to be drawn. */
export type Report = {
  readonly lists: readonly ListReport[]
  /** At the end of each day, or now: how many cards were in each list, in the order of `lists`, and in others. */
  readonly days: readonly { readonly day: string; readonly cards: readonly number[]; readonly others: number }[]
  /** From each Monday: how many cards were done in that week. */
  readonly weeks: readonly { readonly week: string; readonly done: number }[]
  /** What was done in these weeks, newest first. */
  readonly finished: readonly Finished[]
  /** How long that took: half of it at most this, 85 of 100 at most that. What was never begun is not among it. */
  readonly took: { readonly cards: number; readonly medianMs: number | null; readonly p85Ms: number | null }
  /** How many came where they are done without having begun. */
  readonly straight: number
}

export type ListReport = {
  readonly list: ListId
  /** How many cards are in it now. */
  readonly cards: number
  /** How long the longest of them is there. */
  readonly longestMs: number | null
  /** The stays in it that ended in these weeks. */
  readonly stays: { readonly cards: number; readonly medianMs: number | null; readonly p85Ms: number | null }
}

export type Finished = {
  readonly card: CardId
  readonly number: number
  readonly doneAt: number
  readonly tookMs: number | null
}

/** What the weeks, which are whole but for what is not yet, say of a board's cards. */
export function reportOn(tracks: Tracks, aim: Aim, weeks: readonly (readonly Day[])[], now: number): Report {
  const stages = stagesOf(aim)
  const begin = weeks[0]?.[0]?.from ?? now
  const finished: Finished[] = []
  const ended = aim.lists.map((): number[] => [])
  const here = aim.lists.map((): number[] => [])
  for (const [card, track] of tracks.cards) {
    const way = wayOf(track, stages)
    if (way && way.doneAt >= begin) finished.push({ card, number: track.number, ...way })
    const isHere = track.steps.at(-1)?.list !== null
    for (const { list, ms, endedAt } of staysOf(track, now))
      if (endedAt === null && isHere) here[stages.placeOf(list)]?.push(ms)
      else if (endedAt !== null && endedAt >= begin) ended[stages.placeOf(list)]?.push(ms)
  }
  finished.sort((a, b) => b.doneAt - a.doneAt || b.number - a.number)
  const took = finished.flatMap(({ tookMs }) => tookMs ?? [])
  return {
    lists: aim.lists.map((list, place) => ({
      list,
      cards: here[place]?.length ?? 0,
      longestMs: goingUp(here[place] ?? []).at(-1) ?? null,
      stays: spread(ended[place] ?? []),
    })),
    days: cardsByDay(tracks, aim, weeks.flat(), now),
    weeks: weeks.map((days) => ({ week: days[0]?.day ?? '', done: doneIn(finished, days) })),
    finished,
    took: spread(took),
    straight: finished.length - took.length,
  }
}

function spread(values: readonly number[]): ListReport['stays'] {
  const sorted = goingUp(values)
  return { cards: sorted.length, medianMs: percentile(sorted, 50), p85Ms: percentile(sorted, 85) }
}

function doneIn(finished: readonly Finished[], days: readonly Day[]): number {
  const [from, to] = [days[0]?.from ?? 0, days.at(-1)?.to ?? 0]
  return finished.filter(({ doneAt }) => doneAt >= from && doneAt < to).length
}
