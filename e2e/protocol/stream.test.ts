import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newGuest, type Program, program, type Stream } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program
let guest: Program
let epoch = ''

beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
  guest = await newGuest(server.base)
  epoch = (await owner.get(`/api/boards/${await owner.makeBoard()}`)).body.epoch
})
afterAll(() => server.close())

const rename = (board: string, title: string) => owner.ask(board, 'RenameBoard', { title })
/** A board with so many entries. */
async function boardOf(entries: number): Promise<string> {
  const board = await owner.makeBoard('blank', 'e1')
  const commands = Array.from({ length: entries - 1 }, (_, index) => ({
    commandId: randomUUID(),
    type: 'RenameBoard',
    title: `e${index + 2}`,
  }))
  while (commands.length > 0) await owner.send('POST', `/api/boards/${board}/commands`, commands.splice(0, 100))
  return board
}
const seqs = (stream: Stream): number[] =>
  stream.messages.flatMap(({ event, data }) =>
    event === 'BoardRenamed' || event === 'BoardCreated' ? JSON.parse(data).seq : [],
  )
const ready = (stream: Stream) => stream.until(({ event }) => event === 'ready')
const seen = (stream: Stream, seq: number) =>
  stream.until(({ event, data }) => event !== 'ready' && event !== 'heads' && JSON.parse(data).seq === seq)
const isReset = ({ event }: { event?: string | undefined }) => event === 'reset'
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('the bytes', () => {
  test('[S1, S2, S3] are as the contract has them', async () => {
    const board = await boardOf(2)
    const stream = await owner.stream(`/boards/${board}/events`)
    expect(stream.status).toBe(200)
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(stream.headers.get('cache-control')).toContain('no-transform')
    expect(stream.headers.get('x-accel-buffering')).toBe('no')
    await ready(stream)
    expect(stream.raw()).toMatch(/^retry: 3000\n: connected\n\n/)
    await rename(board, 'e3')
    const { id, event, data } = await seen(stream, 3)
    expect(id).toMatch(new RegExp(`^v1\\.${epoch}\\.${board}=3~[0-9a-f]{4}$`))
    expect(event).toBe('BoardRenamed')
    const polled = await owner.get(`/api/boards/${board}/events?after=2`)
    expect(JSON.parse(data)).toEqual(polled.body.entries[0])
    expect(stream.raw().endsWith(`id: ${id}\nevent: BoardRenamed\ndata: ${data}\n\n`)).toBe(true)
    stream.close()
  })

  test('[S2] hold any text that a title or a description can hold', async () => {
    const board = await owner.makeBoard()
    const [listId, cardId] = [randomUUID(), randomUUID()]
    await owner.ask(board, 'AddList', { listId, title: 'L' })
    await owner.ask(board, 'AddCard', { cardId, listId, title: 'C' })
    const stream = await owner.stream(`/events?boards=${board}`)
    await ready(stream)
    const texts = [
      '\r',
      '\r\n',
      '\n\nevent: x\ndata: y\n\n',
      'id: 7\n',
      '\u2028\u2029\u0085',
      ': comment\n',
      'x'.repeat(64 * 1024),
    ]
    let base = 0
    for (const description of texts) {
      const { seq } = await owner.ask(board, 'DescribeCard', { cardId, description, base })
      base = Number(seq)
      expect(JSON.parse((await seen(stream, base)).data).events[0].description).toBe(description)
    }
    stream.close()
  })

  test('[S7] a heartbeat comes each 15 s, with the heads of what was written', async () => {
    const board = await boardOf(3)
    const stream = await owner.stream(`/events?boards=${board}`)
    await ready(stream)
    await rename(board, 'e4')
    const heads = await stream.until(({ event }) => event === 'heads')
    expect(JSON.parse(heads.data)).toEqual({ [board]: 4 })
    expect(stream.comments).toContain('heartbeat')
    stream.close()
  })
})

