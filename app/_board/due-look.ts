import type { Due } from '../../domain/board.ts'

/** How a date by which something is due is shown, by the clock and the time zone of whoever looks. */

export type DueTone = 'done' | 'late' | 'soon' | 'later'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const soonMs = 3 * dayMs

/** The minute that a date names is still in time. */
export function dueTone({ at, done }: Due, now: number): DueTone {
  const left = Date.parse(at) - now
  if (done) return 'done'
  if (left < 0) return 'late'
  return left < soonMs ? 'soon' : 'later'
}

/** A day, in words that are put together by the language: `near` where it has a name of its own. */
export type DayLook = {
  readonly near: 'yesterday' | 'today' | 'tomorrow' | null
  readonly weekday: string
  readonly day: string
  readonly month: string
  /** Null where it is this year. */
  readonly year: string | null
  /** Hours and minutes; null where it is the end of the day, which stands for no time at all. */
  readonly time: string | null
}

/** The day of a moment. Without `now`, as a server renders it, no day is near and no year is this one. */
export function dayLook(at: string, now: number | null, form: 'short' | 'long', zone?: string): DayLook {
  const ms = Date.parse(at)
  const parts = partsOf(ms, form, zone)
  const today = now === null ? null : partsOf(now, form, zone)
  const apart = today && dayNumber(parts) - dayNumber(today)
  const time = `${parts.hour}:${parts.minute}`
  return {
    near: apart === null ? null : (nearDays[apart + 1] ?? null),
    weekday: parts.weekday,
    day: parts.day,
    month: parts.month,
    year: today && today.year !== parts.year ? parts.year : null,
    time: time === endOfDay ? null : time,
  }
}

/** Where a date is given without a time, it is this one: the card is due within that day. */
export const endOfDay = '23:59'

const nearDays = ['yesterday', 'today', 'tomorrow'] as const

type Parts = Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'date', string>

function partsOf(ms: number, form: 'short' | 'long', zone: string | undefined): Parts {
  const part = (type: Intl.DateTimeFormatPartTypes, of: Intl.DateTimeFormat) =>
    of.formatToParts(ms).find((one) => one.type === type)?.value ?? ''
  const [words, digits] = formats(form, zone)
  return {
    weekday: part('weekday', words),
    day: part('day', words),
    month: part('month', words),
    year: part('year', words),
    hour: part('hour', words),
    minute: part('minute', words),
    date: digits.format(ms),
  }
}

/** Days since 1970, as the calendar on the wall counts them. */
const dayNumber = ({ date }: Parts): number => Date.parse(date) / dayMs

const made = new Map<string, readonly [Intl.DateTimeFormat, Intl.DateTimeFormat]>()

/** To make a format takes longer than to use it a hundred times. */
function formats(form: 'short' | 'long', zone: string | undefined) {
  const key = `${form} ${zone}`
  const known = made.get(key)
  if (known) return known
  const fresh = [
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      weekday: form,
      day: 'numeric',
      month: form,
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    // Canadians write the date as ISO 8601 does.
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ] as const
  made.set(key, fresh)
  return fresh
}
