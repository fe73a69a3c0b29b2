import { expect, test } from 'vitest'
import type { WireEntry } from '../../domain/wire.ts'
import { createPlayer, idleMs } from './player.ts'

/** A log of these times, of which so many entries are here; frames come when the test says so. */
function stage(times: readonly number[], here = times.length) {
  let now = 0
  let frame: (() => void) | null = null
  const past = {
    target: 1,
    head: times.length,
    here,
    entry: (seq: number) => {
      const ms = times[seq - 1]
      return ms === undefined || seq > past.here ? null : ({ at: new Date(ms).toISOString() } as WireEntry)
    },
    go: (seq: number) => {
      past.target = seq
    },
    ahead: () => true,
  }
  const beforeFrame = (act: () => void) => {
    frame = act
    return () => {
      frame = null
    }
  }
  const player = createPlayer({ past, now: () => now, beforeFrame })
  const pass = (ms: number) => {
    now += ms
    const act = frame
    frame = null
    act?.()
  }
  return { past, player, pass }
}

/** So many entries, one each second. */
const seconds = (count: number) => Array.from({ length: count }, (_, index) => index * 1_000)

test('it keeps time by the clock, however slow the frames are', () => {
  for (const frameMs of [16, 100, 430]) {
    const { past, player, pass } = stage(seconds(5_000))
    player.setSpeed(64)
    player.play()
    let ms = 0
    for (; ms + frameMs <= 20_000; ms += frameMs) pass(frameMs)
    expect(past.target).toBe(1 + Math.floor((ms * 64) / 1_000))
  }
})

test('what nobody did is skipped', () => {
  const { past, player, pass } = stage([0, 8 * 3_600_000, 9 * 3_600_000])
  player.setSpeed(1)
  player.play()
  pass(idleMs - 1)
  expect(past.target).toBe(1)
  pass(1)
  expect(past.target).toBe(2)
  pass(idleMs)
  expect(past.target).toBe(3)
  expect(player.isPlaying).toBe(false)
})

test('it waits for what is not here yet, and makes up for a short wait', () => {
  const { past, player, pass } = stage(seconds(1_000), 10)
  player.setSpeed(4)
  player.play()
  for (let ms = 0; ms < 4_000; ms += 100) pass(100)
  expect(past.target).toBe(10)
  past.here = 1_000
  pass(100)
  expect(past.target).toBeGreaterThan(16)
})

test('at the newest entry it ends, and from there it begins again at the first', () => {
  const { past, player, pass } = stage(seconds(5))
  player.play()
  pass(1_000)
  expect(past.target).toBe(5)
  expect(player.isPlaying).toBe(false)
  player.play()
  expect(past.target).toBe(1)
  player.pause()
  pass(1_000)
  expect(past.target).toBe(1)
})
