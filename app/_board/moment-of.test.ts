import { expect, test } from 'vitest'
import { daysAfter, daysToMonday, momentOf, typedOf } from './moment-of.ts'

test('what is typed as a moment is typed the same when it is read again', () => {
  const typed = { date: '2026-11-27', time: '17:30' }
  expect(typedOf(momentOf(typed))).toEqual(typed)
  expect(momentOf(typed)).toBe(new Date(2026, 10, 27, 17, 30).toISOString())
})

test('without a time it is the end of the day, and is read as no time', () => {
  const moment = momentOf({ date: '2026-11-27', time: '' })
  expect(moment).toBe(new Date(2026, 10, 27, 23, 59).toISOString())
  expect(typedOf(moment)).toEqual({ date: '2026-11-27', time: '' })
})

test('what is no date is no moment', () => {
  expect(momentOf({ date: '', time: '' })).toBeNull()
  expect(momentOf({ date: '', time: '10:00' })).toBeNull()
  expect(momentOf({ date: '2026-13-01', time: '' })).toBeNull()
})

test('days are counted on the calendar, over the ends of months', () => {
  expect(daysAfter(new Date(2026, 1, 28, 23, 30), 1)).toBe('2026-03-01')
  expect(daysAfter(new Date(2026, 11, 31), 0)).toBe('2026-12-31')
  // From Sunday to Saturday.
  const week = [22, 23, 24, 25, 26, 27, 28].map((day) => daysToMonday(new Date(2026, 10, day)))
  expect(week).toEqual([1, 7, 6, 5, 4, 3, 2])
})
