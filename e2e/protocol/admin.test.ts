import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

const token = 'a-token-of-the-test'
const bearer = { authorization: `Bearer ${token}` }
let server: TestServer
let owner: Program
const nobody = () => program(server.base, '')

beforeAll(async () => {
  server = await startServer({ env: { ADMIN_TOKEN: token, LOG_LEVEL: 'debug' } })
  owner = await newGuest(server.base)
})
afterAll(() => server.close())

/** What is counted now, by name and labels. */
async function counted(): Promise<Map<string, number>> {
  const { text } = await nobody().get('/metrics')
  return new Map([...text.matchAll(/^(tandem_\S+) (\S+)$/gm)].map(([, name = '', value]) => [name, Number(value)]))
}

test('[H19] the status is for who has the token, and a wrong one is not answered at once', async () => {
  for (const path of ['/admin/status', '/admin/connections']) {
    expect((await nobody().get(path)).status).toBe(404)
    const began = performance.now()
    const refused = await nobody().get(path, { authorization: `Bearer ${token}x` })
    expect(refused).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(performance.now() - began).toBeGreaterThan(450)
    expect((await nobody().send('POST', path, {}, bearer)).status).toBe(405)
  }
})

test('[H19] it has a sample for each second, with who is connected and what was written', async () => {
  const board = await owner.makeBoard()
  const stream = await owner.stream(`/events?boards=${board}`)
  await stream.until(({ event }) => event === 'ready')
  await owner.ask(board, 'RenameBoard', { title: 'Again' })
  await stream.until(({ event }) => event === 'BoardRenamed')
  const read = async (after: number) => (await nobody().get(`/admin/status?after=${after}`, bearer)).body
  await expect
    .poll(async () => (await read(0)).samples.some((sample: { deliveries: number }) => sample.deliveries > 0), {
      timeout: 10_000,
    })
    .toBe(true)
  const status = await read(0)
  expect(status).toMatchObject({ boards: [{ id: board, streams: 1, sockets: 0 }], boardsLeftOut: 0 })
  expect(status.startedAt).toBeLessThan(Date.now())
  const last = status.samples.at(-1)
  for (const [name, value] of Object.entries(last)) expect([name, typeof value]).toEqual([name, 'number'])
  expect(last).toMatchObject({ streams: 1, sockets: 0, boards: 1 })
  expect(last.rssMb).toBeGreaterThan(last.heapMb)
  expect((await read(last.at)).samples.every(({ at }: { at: number }) => at > last.at)).toBe(true)
  stream.close()
})

test('[H21] deliveries, their lag, resets, healed gaps and those who are one too many are counted', async () => {
  const board = await owner.makeBoard()
  const before = await counted()
  const grown = async (name: string) => ((await counted()).get(name) ?? 0) - (before.get(name) ?? 0)

  const stream = await owner.stream(`/events?boards=${board}`)
  await stream.until(({ event }) => event === 'ready')
  for (const title of ['One', 'Two', 'Three']) await owner.ask(board, 'RenameBoard', { title })
  await stream.until(({ data }) => data.includes('Three'))
  const lost = await owner.stream(`/events?boards=${board}&since=nonsense`)
  await lost.until(({ event }) => event === 'reset')
  expect((await owner.get(`/api/boards/${board}/events?after=2`)).body.entries).toHaveLength(2)

  expect(await grown('tandem_deliveries_total')).toBe(3)
  expect(await grown('tandem_delivery_lag_seconds_count')).toBe(3)
  expect(await grown('tandem_delivery_lag_seconds_bucket{le="+Inf"}')).toBe(3)
  expect(await grown('tandem_delivery_lag_seconds_sum')).toBeGreaterThan(0)
  expect(await grown('tandem_resets_total{reason="unknown"}')).toBe(1)
  expect(await grown('tandem_gaps_healed_total')).toBe(1)
  expect(await grown('tandem_streams')).toBe(2)
  expect(await grown('tandem_commit_seconds_count')).toBeGreaterThanOrEqual(3)

  const more = await Promise.all(Array.from({ length: 31 }, () => owner.stream(`/events?boards=${board}`)))
  await expect.poll(() => grown('tandem_busy_total')).toBe(1)
  for (const each of [stream, lost, ...more]) each.close()
})

test('[H20] a request has an id, in its answer, in a problem and in the log', async () => {
  const given = await owner.get('/api/me', { 'x-request-id': 'from-the-proxy:1' })
  expect(given.headers.get('x-request-id')).toBe('from-the-proxy:1')
  const refused = await nobody().get('/api/me', { 'x-request-id': 'from-the-proxy:2' })
  expect(refused.body).toMatchObject({ code: 'no-session', requestId: 'from-the-proxy:2' })
  const none = await owner.get('/api/boards/none', { 'x-request-id': 'from-the-proxy:3' })
  expect(none.headers.get('x-request-id')).toBe('from-the-proxy:3')
  expect(none.text).not.toContain('from-the-proxy')
  for (const strange of ['x'.repeat(65), 'a b', '{"a":1}']) {
    const { headers, body } = await nobody().get('/api/me', { 'x-request-id': strange })
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('x-request-id')).toBe(body.requestId)
  }
  for (const path of ['/', '/healthz'])
    expect((await nobody().get(path)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  await expect.poll(logged).toContainEqual(expect.objectContaining({ requestId: 'from-the-proxy:2', status: 401 }))
})

test('the log has no words of a board, no session and no token', async () => {
  const board = await owner.makeBoard('blank', 'Never logged')
  await owner.ask(board, 'RenameBoard', { title: 'Nor this' })
  await nobody().get(`/admin/status?after=0&token=${token}`, bearer)
  await owner.get(`/api/boards/${board}?as=${owner.id}`, { 'x-request-id': 'the-last' })
  await expect.poll(logged).toContainEqual(expect.objectContaining({ requestId: 'the-last', method: 'GET' }))
  for (const secret of ['Never logged', 'Nor this', token, board, owner.id, owner.cookie.split('=')[1] ?? '?'])
    expect(server.output()).not.toContain(secret)
})

const logged = (): Record<string, unknown>[] =>
  server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line))
