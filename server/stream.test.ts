import { describe, expect, test } from 'vitest'
import { checked, isBoardId, isCommandId, isEpoch, isUserId } from '../domain/id.ts'
import { uuid } from '../domain/spec/given.ts'
import { createClock } from '../e2e/simulation/clock.ts'
import { createMemoryLog } from '../e2e/simulation/memory-log.ts'
import { createRandom } from '../e2e/simulation/random.ts'
import { createBoards } from './boards.ts'
import { createFeed } from './feed.ts'
import type { Outlet } from './outlet.ts'
import { createStreams } from './stream.ts'
import { createStreamCounts } from './stream-counts.ts'

const epoch = checked(isEpoch, 'abcdefgh')
const board = checked(isBoardId, 'b')
const other = checked(isBoardId, 'o')
const owner = checked(isUserId, 'owner')
const asking = { user: owner, boards: [board], cursor: null, holds: () => true }

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
    write: (more: string | Uint8Array) => {
      if (reader.isReading) text += typeof more === 'string' ? more : Buffer.from(more)
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
    onClose: (act: () => void) => {
      close = act
    },
    onceDrained: (act: () => void) => {
      drain = act
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
  const feed = createFeed(log, (id) => ({ id, name: id, color: 'peer-1' }), clock)
  const boards = createBoards({
    log,
    onDurable: feed.rang,
    onUnknown: () => {},
    onBug: () => {},
    now: clock.now,
    newSalt: () => new Uint8Array(16),
  })
  let followers = 0
  const follow = (id: typeof board, wake: () => void) => {
    const unfollow = feed.follow(id, wake)
    followers += 1
    return () => {
      followers -= 1
      unfollow()
    }
  }
  /** What is asked of a board only when this has come. */
  const held = new Map<string, Promise<void>>()
  const look: typeof boards.look = async (id, see) => {
    await held.get(`look ${id}`)
    return boards.look(id, see)
  }
  const head = async (id: typeof board) => {
    await held.get(`head ${id}`)
    return feed.head(id)
  }
  const counts = createStreamCounts()
  const streams = createStreams({
    feed: { ...feed, follow, head },
    boards: { ...boards, look },
    epoch,
    random: random.next,
    now: clock.now,
    timers: clock,
    counts,
  })
  const commandId = checked(isCommandId, uuid('first'))
  const created = { type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'editor' } as const
  const creation = { commandId, asked: null, entries: async () => [[created]] as const, newCommandId: () => commandId }
  for (const id of [board, other]) await boards.create(id, owner, creation)
  let asked = 0
  const ask = (
    id: typeof board,
    command: { type: 'RenameBoard'; title: string } | { type: 'SetLinkRole'; role: Role },
  ) => boards.execute(id, owner, [{ commandId: checked(isCommandId, uuid(`r${asked++}`)), ...command }])
  const rename = (bytes = 1, id = board) =>
    ask(id, { type: 'RenameBoard', title: `${asked}`.padEnd(Math.min(bytes, 400), 'x') })
  const share = (role: Role, id = board) => ask(id, { type: 'SetLinkRole', role })
  /** Keeps a question about a board waiting until the returned release is called. */
  const hold = (what: 'look' | 'head', id: typeof board) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    held.set(`${what} ${id}`, promise)
    return resolve
  }
  return { clock, streams, counts, rename, share, hold, followers: () => followers }
}
type Role = 'editor' | 'none'

