import fc from 'fast-check'
import { generateNKeysBetween } from 'fractional-indexing'
import { expect, test } from 'vitest'
import { idsOf, ranksBack, ranksBackAmong, ranksBackBelow } from './rank.ts'

/** A lane of so many things, evenly spaced. */
function aLane(length: number) {
  const ids = Array.from({ length }, (_, index) => `${index}`.padStart(6, '0'))
  const ranks = generateNKeysBetween(null, null, length)
  const things: Record<string, { rank: string }> = {}
  for (const [index, id] of ids.entries()) things[id] = { rank: ranks[index] ?? '' }
  return { ids, things }
}

test('[C84] one that goes back among 40,000 does not hold up everyone else', () => {
  const lane = aLane(40_000)
  const last = lane.ids.at(-1) ?? ''
  const began = process.cpuUsage()
  const [rank = ''] = ranksBackAmong([lane], [last], lane.ids)
  expect(process.cpuUsage(began).user).toBeLessThan(3_000_000)
  expect(rank > (lane.things[lane.ids.at(-2) ?? '']?.rank ?? '')).toBe(true)
})

test('[C84] a thousand that go back one by one among 20,000 do not either', () => {
  const lane = aLane(20_000)
  const began = process.cpuUsage()
  for (const id of lane.ids.slice(0, 1_000)) {
    const rank = lane.things[id]?.rank ?? ''
    expect(ranksBack([lane], [{ id, rank }], () => false)).toEqual([rank])
  }
  expect(process.cpuUsage(began).user).toBeLessThan(1_000_000)
})

test('[C84] a rank that another has by now, or one that goes back with it, is followed by the next', () => {
  const things = { a: { rank: 'a1' }, b: { rank: 'a2' }, c: { rank: 'a3' } }
  const lane = { ids: ['a', 'b', 'c'] as const, things }
  const back = (rank: string, isPending = (_id: string) => false) =>
    ranksBack(
      [lane],
      [
        { id: 'x', rank },
        { id: 'y', rank },
      ] as never,
      isPending,
    )
  expect(back('a2')).toEqual(['a2V', 'a2G'])
  expect(back('a2', (id) => id === 'b')).toEqual(['a2', 'a2V'])
  expect(back('a25')).toEqual(['a25', expect.stringMatching(/^a2[5-9A-Za-z]/)])
})

test('[C84] where few go back says the same as where many do, and a thousand are not held up by 20,000', () => {
  const names = Array.from('abcdefghijklmnop')
  /** Some of them in some order, on two lanes. */
  const aPair = fc
    .tuple(fc.shuffledSubarray(names), fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }))
    .map(([order, sides]) => {
      const ranks = generateNKeysBetween(null, null, order.length)
      const things: Record<string, { rank: string }> = {}
      for (const [index, id] of order.entries()) things[id] = { rank: ranks[index] ?? '' }
      return [true, false].map((side) => ({ ids: order.filter((_, index) => sides[index] === side), things }))
    })
  fc.assert(
    fc.property(aPair, aPair, fc.shuffledSubarray(names), fc.subarray(names), (lanes, before, going, pending) => {
      const isPending = (id: string) => pending.includes(id)
      const there = lanes.map((lane) => ({ ...lane, ids: lane.ids.filter((id) => !isPending(id)) }))
      const all = ranksBackAmong(there, going, idsOf(before))
      expect(ranksBackBelow(lanes, going, before, isPending)).toEqual(all)
    }),
    { numRuns: 2_000 },
  )
  const lane = aLane(20_000)
  const began = process.cpuUsage()
  for (const id of lane.ids.slice(1, 1_001)) ranksBackBelow([lane], [id], [lane], () => false)
  expect(process.cpuUsage(began).user).toBeLessThan(1_000_000)
})
