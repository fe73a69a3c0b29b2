'use client'

import { useFormatter } from 'next-intl'
import { localZone } from '../_board/local-time.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How a duration and a day are written. */
export function useUnits() {
  const format = useFormatter()
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    format.number(value, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: value < 10 ? 1 : 0 })
  return {
    /** In the unit that suits it; a dash where there is none. */
    duration: (ms: number | null): string => {
      if (ms === null) return '–'
      if (ms >= dayMs) return unit(ms / dayMs, 'day')
      return ms >= hourMs ? unit(ms / hourMs, 'hour') : unit(Math.round(ms / minuteMs), 'minute')
    },
    /** A day of the calendar, as `2026-11-23`. */
    day: (day: string): string =>
      format.dateTime(new Date(`${day}T00:00Z`), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    /** The day of a moment, where I am. */
    dayOf: (at: string): string =>
      format.dateTime(new Date(at), { day: 'numeric', month: 'short', timeZone: localZone() }),
  }
}