describe('[S4] resuming', () => {
  test('at each point of a stream: what follows is every later entry, once, in order; then `ready`, once; then the live ones', async () => {
    const board = await boardOf(40)
    const first = await owner.stream(`/events?boards=${board}&since=v1.${epoch}.${board}=0`)
    await ready(first)
    expect(seqs(first)).toEqual(range(1, 40))
    const ids = first.messages.filter(({ event }) => event !== 'ready').map(({ id }) => id ?? '')
    first.close()
    let newest = 40
    for (const [index, id] of ids.entries()) {
      const byHeader = index % 2 === 0
      const stream = byHeader
        ? await owner.stream(`/events?boards=${board}`, { 'last-event-id': id })
        : await owner.stream(`/events?boards=${board}&since=${encodeURIComponent(id)}`)
      await ready(stream)
      newest += 1
      await rename(board, `e${newest}`)
      await seen(stream, newest)
      expect(seqs(stream)).toEqual(range(index + 2, newest))
      expect(stream.messages.filter(({ event }) => event === 'ready')).toHaveLength(1)
      stream.close()
    }
  })

  test('the header wins over the address', async () => {
    const board = await boardOf(6)
    const cursor = (seq: number) => `v1.${epoch}.${board}=${seq}`
    const stream = await owner.stream(`/events?boards=${board}&since=${cursor(1)}`, { 'last-event-id': cursor(4) })
    await ready(stream)
    expect(seqs(stream)).toEqual([5, 6])
    stream.close()
  })

  test('`ready` names the heads, and carries a cursor to resume by', async () => {
    const board = await boardOf(3)
    const stream = await owner.stream(`/events?boards=${board}`)
    const { id, data } = await ready(stream)
    expect(JSON.parse(data)).toEqual({ heads: { [board]: 3 } })
    stream.close()
    await rename(board, 'e4')
    const again = await owner.stream(`/events?boards=${board}`, { 'last-event-id': id ?? '' })
    await ready(again)
    expect(seqs(again)).toEqual([4])
    again.close()
  })

  test('a client may build a cursor from a snapshot', async () => {
    const board = await boardOf(3)
    const { epoch: life, seq } = (await owner.get(`/api/boards/${board}`)).body
    await rename(board, 'e4')
    const stream = await owner.stream(`/events?boards=${board}&since=v1.${life}.${board}=${seq}`)
    await ready(stream)
    expect(seqs(stream)).toEqual([4])
    stream.close()
  })

  test('no entry is lost or doubled where replay becomes live, under load', async () => {
    const board = await boardOf(2)
    let isWriting = true
    const writer = (async () => {
      for (let index = 0; isWriting; index++) await rename(board, `load ${index}`)
    })()
    const streams = await Promise.all(
      range(1, 20).map(() => owner.stream(`/events?boards=${board}&since=v1.${epoch}.${board}=1`)),
    )
    await Promise.all(streams.map(ready))
    for (let index = 0; index < 5; index++) await rename(board, `late ${index}`)
    isWriting = false
    await writer
    const { head } = (await owner.get(`/api/boards/${board}/events?after=0&limit=1`)).body
    await Promise.all(streams.map((stream) => seen(stream, head)))
    for (const stream of streams) {
      expect(seqs(stream)).toEqual(range(2, head))
      stream.close()
    }
  })
})

describe('[S5] many boards on one stream', () => {
  test('each is resumed from its own place; one that is not named starts live; one that is not asked for is ignored', async () => {
    const [a, b, c, d] = [await boardOf(5), await boardOf(5), await boardOf(5), await boardOf(2)]
    const stream = await owner.stream(`/events?boards=${a},${b},${c}&since=v1.${epoch}.${a}=3,${b}=4,${d}=1`)
    const { data } = await ready(stream)
    expect(JSON.parse(data)).toEqual({ heads: { [a]: 5, [b]: 5, [c]: 5 } })
    const of = (board: string) =>
      stream.messages.flatMap(({ event, data: text }) =>
        event === 'BoardRenamed' && JSON.parse(text).board === board ? JSON.parse(text).seq : [],
      )
    expect([of(a), of(b), of(c), of(d)]).toEqual([[4, 5], [5], [], []])
    await rename(c, 'new')
    const last = await stream.until(({ event, data: text }) => event === 'BoardRenamed' && JSON.parse(text).board === c)
    expect(last.id).toMatch(new RegExp(`^v1\\.${epoch}\\.${a}=5~....,${b}=5~....,${c}=6~....$`))
    stream.close()
  })

  test('an entry of each arrives, in its order', async () => {
    const boards = await Promise.all(range(1, 20).map(() => owner.makeBoard()))
    const stream = await owner.stream(`/events?boards=${boards.join(',')}`)
    await ready(stream)
    await Promise.all(boards.flatMap((board) => [1, 2, 3].map(() => rename(board, randomUUID()))))
    for (const board of boards)
      await stream.until(
        ({ event, data }) => event === 'BoardRenamed' && JSON.parse(data).board === board && JSON.parse(data).seq === 4,
      )
    for (const board of boards) {
      const got = stream.messages
        .filter(({ event }) => event === 'BoardRenamed')
        .map(({ data }) => JSON.parse(data))
        .filter((entry) => entry.board === board)
      expect(got.map(({ seq }) => seq)).toEqual([2, 3, 4])
    }
    stream.close()
  })
})

