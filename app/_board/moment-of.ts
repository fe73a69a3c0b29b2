import { msOf } from '../../domain/moment.ts'
import { endOfDay } from './due-look.ts'

/** What is typed as a date and a time, by the clock on the wall. */
export type Typed = { readonly date: string; readonly time: string }

/** The moment of a date and a time here, in RFC 3339 with `Z`; without a time, the end of the day. Null where there is no such date. */
export function momentOf({ date, time }: Typed): string | null {
  const at = new Date(`${date}T${time || endOfDay}`)
  if (Number.isNaN(at.getTime())) return null
  const text = at.toISOString()
  return msOf(text) === null ? null : text
}

/** A moment as it is typed here. */
export function typedOf(at: string | null): Typed {
  if (at === null) return { date: '', time: '' }
  const day = new Date(at)
  const time = `${two(day.getHours())}:${two(day.getMinutes())}`
  return { date: dateOf(day), time: time === endOfDay ? '' : time }
}

/** The date so many days after another, as it is typed. */
export function daysAfter(now: Date, days: number): string {
  return dateOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days))
}

/** Days from a day until the next Monday. */
export const daysToMonday = (now: Date): number => (8 - now.getDay()) % 7 || 7

const dateOf = (day: Date): string =>
  `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`

const two = (value: number): string => String(value).padStart(2, '0')
