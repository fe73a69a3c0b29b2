import { describe, expect, test } from 'vitest'
import { checked, isBoardId, isCommandId, isEpoch, isUserId } from '../domain/id.ts'
import { uuid } from '../domain/spec/given.ts'
import { createClock } from '../e2e/simulation/clock.ts'
import { createMemoryLog } from '../e2e/simulation/memory-log.ts'
import { createRandom } from '../e2e/simulation/random.ts'
import { createBoards } from './boards.ts'
import { createFeed } from './feed.ts'
import { createStreams, type Outlet } from './stream.ts'

const epoch = checked(isEpoch, 'abcdefgh')
const board = checked(isBoardId, 'b')
const owner = checked(isUserId, 'owner')

/** A reader that can stop reading: then writes are not taken. */
function createReader() {
  let text = ''
  let drain = () => {}
  let close = () => {}
  const reader = {
    isReading: true,
    destroyed: false,
    writableEnded: false,
    unsent: 0,
    writeHead: () => {},
    write: (more: string) => {
      if (reader.isReading) text += more
      else reader.unsent += more.length
      return reader.isReading
    },
    end: () => {
      reader.writableEnded = true
      close()
    },
    destroy: () => {
      reader.destroyed = true
      close()
    },
    on: (_event: 'close', listener: () => void) => {
      close = listener
    },
    once: (_event: 'drain', listener: () => void) => {
      drain = listener
    },
    goOn: () => {
      reader.isReading = true
      drain()
    },
    text: () => text,
  }
  return reader satisfies Outlet
}

async function world() {
  const random = createRandom(1)
  const clock = createClock(random)
  const log = createMemoryLog(epoch)
  const feed = createFeed(log, (id) => ({ id, name: id, color: 'peer-1' }))
  const boards = createBoards({
    log,
    onDurable: feed.rang,
    onUnknown: () => {},
    onBug: () => {},
    now: clock.now,
    newSalt: () => new Uint8Array(16),
  })
  const streams = createStreams({ feed, boards, epoch, random: random.next, now: clock.now, timers: clock })
  const commandId = checked(isCommandId, uuid('first'))
  const events = () => [{ type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'editor' }] as const
  await boards.create(board, owner, { commandId, asked: null, events })
  let renames = 0
  const rename = (bytes = 1) => {
    const title = `${renames++}`.padEnd(Math.min(bytes, 400), 'x')
    return boards.execute(board, owner, [
      { commandId: checked(isCommandId, uuid(`r${renames}`)), type: 'RenameBoard', title },
    ])
  }
  return { clock, streams, rename }
}

describe('[S11] a reader that does not read', () => {
  test('is not buffered for: it is told at most one page, and goes on from its cursor', async () => {
    const { clock, streams, rename } = await world()
    const reader = createReader()
    streams.open(reader, { user: owner, boards: [board], cursor: null })
    await clock.runUntil(10)
    reader.isReading = false
    for (let index = 0; index < 2_000; index++) await rename(400)
    await clock.runUntil(20_000)
    expect(reader.unsent).toBeLessThan(1024 * 1024)
    expect(reader.destroyed).toBe(false)
    reader.goOn()
    await clock.runUntil(20_001)
    const seqs = [...reader.text().matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq))
    expect(seqs.at(-1)).toBe(2_001)
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
    expect(new Set(seqs).size).toBe(seqs.length)
  })

  test('and is closed after 30 s without progress', async () => {
    const { clock, streams, rename } = await world()
    const reader = createReader()
    streams.open(reader, { user: owner, boards: [board], cursor: null })
    await clock.runUntil(10)
    reader.isReading = false
    await rename()
    await clock.runUntil(29_000)
    expect(reader.destroyed).toBe(false)
    await clock.runUntil(33_000)
    expect(reader.destroyed).toBe(true)
    expect(streams.count().total).toBe(0)
  })
})

test('[S7] a heartbeat and the heads come each 15 s', async () => {
  const { clock, streams, rename } = await world()
  const reader = createReader()
  streams.open(reader, { user: owner, boards: [board], cursor: null })
  await rename()
  await clock.runUntil(46_000)
  expect(reader.text().match(/: heartbeat\n\nevent: heads\ndata: {"b":2}\n\n/g)).toHaveLength(3)
})

test('[S9] a planned close spreads the leaving, and when to come back', async () => {
  const { clock, streams } = await world()
  const readers = Array.from({ length: 50 }, createReader)
  for (const reader of readers) streams.open(reader, { user: owner, boards: [board], cursor: null })
  await clock.runUntil(10)
  const closed = streams.close(10_000)
  await clock.runUntil(5_000)
  const early = readers.filter(({ writableEnded }) => writableEnded).length
  expect(early).toBeGreaterThan(10)
  expect(early).toBeLessThan(40)
  await clock.runUntil(10_100)
  await closed
  const retries = readers.map(
    (reader) => /retry: (\d+)\nevent: bye\ndata: {"reason":"stopping"}\n\n$/.exec(reader.text())?.[1],
  )
  expect(new Set(retries).size).toBeGreaterThan(40)
  const late = createReader()
  streams.open(late, { user: owner, boards: [board], cursor: null })
  expect(late.text()).toContain('event: bye')
})