describe('[S6] a replay that is not possible', () => {
  test('is answered with `reset` and its reason, an id at the head, and live entries', async () => {
    const board = await boardOf(3)
    const other = await boardOf(3)
    const odd: [string, string][] = [
      [`v1.zzzzzzzz.${board}=1`, 'epoch'],
      [`v1.${epoch}.${board}=99`, 'future'],
      [`v1.${epoch}.${board}=2~0000`, 'diverged'],
      ['garbage', 'unknown'],
      [`v9.${epoch}.${board}=1`, 'unknown'],
      [`v1.${epoch}.${board}=1${`,${other}=1`.repeat(200)}`, 'unknown'],
      ['x'.repeat(3_000), 'unknown'],
      ['\u00e9\u00ff', 'unknown'],
    ]
    let newest = 3
    for (const [cursor, reason] of odd) {
      const stream = await owner.stream(`/events?boards=${board}&since=${encodeURIComponent(cursor)}`)
      expect(stream.status).toBe(200)
      const { id, data } = await stream.until(isReset)
      expect(JSON.parse(data)).toEqual({ board, reason, head: newest })
      expect(id).toMatch(new RegExp(`${board}=${newest}~`))
      await ready(stream)
      newest += 1
      await rename(board, `e${newest}`)
      await seen(stream, newest)
      expect(seqs(stream)).toEqual([newest])
      stream.close()
    }
  })

  test('another board’s cursor starts this one live', async () => {
    const [board, other] = [await boardOf(3), await boardOf(3)]
    const stream = await owner.stream(`/events?boards=${board}&since=v1.${epoch}.${other}=1`)
    expect(JSON.parse((await ready(stream)).data)).toEqual({ heads: { [board]: 3 } })
    expect(stream.messages).toHaveLength(1)
    stream.close()
  })

  test('one board is reset, and the others are replayed', async () => {
    const [a, b] = [await boardOf(3), await boardOf(3)]
    const stream = await owner.stream(`/events?boards=${a},${b}&since=v1.${epoch}.${a}=77,${b}=1`)
    await ready(stream)
    expect(stream.messages.map(({ event }) => event)).toEqual(['reset', 'BoardRenamed', 'BoardRenamed', 'ready'])
    expect(JSON.parse(stream.messages[0]?.data ?? '')).toEqual({ board: a, reason: 'future', head: 3 })
    stream.close()
  })

  test('too far behind: over 10,000 entries, or 4 MiB', async () => {
    const board = await boardOf(10_002)
    const behind = await owner.stream(`/events?boards=${board}&since=v1.${epoch}.${board}=1`)
    expect(JSON.parse((await behind.until(isReset)).data)).toEqual({ board, reason: 'behind', head: 10_002 })
    behind.close()
    const near = await owner.stream(`/events?boards=${board}&since=v1.${epoch}.${board}=2`)
    await ready(near)
    expect(seqs(near)).toEqual(range(3, 10_002))
    near.close()

    const heavy = await owner.makeBoard()
    const [listId, cardId] = [randomUUID(), randomUUID()]
    await owner.ask(heavy, 'AddList', { listId, title: 'L' })
    let { seq: base } = await owner.ask(heavy, 'AddCard', { cardId, listId, title: 'C' })
    base = 0
    for (let index = 0; index < 36; index++)
      ({ seq: base } = await owner.ask(heavy, 'DescribeCard', {
        cardId,
        description: `${index}${'x'.repeat(65_000)}`,
        base,
      }))
    const stream = await owner.stream(`/events?boards=${heavy}&since=v1.${epoch}.${heavy}=1`)
    expect(JSON.parse((await stream.until(isReset)).data).reason).toBe('behind')
    stream.close()
  })
})

describe('[S8] a board that is gone, or none', () => {
  test('is told by `revoked`, while the others go on', async () => {
    const [mine, theirs] = [await boardOf(2), await boardOf(2)]
    const stream = await guest.stream(`/events?boards=${mine},nothing,${theirs}`)
    expect(JSON.parse((await stream.until(({ event }) => event === 'revoked')).data)).toEqual({ board: 'nothing' })
    expect(JSON.parse((await ready(stream)).data)).toEqual({ heads: { [mine]: 2, [theirs]: 2 } })
    const { seq } = await owner.ask(theirs, 'SetLinkRole', { role: 'none' })
    await stream.until(({ event, data }) => event === 'revoked' && JSON.parse(data).board === theirs)
    await rename(theirs, 'secret')
    await rename(mine, 'e3')
    await seen(stream, 3)
    expect(stream.raw()).not.toContain('secret')
    expect(stream.raw()).not.toContain('LinkRoleSet')
    expect(seq).toBe(3)
    stream.close()
  })

  test('when none is left the stream ends, and the next attempt is answered with 204', async () => {
    const board = await boardOf(2)
    const stream = await guest.stream(`/events?boards=${board}`)
    await ready(stream)
    await owner.ask(board, 'RemoveMember', { userId: guest.id })
    await stream.ended
    expect(stream.messages.at(-1)?.event).toBe('revoked')
    expect((await guest.stream(`/events?boards=${board}`)).status).toBe(204)

    const none = await owner.stream('/events?boards=nothing')
    await none.ended
    expect(none.messages).toEqual([expect.objectContaining({ event: 'revoked' })])
    expect((await owner.stream('/events?boards=nothing')).status).toBe(204)
  })
})

