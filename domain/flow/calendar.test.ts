import { expect, test } from 'vitest'
import { isZone, weeksUpTo } from './calendar.ts'

const at = (when: string) => Date.parse(`${when}Z`)
const shown = (ms: number | undefined) => new Date(ms ?? 0).toISOString().slice(0, 16)

test('weeks are whole, from Monday to Sunday, the last one being that of now', () => {
  const weeks = weeksUpTo('UTC', at('2026-11-04T12:00'), at('2026-11-11T12:00'), 12)
  expect(weeks.map((days) => days.map(({ day }) => day.slice(8)).join(' '))).toEqual([
    '02 03 04 05 06 07 08',
    '09 10 11 12 13 14 15',
  ])
  expect(shown(weeks[0]?.[0]?.from)).toBe('2026-11-02T00:00')
  expect(shown(weeks[1]?.[6]?.to)).toBe('2026-11-16T00:00')
})

test('there are at most so many weeks', () => {
  const weeks = weeksUpTo('UTC', 0, at('2026-11-11T12:00'), 3)
  expect(weeks.map(([monday]) => monday?.day)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09'])
})

test('a board whose first entry is from a clock that was ahead has this week', () => {
  expect(weeksUpTo('UTC', at('2026-12-01T12:00'), at('2026-11-11T12:00'), 3)).toHaveLength(1)
})

test('days begin as they do on the wall: one is of 23 hours, and one of 25', () => {
  const spring = weeksUpTo('Europe/Berlin', 0, at('2026-03-29T12:00'), 1)[0] ?? []
  expect(spring.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([24, 24, 24, 24, 24, 24, 23])
  expect(shown(spring[0]?.from)).toBe('2026-03-22T23:00')
  const autumn = weeksUpTo('Europe/Berlin', 0, at('2026-10-25T12:00'), 1)[0] ?? []
  expect(autumn.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([24, 24, 24, 24, 24, 24, 25])
})

test('where there is no midnight, the day begins with its first moment', () => {
  // In São Paulo the clock went from 3 November 2018 24:00 to 4 November 01:00.
  const week = weeksUpTo('America/Sao_Paulo', 0, at('2018-11-04T12:00'), 1)[0] ?? []
  expect(week.at(-1)).toEqual({ day: '2018-11-04', from: at('2018-11-04T03:00'), to: at('2018-11-05T02:00') })
  // In Beirut from 30 March 2024 24:00 to 31 March 01:00.
  const other = weeksUpTo('Asia/Beirut', 0, at('2024-03-31T12:00'), 1)[0] ?? []
  expect(other.at(-1)).toEqual({ day: '2024-03-31', from: at('2024-03-30T22:00'), to: at('2024-03-31T21:00') })
})

test('a Monday is one where the reader is', () => {
  const now = at('2026-11-08T23:30')
  expect(weeksUpTo('UTC', 0, now, 1)[0]?.[0]?.day).toBe('2026-11-02')
  expect(weeksUpTo('Asia/Tokyo', 0, now, 1)[0]?.[0]?.day).toBe('2026-11-09')
})

test('a zone that is none is told', () => {
  expect(['UTC', 'Europe/Berlin', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false])
})

test('[H90] where the clock is put back to midnight, the day begins when it is midnight for the first time', () => {
  const days = weeksUpTo('Asia/Amman', 0, Date.UTC(2018, 9, 26, 12), 1).flat()
  const friday = days.find(({ day }) => day === '2018-10-26')
  expect(new Date(friday?.from ?? 0).toISOString()).toBe('2018-10-25T21:00:00.000Z')
  expect(friday && friday.to - friday.from).toBe(25 * 60 * 60_000)
})
