import { expect, test } from 'vitest'
import { checked, isBoardId, isEpoch, isUserId, type UserId } from '../domain/id.ts'
import { entryBeside, timelineOf } from './timeline.ts'

const board = checked(isBoardId, 'b')
const head = 1_000_000
const [mara, jun] = [checked(isUserId, 'mara'), checked(isUserId, 'jun')]
const show = (id: UserId) => ({ id, name: id, color: 'peer-1' }) as const

/** A log of a million entries, one a second, that counts what is asked of it. */
function longLog() {
  const read = { stamps: 0, asks: 0 }
  return {
    read,
    log: {
      epoch: checked(isEpoch, 'abcdefgh'),
      head: async () => ({ seq: head, at: head * 1_000, hash: Buffer.alloc(0) }),
      stamps: async (_: unknown, seqs: readonly number[]) => {
        read.stamps += seqs.length
        read.asks += 1
        return seqs.map((seq) => ({ seq, at: seq * 1_000, actor: seq % 4 === 0 ? jun : mara }))
      },
      seqBy: async (_: unknown, actor: UserId, after: number, upTo: number, which: 'first' | 'last') => {
        read.asks += 1
        const at = 700_000
        if (actor !== jun || at <= after || at > upTo) return null
        return which ? at : null
      },
    },
  }
}

test('[H71] of a million entries some thousands are looked at, in some tens of questions', async () => {
  const { log, read } = longLog()
  const timeline = await timelineOf(log, board, 0, 400, show)
  expect(timeline?.buckets).toHaveLength(400)
  expect(timeline?.buckets.every(({ entries }) => Math.abs(entries - head / 400) <= 1)).toBe(true)
  expect(timeline?.buckets[7]?.people).toEqual([mara, jun])
  expect(read.stamps).toBeLessThan(400 * 32)
  expect(read.asks).toBeLessThan(30)
})

test('[H72] who is rare is found far away, in both directions', async () => {
  const { log, read } = longLog()
  expect(await entryBeside(log, board, jun, { after: 5 })).toBe(700_000)
  expect(await entryBeside(log, board, jun, { before: 900_000 })).toBe(700_000)
  expect(await entryBeside(log, board, jun, { before: 700_000 })).toBeNull()
  expect(await entryBeside(log, board, mara, { after: 0 })).toBeNull()
  expect(read.asks).toBeLessThan(300)
})
