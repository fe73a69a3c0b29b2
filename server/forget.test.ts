import { expect, test } from 'vitest'
import type { Appended } from '../db/event-log.ts'
import { createClock } from '../e2e/simulation/clock.ts'
import { createRandom } from '../e2e/simulation/random.ts'
import { forgetEachDay } from './forget.ts'

const dayMs = 24 * 60 * 60 * 1_000

test('[C4] rejections are let go of after 30 days: at the start, and once a day', async () => {
  const clock = createClock(createRandom(1))
  const asked: number[] = []
  const answers: (Appended | Error)[] = [
    { kind: 'durable', rows: [] },
    new Error('disk I/O error'),
    { kind: 'unknown', error: new Error('the writer has ended') },
  ]
  const forgetRejections = async (before: number): Promise<Appended> => {
    asked.push(before)
    const answer = answers.shift()
    if (!answer || answer instanceof Error) throw answer
    return answer
  }
  const told: string[] = []
  const stop = forgetEachDay({
    log: { forgetRejections },
    now: () => 100 * dayMs + clock.now(),
    timers: clock,
    onUnknown: ({ message }) => told.push(`unknown: ${message}`),
    onError: (error) => told.push(`error: ${String(error)}`),
  })
  await clock.runUntil(2.5 * dayMs)
  expect(asked).toEqual([70 * dayMs, 71 * dayMs, 72 * dayMs])
  expect(told).toEqual(['error: Error: disk I/O error', 'unknown: the writer has ended'])
  stop()
  await clock.runUntil(10 * dayMs)
  expect(asked).toHaveLength(3)
})
