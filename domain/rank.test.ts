import { generateNKeysBetween } from 'fractional-indexing'
import { expect, test } from 'vitest'
import { ranksBackAmong } from './rank.ts'

/** A lane of so many things, evenly spaced. */
function aLane(length: number) {
  const ids = Array.from({ length }, (_, index) => `${index}`.padStart(6, '0'))
  const ranks = generateNKeysBetween(null, null, length)
  const things: Record<string, { rank: string }> = {}
  for (const [index, id] of ids.entries()) things[id] = { rank: ranks[index] ?? '' }
  return { ids, things }
}

test('[C84] one that goes back among 20,000 does not hold up everyone else', () => {
  const lane = aLane(20_000)
  const last = lane.ids.at(-1) ?? ''
  const began = performance.now()
  const [rank = ''] = ranksBackAmong([lane], [last], lane.ids)
  expect(performance.now() - began).toBeLessThan(500)
  expect(rank > (lane.things[lane.ids.at(-2) ?? '']?.rank ?? '')).toBe(true)
})
