import { expect, test } from 'vitest'
import { createStreamCounts } from './stream-counts.ts'

test('[H21] deliveries are counted by readers and entries, and those that were live by their lag', () => {
  const counts = createStreamCounts()
  counts.delivered(3, 2, 4)
  counts.delivered(1, 1, 20_000)
  counts.delivered(1, 10, null)
  const { deliveries, lag } = counts.totals()
  expect(deliveries).toBe(17)
  expect(lag).toMatchObject({ count: 7, sumMs: 20_024 })
  expect(lag.counts[lag.boundsMs.indexOf(5)]).toBe(6)
  expect(lag.counts.at(-1)).toBe(1)
  expect(counts.takeLongestLagMs()).toBe(20_000)
  expect(counts.takeLongestLagMs()).toBe(0)
})
