import { expect, test } from 'vitest'
import { boardId } from '../domain/spec/given.ts'
import { createClock } from '../e2e/simulation/clock.ts'
import { createRandom } from '../e2e/simulation/random.ts'
import { createLapsing } from './lapsing.ts'

test('[A9] a lapse is written within a second, and again where it could not be', async () => {
  const clock = createClock(createRandom(1))
  const written: number[] = []
  const answers = [false, true]
  const lapsing = createLapsing(clock, clock.now, async () => {
    written.push(clock.now())
    return answers.shift() ?? true
  })
  lapsing.heed(boardId, 5_000)
  await clock.runUntil(4_900)
  expect(written).toEqual([])
  await clock.runUntil(10_000)
  expect(written).toHaveLength(2)
  expect(written[0]).toBeGreaterThanOrEqual(5_000)
  expect(written[0]).toBeLessThanOrEqual(6_000)
  lapsing.close()
})