describe('[S11] a reader that does not read', () => {
  test('is not buffered for: it is told at most one page, and goes on from its cursor', async () => {
    const { clock, streams, rename } = await world()
    const reader = createReader()
    streams.open(reader, asking)
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

  test('[H21] and is closed after 30 s without progress, and counted', async () => {
    const { clock, streams, counts, rename } = await world()
    const reader = createReader()
    streams.open(reader, asking)
    await clock.runUntil(10)
    reader.isReading = false
    await rename()
    await clock.runUntil(29_000)
    expect(reader.destroyed).toBe(false)
    await clock.runUntil(33_000)
    expect(reader.destroyed).toBe(true)
    expect(streams.count().total).toBe(0)
    expect(counts.totals().dropped).toBe(1)
  })
})

test('[S7] a heartbeat and the heads come each 15 s', async () => {
  const { clock, streams, rename } = await world()
  const reader = createReader()
  streams.open(reader, asking)
  await rename()
  await clock.runUntil(46_000)
  expect(reader.text().match(/: heartbeat\n\nevent: heads\ndata: {"b":2}\n\n/g)).toHaveLength(3)
})

test('[S7] those that came together have their heartbeats one after another', async () => {
  const { clock, streams } = await world()
  const readers = Array.from({ length: 750 }, createReader)
  for (const reader of readers) streams.open(reader, asking)
  const beating = () => readers.filter((reader) => reader.text().includes(': heartbeat')).length
  await clock.runUntil(7_000)
  expect(beating()).toBe(0)
  await clock.runUntil(11_000)
  expect(beating()).toBeGreaterThan(200)
  expect(beating()).toBeLessThan(500)
  await clock.runUntil(15_010)
  expect(beating()).toBe(750)
})

test('[S9] a planned close spreads the leaving, and when to come back', async () => {
  const { clock, streams } = await world()
  const readers = Array.from({ length: 50 }, createReader)
  for (const reader of readers) streams.open(reader, asking)
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
  streams.open(late, asking)
  expect(late.text()).toContain('event: bye')
})

describe('[S3, S4] while a stream starts', () => {
  const both = { ...asking, boards: [board, other], cursor: `v1.${epoch}.b=1,o=1` }

  test('nothing is written to a board before all have their places: no id leaves one out', async () => {
    const { clock, streams, rename, hold } = await world()
    await rename(1, other)
    const release = hold('look', other)
    const reader = createReader()
    streams.open(reader, both)
    await clock.runUntil(10)
    await rename()
    await clock.runUntil(20)
    release()
    await clock.runUntil(30)
    const ids = [...reader.text().matchAll(/^id: (.*)$/gm)].map(([, id]) => id)
    expect(ids).toHaveLength(3)
    for (const id of ids) expect(id).toMatch(/b=\d.*o=\d/)
    expect(reader.text().match(/event: ready\ndata: (.*)/)?.[1]).toBe('{"heads":{"b":2,"o":2}}')
  })

  test('who leaves is not followed for', async () => {
    const { clock, streams, hold, followers } = await world()
    const release = hold('look', other)
    const reader = createReader()
    streams.open(reader, both)
    await clock.runUntil(10)
    reader.destroy()
    release()
    await clock.runUntil(20)
    expect(followers()).toBe(0)
    expect(streams.count()).toEqual({ total: 0, boards: {} })
  })

  test('[S8] who loses access is told', async () => {
    const { clock, streams, share, hold } = await world()
    const reader = createReader()
    const release = hold('head', other)
    streams.open(reader, { ...asking, user: checked(isUserId, 'guest'), boards: [other, board] })
    await clock.runUntil(10)
    await share('none', other)
    release()
    await clock.runUntil(20)
    expect(reader.text()).toContain('event: revoked\ndata: {"board":"o"}')
    expect(reader.text()).toContain('data: {"heads":{"b":1}}')
  })
})

describe('[S8] who was told that no board is left', () => {
  const guest = { ...asking, user: checked(isUserId, 'guest') }
  /** Opens a stream, and says which status it was answered with. */
  const open = async ({ streams, clock }: Awaited<ReturnType<typeof world>>) => {
    let status = 0
    const reader = Object.assign(createReader(), { writeHead: (given: number) => (status = given) })
    streams.open(reader, guest)
    await clock.runUntil(clock.now() + 10)
    return { status, text: reader.text() }
  }

  test('is answered with 204, and with a stream when there is one again', async () => {
    const one = await world()
    await one.share('none')
    expect((await open(one)).text).toContain('event: revoked')
    expect((await open(one)).status).toBe(204)
    expect((await open(one)).text).toContain('event: revoked')
    await one.share('editor')
    const again = await open(one)
    expect(again.status).toBe(200)
    expect(again.text).toContain('event: ready')
  })
})

describe('[S13] a session that has ended', () => {
  test('ends its streams when that is told, and those of no other', async () => {
    const { clock, streams } = await world()
    const [ended, kept] = [createReader(), createReader()]
    let isOver = false
    streams.open(ended, { ...asking, holds: () => !isOver })
    streams.open(kept, asking)
    await clock.runUntil(10)
    isOver = true
    streams.recheck(owner)
    expect(ended.writableEnded).toBe(true)
    expect(kept.writableEnded).toBe(false)
  })

  test('ends them with the next heartbeat where nobody tells', async () => {
    const { clock, streams } = await world()
    const reader = createReader()
    streams.open(reader, { ...asking, holds: () => clock.now() < 20_000 })
    await clock.runUntil(29_000)
    expect(reader.writableEnded).toBe(false)
    await clock.runUntil(31_000)
    expect(reader.writableEnded).toBe(true)
  })
})

test('[S9, S14] who is one too many is told so, and to come back in 10 to 30 s', async () => {
  const { streams } = await world()
  const retries = Array.from({ length: 50 }, () => {
    const reader = createReader()
    streams.turnAway(reader)
    expect(reader.writableEnded).toBe(true)
    return Number(/^retry: (\d+)\nevent: bye\ndata: {"reason":"busy"}\n\n$/.exec(reader.text())?.[1])
  })
  expect(Math.min(...retries)).toBeGreaterThanOrEqual(10_000)
  expect(Math.max(...retries)).toBeLessThanOrEqual(30_000)
  expect(new Set(retries).size).toBeGreaterThan(40)
})
