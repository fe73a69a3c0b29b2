import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checked, isEpoch, isUserId } from '../../domain/id.ts'
import type { Timeline, WireEntry } from '../../domain/wire.ts'
import { peopleNear, placeOf, seqAt, withLater } from './along.ts'

const person = (word: string) => ({ id: checked(isUserId, word), name: word, color: 'peer-1' }) as const
const [mara, jun, sol] = [person('mara'), person('jun'), person('sol')]

/** A timeline with so many entries in each of its pieces. */
function timelineOf(counts: readonly number[]): Timeline {
  let seq = 0
  const buckets = counts.map((entries, index) => {
    seq += entries
    const people = entries > 0 ? [index % 2 === 0 ? mara.id : jun.id] : []
    return { at: new Date(index * 1_000).toISOString(), seq, entries, people }
  })
  const at = new Date(0).toISOString()
  return { epoch: checked(isEpoch, 'abcdefgh'), seq, from: at, to: at, buckets, people: [mara, jun] }
}

test('each entry has a place of its own, in order, and its place leads back to it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }), (some) => {
      const timeline = timelineOf([1, ...some])
      let before = -1
      for (let seq = 1; seq <= timeline.seq; seq++) {
        const place = placeOf(seq, timeline)
        expect(place).toBeGreaterThan(before)
        expect(place).toBeLessThanOrEqual(1)
        // At the end of a piece the next one begins.
        expect(Math.abs(seqAt(place - 1e-9, timeline) - seq)).toBe(0)
        before = place
      }
    }),
  )
})

test('where nothing was done, a place leads to what was done last', () => {
  const timeline = timelineOf([10, 0, 0, 10])
  expect(seqAt(0.6, timeline)).toBe(10)
  expect(seqAt(0, timeline)).toBe(1)
  expect(seqAt(2, timeline)).toBe(20)
})

test('who was active near an entry comes first, and what is done meanwhile is in the last piece', () => {
  const timeline = timelineOf([5, 5, 5])
  expect(peopleNear(7, timeline, 3)).toEqual([jun, mara])
  const entry = { seq: 16, at: new Date(9_000).toISOString(), actor: sol } as WireEntry
  const later = withLater(timeline, [entry])
  expect(later).toMatchObject({ seq: 16, to: entry.at })
  expect(later.buckets.at(-1)).toMatchObject({ seq: 16, entries: 6 })
  expect(peopleNear(16, later, 3)).toContainEqual(sol)
  expect(withLater(later, [entry])).toBe(later)
})

test('what was done between what was read and what is heard is in the last piece too', () => {
  const entry = { seq: 20, at: new Date(9_000).toISOString(), actor: sol } as WireEntry
  const later = withLater(timelineOf([5, 5, 5]), [entry])
  expect(later.buckets.at(-1)).toMatchObject({ seq: 20, entries: 10 })
  expect(seqAt(2 / 3 + 1e-9, later)).toBe(10)
})
