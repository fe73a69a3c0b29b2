import { expect, test } from 'vitest'
import type { Outcome } from '../_client/outcome.ts'
import { createTimeSteps, dayMs, hourMs } from './time-steps.ts'

const begin = Date.parse('2026-11-23T09:00:00Z')
/** A past whose entries were made so many minutes after it began, with a knob at the first. */
function pastOf(...minutes: number[]) {
  const times = minutes.map((minute) => begin + minute * 60_000)
  const answers: (() => void)[] = []
  let target = 1
  const past = {
    past: null,
    get target() {
      return target
    },
    entry: (seq: number) => {
      const time = times[seq - 1]
      return time === undefined ? null : ({ at: new Date(time).toISOString() } as never)
    },
    go: (seq: number) => {
      target = Math.max(1, Math.min(times.length, seq))
    },
  }
  const entryAt = (time: string) => {
    const seq = times.findLastIndex((one) => one <= Date.parse(time)) + 1
    return new Promise<Outcome<{ seq: number | null }>>((answer) =>
      answers.push(() => answer({ kind: 'ok', value: { seq: seq || null } })),
    )
  }
  const steps = createTimeSteps(past, { entryAt })
  const answer = async () => {
    for (const one of answers.splice(0)) one()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const step = async (ms: number) => {
    void steps.by(ms)
    await answer()
    return target
  }
  return { past, steps, step, answer }
}

test('it goes to the newest entry up to the time', async () => {
  const { step } = pastOf(0, 10, 59, 61, 200)
  expect(await step(hourMs)).toBe(3)
  expect(await step(hourMs)).toBe(4)
  expect(await step(-hourMs)).toBe(1)
})

test('where nothing was done until then it goes to the next entry, and stays at the ends', async () => {
  const { step } = pastOf(0, 600, 601)
  expect(await step(hourMs)).toBe(2)
  expect(await step(-hourMs)).toBe(1)
  expect(await step(-hourMs)).toBe(1)
  expect(await step(dayMs)).toBe(3)
  expect(await step(dayMs)).toBe(3)
})

test('steps that are asked for one upon another add up', async () => {
  const { steps, answer, past } = pastOf(0, 50, 110, 170, 230)
  void steps.by(hourMs)
  void steps.by(hourMs)
  void steps.by(hourMs)
  await answer()
  expect(past.target).toBe(4)
})

test('a hand that has moved the knob meanwhile is right', async () => {
  const { steps, answer, past, step } = pastOf(0, 50, 110, 170, 230)
  void steps.by(hourMs)
  past.go(5)
  await answer()
  expect(past.target).toBe(5)
  expect(await step(-hourMs)).toBe(4)
})
