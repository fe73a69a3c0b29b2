import { expect, test } from 'vitest'
import { msOf } from '../../domain/moment.ts'
import { fromField, toField } from './local-time.ts'

test('a moment goes into a field and comes back, to the minute', () => {
  for (const at of ['2026-11-27T09:00:00.000Z', '2026-03-29T01:30:00.000Z', '2027-01-01T00:00:00.000Z']) {
    expect(fromField(toField(at))).toBe(at)
    expect(msOf(fromField(toField(at)) ?? '')).toBe(Date.parse(at))
  }
})

test('a field that is not filled in means no moment', () => {
  for (const value of ['', 'soon', '2026-13-01T00:00']) expect(fromField(value)).toBeNull()
})
