import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDue, type Standing, thinned } from './gaps.ts'

const gaps = { bytesMin: 100, bytesMax: 1_000 }

/** Writes entries, takes what is due, thins: as it goes on for ever. */
function live(entries: readonly { bytes: number; board: number }[]) {
  let all: Standing[] = []
  let logBytes = 0
  const states: { all: readonly Standing[]; logBytes: number }[] = []
  for (const [index, { bytes, board }] of entries.entries()) {
    logBytes += bytes
    if (isDue(gaps, logBytes - (all.at(-1)?.logBytes ?? 0), board, 0))
      all.push({ seq: index + 1, logBytes, bytes: board })
    const dropped = new Set(thinned(gaps, all, logBytes))
    all = all.filter(({ seq }) => !dropped.has(seq))
    states.push({ all: [...all], logBytes })
  }
  return states
}

const someEntries = fc.array(
  fc.record({ bytes: fc.integer({ min: 1, max: 300 }), board: fc.integer({ min: 1, max: 400 }) }),
  {
    minLength: 100,
    maxLength: 2_000,
  },
)

test('all snapshots of a board together weigh at most its log', () => {
  fc.assert(
    fc.property(someEntries, (entries) => {
      for (const { all, logBytes } of live(entries))
        expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(logBytes)
    }),
    { numRuns: 30 },
  )
})

test('no two are further apart than the log says, however often it was thinned; old ones are further than new ones', () => {
  fc.assert(
    fc.property(someEntries, (entries) => {
      const { all = [], logBytes = 0 } = live(entries).at(-1) ?? {}
      const heaviest = Math.max(...entries.map(({ board }) => board))
      for (const [index, { logBytes: at }] of all.entries())
        expect(at - (all[index - 1]?.logBytes ?? 0)).toBeLessThanOrEqual(Math.max(gaps.bytesMax, heaviest + 300))
      expect(logBytes - (all.at(-1)?.logBytes ?? 0)).toBeLessThanOrEqual(heaviest + 300)
    }),
    { numRuns: 30 },
  )
  const steady = live(Array.from({ length: 10_000 }, () => ({ bytes: 20, board: 50 })))
  const { all = [] } = steady.at(-1) ?? {}
  const gapAt = (index: number) => (all.at(index)?.logBytes ?? 0) - (all.at(index - 1)?.logBytes ?? 0)
  expect(gapAt(1)).toBeGreaterThan(500)
  expect(gapAt(-1)).toBeLessThan(200)
})