describe('[S10] what is refused', () => {
  test('a reader without a session, or a request that names no board', async () => {
    const board = await boardOf(2)
    expect((await program(server.base, '').stream(`/events?boards=${board}`)).status).toBe(401)
    const many = range(1, 65)
      .map((index) => `b${index}`)
      .join(',')
    for (const query of ['', '?boards=', '?boards=a%20b', `?boards=${many}`, `?boards=${'x'.repeat(13)}`])
      expect((await owner.stream(`/events${query}`)).status).toBe(400)
  })

  test('a cursor never is, whatever it is', async () => {
    const board = await boardOf(2)
    for (const cursor of ['\t', '%', 'v1..=', `v1.${epoch}.${board}=-1`, 'v1.__proto__.x=1', '"', '0'])
      for (const stream of [
        await owner.stream(`/events?boards=${board}&since=${encodeURIComponent(cursor)}`),
        await owner.stream(`/events?boards=${board}`, { 'last-event-id': cursor }),
      ]) {
        expect(stream.status).toBe(200)
        await ready(stream)
        stream.close()
      }
  })
})

test('[S14] who is one too many is told `busy`, and there is room again when someone leaves', async () => {
  const small = await startServer({ under: ['sh', '-c', 'ulimit -n 300 && exec "$@"', 'sh'] })
  try {
    const [one, two] = [await newGuest(small.base), await newGuest(small.base)]
    const board = await one.makeBoard()
    const open = (index: number) => (index % 2 ? two : one).stream(`/events?boards=${board}`)
    const streams: Stream[] = []
    for (let index = 0; index < 44; index++) streams.push(await open(index))
    await Promise.all(streams.map(ready))
    const late = await open(0)
    expect(late.status).toBe(200)
    await late.ended
    expect(late.raw()).toMatch(/^retry: [12]\d{4}\nevent: bye\ndata: {"reason":"busy"}\n\n$/)
    await expect(one.socket()).rejects.toThrow('refused with 503')
    expect((await one.get('/api/me')).status).toBe(200)
    streams.pop()?.close()
    const opened = async () => {
      const stream = await open(0)
      await stream.untilRaw((text) => text.includes('event:'))
      return stream.raw()
    }
    await expect.poll(opened, { timeout: 5_000 }).toContain('event: ready')
  } finally {
    await small.close()
  }
})

test('[S12, C5] nothing is shown before it is on disk: what a stream has shown is there after a kill', async () => {
  const killed = await startServer()
  try {
    const writer = await newGuest(killed.base)
    const board = await writer.makeBoard()
    const stream = await writer.stream(`/events?boards=${board}`)
    await ready(stream)
    const write = async () => {
      for (let index = 0; ; index++) await writer.ask(board, 'RenameBoard', { title: `t${index}` })
    }
    const writing = write().catch(() => {})
    await stream.until(({ event, data }) => event === 'BoardRenamed' && JSON.parse(data).seq > 100)
    await killed.kill()
    await Promise.all([writing, stream.ended])
    const shown = Math.max(...seqs(stream))
    await killed.start()
    expect((await writer.get(`/api/boards/${board}`)).body.seq).toBeGreaterThanOrEqual(shown)
  } finally {
    await killed.close()
  }
})

test('[S9] a planned stop says `bye` to streams, answers 503, and ends within its time', async () => {
  const stopped = await startServer({ env: { DRAIN_SECONDS: '2' } })
  try {
    const reader = await newGuest(stopped.base)
    const board = await reader.makeBoard()
    const streams = await Promise.all(range(1, 10).map(() => reader.stream(`/events?boards=${board}`)))
    const socket = await reader.socket()
    socket.say({ type: 'join', board })
    await Promise.all(streams.map(ready))
    const stopping = stopped.stop()
    for (let status = 200; status !== 503; ) status = (await reader.get('/readyz')).status
    expect((await reader.get('/readyz')).text).toBe('stopping\n')
    const { ms, code } = await stopping
    expect(code).toBe(0)
    expect(ms).toBeLessThan(12_000)
    await Promise.all(streams.map(({ ended }) => ended))
    for (const stream of streams) {
      expect(stream.messages.at(-1)).toMatchObject({ event: 'bye', data: '{"reason":"stopping"}' })
      expect(stream.retries).toHaveLength(2)
    }
    expect(new Set(streams.map(({ retries }) => retries[1])).size).toBeGreaterThan(5)
    expect(socket.frames.at(-1)).toEqual({ type: 'bye', reason: 'stopping' })
  } finally {
    await stopped.close()
  }
})
