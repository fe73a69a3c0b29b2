import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

const size = 500

let server: TestServer
let owner: Program
beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
})
afterAll(() => server.close())

test(`[S4] cut at each of ${size} entries, by header, by address and by both: none is missing, none comes twice`, async () => {
  const board = await owner.makeBoard()
  const commands = Array.from({ length: size - 1 }, (_, index) => ({
    commandId: crypto.randomUUID(),
    type: 'RenameBoard',
    title: `e${index + 2}`,
  }))
  while (commands.length > 0) await owner.send('POST', `/api/boards/${board}/commands`, commands.splice(0, 100))
  const { epoch } = (await owner.get(`/api/boards/${board}`)).body
  const whole = await owner.stream(`/events?boards=${board}&since=v1.${epoch}.${board}=0`)
  await whole.until(({ event }) => event === 'ready')
  const ids = whole.messages.filter(({ event }) => event !== 'ready').map(({ id }) => id ?? '')
  whole.close()
  expect(ids).toHaveLength(size)

  const wrong: string[] = []
  const cut = async (index: number, way: 'header' | 'address' | 'both') => {
    const cursor = ids[index] ?? ''
    // Where there are both the header wins, so the address may say something else.
    const since = way === 'header' ? '' : `&since=${encodeURIComponent(way === 'both' ? (ids[0] ?? '') : cursor)}`
    const headers: Record<string, string> = way === 'address' ? {} : { 'last-event-id': cursor }
    const stream = await owner.stream(`/events?boards=${board}${since}`, headers)
    await stream.until(({ event }) => event === 'ready')
    const seqs = stream.messages.flatMap(({ event, data }) => (event === 'ready' ? [] : [JSON.parse(data).seq]))
    stream.close()
    const expected = Array.from({ length: size - index - 1 }, (_, later) => index + later + 2)
    if (seqs.join() !== expected.join()) wrong.push(`${way} after ${index + 1}`)
  }
  for (let index = 0; index < size; index++)
    await Promise.all((['header', 'address', 'both'] as const).map((way) => cut(index, way)))
  expect(wrong).toEqual([])
}, 120_000)
