import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program
beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
})
afterAll(() => server.close())

/** A board that only those may see who are let in, with some past. */
async function closedBoard(): Promise<string> {
  const board = await owner.makeBoard('kanban', 'Closed')
  await owner.ask(board, 'SetLinkRole', { role: 'none' })
  await owner.ask(board, 'RenameBoard', { title: 'Closed since' })
  return board
}
const makeLink = (board: string, fields: object = {}, by = owner) =>
  by.send('POST', `/api/boards/${board}/links`, { commandId: randomUUID(), name: 'Team', role: 'editor', ...fields })
const use = (by: Program, token: string, password?: string) =>
  by.send('POST', '/api/links', { token, ...(password !== undefined && { password }) })
const headOf = async (board: string): Promise<number> => (await owner.get(`/api/boards/${board}`)).body.seq
const entriesOf = async (board: string) => (await owner.get(`/api/boards/${board}/events`)).body.entries

test('[H100] owners make share links: the token is told once, and is nowhere in the log', async () => {
  const board = await closedBoard()
  const stranger = await newGuest(server.base)
  expect(await makeLink(board, {}, stranger)).toMatchObject({ status: 404 })
  await owner.ask(board, 'SetMemberRole', { userId: stranger.id, role: 'editor' })
  expect(await makeLink(board, {}, stranger)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  const asked = { commandId: randomUUID(), password: 'sesame', usesMax: 2, expiresAt: '2099-01-01T00:00:00Z' }
  const first = await makeLink(board, asked)
  expect(first).toMatchObject({
    status: 201,
    body: { link: { name: 'Team', role: 'editor', usesMax: 2, hasPassword: true } },
  })
  expect(first.body.token).toMatch(/^[\w-]{32}$/)
  // The first answer was lost: the same is asked again.
  const again = await makeLink(board, asked)
  expect(again.body.link).toEqual(first.body.link)
  expect(Object.keys((await owner.get(`/api/boards/${board}`)).body.board.links)).toHaveLength(1)
  expect(await use(stranger, first.body.token, 'sesame')).toMatchObject({ status: 404 })
  const told = JSON.stringify([await entriesOf(board), (await owner.get(`/api/boards/${board}`)).body])
  for (const secret of [first.body.token, again.body.token, 'sesame']) expect(told).not.toContain(secret)
  for (const bad of [{ role: 'owner' }, { usesMax: 0 }, { expiresAt: 'soon' }, { name: '' }, { more: 1 }])
    expect(await makeLink(board, bad)).toMatchObject({ status: 400 })
})

test('[H101, A8] a share link lets in as often as it says, with its password', async () => {
  const board = await closedBoard()
  const { token } = (await makeLink(board, { password: 'sesame', usesMax: 1, role: 'viewer' })).body
  const [jun, kay] = [await newGuest(server.base), await newGuest(server.base)]
  expect(await use(jun, 'x'.repeat(32))).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(await use(jun, token)).toMatchObject({ status: 403, body: { code: 'password-needed' } })
  expect(await use(jun, token, 'Sesame')).toMatchObject({ status: 403, body: { code: 'password-wrong' } })
  expect(await jun.get(`/api/boards/${board}`)).toMatchObject({ status: 404 })
  expect(await use(jun, token, 'sesame')).toMatchObject({ status: 200, body: { board } })
  expect(await jun.get(`/api/boards/${board}`)).toMatchObject({ status: 200 })
  expect(await jun.ask(board, 'RenameBoard', { title: 'Mine' })).toMatchObject({ rejected: { code: 'forbidden' } })
  // Who is in already takes no place of another.
  expect(await use(jun, token, 'sesame')).toMatchObject({ status: 200 })
  expect(await use(kay, token, 'sesame')).toMatchObject({ status: 410, body: { code: 'link-used-up' } })
  await owner.ask(board, 'RemoveMember', { userId: jun.id })
  expect(await use(jun, token, 'sesame')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
})

test('[A8] a link that is revoked puts out who came by it', async () => {
  const board = await closedBoard()
  const made = (await makeLink(board)).body
  const jun = await newGuest(server.base)
  await use(jun, made.token)
  const stream = await jun.stream(`/boards/${board}/events`)
  await stream.until(({ event }) => event === 'ready')
  const socket = await jun.socket()
  socket.say({ type: 'join', board })
  await socket.until(({ type }) => type === 'presence_state')
  await owner.ask(board, 'RevokeLink', { linkId: made.link.id })
  await owner.ask(board, 'RenameBoard', { title: 'Without Jun' })
  await stream.until(({ event }) => event === 'revoked')
  await stream.ended
  await socket.until(({ type }) => type === 'revoked')
  expect(stream.raw()).not.toContain('Without Jun')
  expect(await jun.get(`/api/boards/${board}`)).toMatchObject({ status: 404 })
  expect(await use(jun, made.token)).toMatchObject({ status: 404 })
  socket.close()
})

test('[A9] whose time is up is out, and the log says so', async () => {
  const board = await closedBoard()
  const { token } = (await makeLink(board, { expiresAt: new Date(Date.now() + 2_000).toISOString() })).body
  const jun = await newGuest(server.base)
  expect(await use(jun, token)).toMatchObject({ status: 200 })
  const stream = await jun.stream(`/boards/${board}/events`)
  await stream.until(({ event }) => event === 'revoked')
  await stream.ended
  expect(await jun.get(`/api/boards/${board}`)).toMatchObject({ status: 404 })
  expect((await entriesOf(board)).at(-1)).toMatchObject({
    actor: { name: 'Tandem' },
    events: [{ type: 'MembersLapsed', userIds: [jun.id] }],
  })
  expect(await use(await newGuest(server.base), token)).toMatchObject({ status: 410, body: { code: 'link-ended' } })
})

test('[A10] who came by a share link alone reads nothing of what was before, at any door', async () => {
  const board = await closedBoard()
  const lists = Object.keys((await owner.get(`/api/boards/${board}`)).body.board.lists)
  const cardId = randomUUID()
  await owner.ask(board, 'AddCard', { cardId, listId: lists[0], title: 'First words' })
  await owner.ask(board, 'RenameCard', { cardId, title: 'Later words' })
  const { token } = (await makeLink(board)).body
  const jun = await newGuest(server.base)
  await use(jun, token)
  const since = await headOf(board)
  await owner.ask(board, 'RenameCard', { cardId, title: 'Newest words' })
  const epoch = (await jun.get(`/api/boards/${board}`)).body.epoch
  const api = `/api/boards/${board}`
  const past = [`?at=${since - 1}`, `/cards/${cardId}?at=${since - 1}`, '/flow', '/ageing', '?at=2020-01-01T00:00:00Z']
  expect(await Promise.all(past.map(async (path) => (await jun.get(api + path)).status))).toEqual([
    403, 403, 403, 403, 404,
  ])
  expect(await jun.get(`${api}?at=${since}`)).toMatchObject({ status: 200 })
  expect((await jun.get(`${api}/events?after=0`)).body).toEqual({ reset: true, head: since + 1, epoch })
  expect((await jun.get(`${api}/events?after=${since}`)).body.entries).toHaveLength(1)
  for (const path of ['/activity', `/cards/${cardId}/activity`]) {
    const { body } = await jun.get(api + path)
    expect(body.entries.map(({ seq }: { seq: number }) => seq)).toEqual([since + 1])
    expect(body.before).toBeNull()
  }
  const timeline = (await jun.get(`${api}/timeline?buckets=10`)).body
  expect(timeline.buckets.reduce((sum: number, { entries }: { entries: number }) => sum + entries, 0)).toBe(1)
  expect((await jun.get(`${api}/timeline/by/${owner.id}?before=${since}`)).body).toEqual({ seq: null })
  expect((await jun.get(`${api}/timeline/by/${owner.id}?after=0`)).body).toEqual({ seq: since + 1 })
  const stream = await jun.stream(`/boards/${board}/events?since=v1.${epoch}.${board}=1`)
  const reset = await stream.until(({ event }) => event === 'reset')
  expect(JSON.parse(reset.data)).toMatchObject({ reason: 'behind', head: since + 1 })
  stream.close()
  for (const asked of [
    { type: 'RestoreCardTo', cardId, at: since - 1 },
    { type: 'RestoreListTo', listId: lists[0], at: since - 1 },
    { type: 'RestoreOrder', at: since - 1 },
  ]) {
    const { type, ...fields } = asked
    expect(await jun.ask(board, type, fields)).toMatchObject({ rejected: { code: 'forbidden' } })
  }
  expect((await jun.get(`${api}/restore/preview?card=${cardId}&at=${since - 1}`)).body.refused).toBe('forbidden')
  expect((await jun.get(`${api}/since?seq=0`)).body.from).toBe(since)
  // What they were given by an owner is all of it.
  await owner.ask(board, 'SetMemberRole', { userId: jun.id, role: 'viewer' })
  expect((await jun.get(`${api}/events?after=0`)).body.entries).toHaveLength(since + 2)
})

test('[H110, H111] each answer has its headers, and each page a nonce of its own', async () => {
  const board = await closedBoard()
  const paths = ['/', `/boards/${board}`, '/api/me', `/api/boards/${board}`, '/nothing', '/healthz']
  for (const path of paths) {
    const { headers } = await owner.get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBeTruthy()
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(headers.get('x-powered-by')).toBeNull()
  }
  const nonceOf = async () =>
    /'nonce-([\w-]+)'/.exec((await owner.get('/')).headers.get('content-security-policy') ?? '')?.[1]
  const [one, other] = [await nonceOf(), await nonceOf()]
  expect(one).toMatch(/^[\w-]{22,}$/)
  expect(one).not.toBe(other)
})
