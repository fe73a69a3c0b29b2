import { expect, test } from 'vitest'
import { dayLook, dueTone } from './due-look.ts'

const at = '2026-11-27T23:30:00Z'
const look = (now: string, zone: string) => dayLook(at, Date.parse(now), 'short', zone)

test('the same moment is another day elsewhere', () => {
  expect(look('2026-11-20T12:00:00Z', 'UTC')).toEqual({
    near: null,
    weekday: 'Fri',
    day: '27',
    month: 'Nov',
    year: null,
    time: '23:30',
  })
  expect(look('2026-11-20T12:00:00Z', 'Asia/Tokyo')).toMatchObject({ weekday: 'Sat', day: '28', time: '08:30' })
  expect(look('2026-11-20T12:00:00Z', 'America/Los_Angeles')).toMatchObject({
    weekday: 'Fri',
    day: '27',
    time: '15:30',
  })
})

test('a day that is near has a name of its own, by the calendar on the wall', () => {
  expect(look('2026-11-26T00:00:00Z', 'UTC').near).toBe('tomorrow')
  expect(look('2026-11-25T23:59:00Z', 'UTC').near).toBeNull()
  expect(look('2026-11-27T00:00:00Z', 'UTC').near).toBe('today')
  expect(look('2026-11-28T23:59:00Z', 'UTC').near).toBe('yesterday')
  expect(look('2026-11-29T00:00:00Z', 'UTC').near).toBeNull()
  // In Tokyo it is the 28th that it is due, and the 27th already.
  expect(look('2026-11-26T20:00:00Z', 'Asia/Tokyo').near).toBe('tomorrow')
  // The night in which the clocks go back has 25 hours.
  const night = Date.parse('2026-10-25T10:00:00Z')
  expect(dayLook('2026-10-24T22:30:00Z', night, 'short', 'Europe/Berlin').near).toBe('today')
  expect(dayLook('2026-10-24T21:30:00Z', night, 'short', 'Europe/Berlin').near).toBe('yesterday')
})

test('a year is told where it is not this one, and a time where it is not the end of the day', () => {
  expect(look('2025-11-20T12:00:00Z', 'UTC').year).toBe('2026')
  expect(dayLook('2026-11-27T23:59:00Z', null, 'long', 'UTC')).toEqual({
    near: null,
    weekday: 'Friday',
    day: '27',
    month: 'November',
    year: null,
    time: null,
  })
  expect(dayLook('2026-11-27T00:05:00Z', null, 'long', 'UTC').time).toBe('00:05')
})

test('what is done is never late; the minute that a date names is in time', () => {
  const tone = (now: string, done = false) => dueTone({ at, done }, Date.parse(now))
  expect(tone('2026-11-27T23:30:00Z')).toBe('soon')
  expect(tone('2026-11-27T23:31:00Z')).toBe('late')
  expect(tone('2026-11-27T23:31:00Z', true)).toBe('done')
  expect(tone('2026-11-24T23:31:00Z')).toBe('soon')
  expect(tone('2026-11-24T23:30:00Z')).toBe('later')
})
