import type { Day } from './calendar.ts'
import type { Report } from './report.ts'
import type { Tracks } from './tracks.ts'
import { type Aim, stagesOf } from './way.ts'

/**
 * How many cards were in each list at the end of each day, from the day on which the board began up to now. What was done
 * stays there when it is archived, or goes: else a board that is tidied up would seem to have done less.
 */
export function cardsByDay(tracks: Tracks, aim: Aim, days: readonly Day[], now: number): Report['days'] {
  const { placeOf, isDone } = stagesOf(aim)
  const shown = days.filter(({ from, to }) => from <= now && to > tracks.beganAt)
  const ends = shown.map(({ to }) => Math.min(to - 1, now))
  /** Of each place, the last one for other lists: how many came, less how many went, by the day of whose end it counts. */
  const others = aim.lists.length
  const came = Array.from({ length: others + 1 }, () => new Int32Array(ends.length + 1))
  for (const { steps } of tracks.cards.values())
    for (const [index, { at, list }] of steps.entries()) {
      if (list === null) continue
      const next = steps[index + 1]
      const after = next?.list === null && isDone(list) ? steps[index + 2] : next
      const counts = came[placeOf(list) < 0 ? others : placeOf(list)]
      if (!counts) continue
      count(counts, firstFrom(ends, at), 1)
      if (after) count(counts, firstFrom(ends, after.at), -1)
    }
  const sums = came.map((counts) => runningSums(counts))
  return shown.map(({ day }, index) => ({
    day,
    cards: sums.slice(0, others).map((sum) => sum[index] ?? 0),
    others: sums[others]?.[index] ?? 0,
  }))
}

function count(counts: Int32Array, index: number, by: number): void {
  counts[index] = (counts[index] ?? 0) + by
}

function runningSums(counts: Int32Array): number[] {
  let sum = 0
  return [...counts].map((by) => (sum += by))
}

/** The place of the first of these, which go up, that is not before a moment. */
function firstFrom(ends: readonly number[], at: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
