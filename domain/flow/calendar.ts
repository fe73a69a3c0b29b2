/** A day on the wall of somebody: from its first moment up to that of the next. */
export type Day = {
  /** As `2026-11-23`. */
  readonly day: string
  readonly from: number
  readonly to: number
}

const dayMs = 24 * 60 * 60_000

/** Whether there is such a time zone: `Europe/Berlin`, `UTC`. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The whole weeks, from Monday to Sunday, in which `now` is the last: at most so many, and none before that of `first`. */
export function weeksUpTo(zone: string, first: number, now: number, weeksMax: number): Day[][] {
  const wall = wallIn(zone)
  const monday = (ms: number) => mondayOf(wall(ms))
  const last = monday(now)
  const begin = Math.max(Math.min(monday(first), last), last - (weeksMax - 1) * 7 * dayMs)
  const firstMoment = (day: number) => momentOf(wall, day)
  const weeks: Day[][] = []
  for (let week = begin; week <= last; week += 7 * dayMs) {
    const mornings = Array.from({ length: 8 }, (_, index) => firstMoment(week + index * dayMs))
    weeks.push(
      mornings.slice(0, 7).map((from, index) => ({
        day: new Date(week + index * dayMs).toISOString().slice(0, 10),
        from,
        to: mornings[index + 1] ?? from + dayMs,
      })),
    )
  }
  return weeks
}

/** What the wall shows at a moment, as if it were in UTC. */
type Wall = (ms: number) => number

function wallIn(zone: string): Wall {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second)
  }
}

/** The Monday of a day, at midnight, both as if in UTC. */
function mondayOf(wall: number): number {
  const midnight = Math.floor(wall / dayMs) * dayMs
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * dayMs
}

/**
 * The first moment of a day: where the clock is put forward at midnight, it is one o'clock there; where it is put back to
 * midnight, that is there twice.
 */
function momentOf(wall: Wall, midnight: number): number {
  const offset = (ms: number) => wall(ms) - ms
  const close = midnight - offset(midnight)
  const found = midnight - offset(close)
  if (wall(found) < midnight) return found + offset(found + dayMs) - offset(found)
  const first = midnight - offset(found - dayMs)
  return first < found && wall(first) === midnight ? first : found
}
