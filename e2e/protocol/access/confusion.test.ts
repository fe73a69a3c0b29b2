import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../server.ts'
import { askings, justNow } from './askings.ts'
import { type Cast, castOf, type Place, placeFor } from './cast.ts'
import { doors, type Request } from './doors.ts'

let server: TestServer
/** Two people who know nothing of each other, each with a board of one of everything. */
let [mine, theirs]: [Cast, Cast] = [] as never
let [here, there]: [Place, Place] = [] as never
beforeAll(async () => {
  server = await startServer()
  mine = await castOf(server.base)
  theirs = await castOf(server.base)
  here = await placeFor(mine, ['maker'])
  there = await placeFor(theirs, ['maker'])
  await theirs.maker.ask(there.other.board, 'SetLinkRole', { role: 'none' })
})
afterAll(() => server.close())

/** What stands for each of my ids among theirs. */
function swaps(): ReadonlyMap<string, string> {
  const pairs = new Map(Object.entries(here.id).map(([name, id]) => [id, there.id[name] ?? '']))
  pairs.set(here.board, there.board)
  pairs.set(here.other.board, there.other.board)
  pairs.set(here.other.list, there.other.list)
  for (const actor of ['maker', 'viewer', 'removed'] as const) pairs.set(mine[actor].id, theirs[actor].id)
  return pairs
}

/** A text with some of my ids in it taken for theirs: each alone, and each two of them together. */
function confused(text: string): string[] {
  const inIt = [...swaps()].filter(([id]) => text.includes(id))
  const swap = (...some: (readonly [string, string])[]) =>
    some.reduce((swapped, [id, other]) => swapped.replaceAll(id, other), text)
  return [
    ...inIt.map((one) => swap(one)),
    ...inIt.flatMap((one, index) => inIt.slice(index + 1).map((other) => swap(one, other))),
  ]
}

/** All that is to be known of their boards. */
async function theirWhole(): Promise<string> {
  const { maker } = theirs
  const boards = [there.board, there.other.board]
  const seen = boards.map(async (board) => [
    (await maker.get(`/api/boards/${board}`)).text,
    (await maker.get(`/api/boards/${board}/people`)).text,
    (await maker.get(`/api/boards/${board}/events?after=0`)).text,
  ])
  return JSON.stringify(await Promise.all(seen))
}

test('[A55] an id of theirs in a command of mine does nothing there, and tells nothing', async () => {
  const before = await theirWhole()
  let asked = 0
  for (const asking of askings(here, mine)) {
    const { commandId: _, ...fields } = asking
    for (const text of [JSON.stringify(fields), ...confused(JSON.stringify(fields))]) {
      const parsed = { ...JSON.parse(text), commandId: crypto.randomUUID() }
      const head = (await mine.maker.get(`/api/boards/${here.board}`)).body.seq
      const sent = parsed.base === justNow ? { ...parsed, base: head } : parsed
      const answer = await mine.maker.send('POST', `/api/boards/${here.board}/commands`, sent)
      expect(answer.status).toBeLessThan(500)
      expect(answer.text).not.toContain(there.word)
      // And on their board itself.
      const onTheirs = await mine.maker.send('POST', `/api/boards/${there.board}/commands`, sent)
      expect([400, 404]).toContain(onTheirs.status)
      expect(onTheirs.text).not.toContain(there.word)
      asked += 1
    }
  }
  expect(asked).toBeGreaterThan(100)
  expect(await theirWhole()).toBe(before)
}, 120_000)

test('[A55] an id of theirs in an address or a body of mine does nothing there, and tells nothing', async () => {
  const before = await theirWhole()
  for (const [name, door] of Object.entries(doors)) {
    const [method = ''] = name.split(' ')
    const whole = door.ask(here, mine)
    const isBytes = whole.body instanceof Uint8Array
    const { body, ...rest } = whole
    for (const text of confused(JSON.stringify(isBytes ? rest : whole))) {
      const request: Request = isBytes ? { ...JSON.parse(text), body } : JSON.parse(text)
      const answer = await mine.maker.send(method, request.path, request.body, { ...request.headers })
      expect(answer.status).toBeLessThan(500)
      expect(answer.text).not.toContain(there.word)
    }
  }
  for (const boards of [there.board, `${here.board},${there.board}`, `${there.board},${there.other.board}`]) {
    const stream = await mine.maker.stream(`/events?boards=${boards}&since=v1.abcdefgh.${there.board}=0`)
    if (stream.status === 200) await stream.until(({ event }) => event === 'revoked')
    expect(stream.raw()).not.toContain(there.word)
    stream.close()
  }
  expect(await theirWhole()).toBe(before)
}, 120_000)
