import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bounds } from '../../server/limits/limits.ts'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

const adminToken = 'a-token-of-the-test'
let server: TestServer
let owner: Program
/** Someone at an address of their own, behind the proxy that the test is. */
const at = (address: string, cookie = '') => {
  const { send } = program(server.base, cookie)
  return {
    get: (path: string, headers: Record<string, string> = {}) =>
      send('GET', path, undefined, { 'x-forwarded-for': address, ...headers }),
    post: (path: string, body: unknown) => send('POST', path, body, { 'x-forwarded-for': address }),
  }
}

beforeAll(async () => {
  server = await startServer({ env: { TRUST_PROXY: '127.0.0.1,::1', ADMIN_TOKEN: adminToken } })
  owner = await newGuest(server.base)
})
afterAll(() => server.close())

test('[H150] who asks for more than 10,000 commands in 10 s waits, and nothing was done; others go on', async () => {
  const [board, guest] = [await owner.makeBoard(), await newGuest(server.base)]
  const batch = () =>
    Array.from({ length: 100 }, () => ({
      commandId: randomUUID(),
      type: 'RenameList',
      listId: randomUUID(),
      title: 'L',
    }))
  const send = () => owner.send('POST', `/api/boards/${board}/commands`, batch())
  const answers = await Promise.all(Array.from({ length: bounds.commands.points / 100 + 20 }, send))
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.length).toBeGreaterThan(0)
  for (const { status, headers, body } of refused) {
    expect(status).toBe(429)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(headers.get('retry-after')).toMatch(/^([1-9]|10)$/)
    expect(body).toMatchObject({ code: 'slow-down', status: 429 })
  }
  const renamed = await guest.ask(board, 'RenameBoard', { title: 'Not hindered' })
  expect(renamed).toMatchObject({ seq: 2 })
  expect((await owner.get(`/api/boards/${board}`)).body.seq).toBe(2)
})

test('[H151] an address makes 300 guests in 10 minutes; another goes on', async () => {
  const come = (address: string) => at(address).post('/api/auth/sign-in/anonymous', {})
  const statuses: number[] = []
  for (let index = 0; index <= bounds.newcomers.points; index++) statuses.push((await come('192.0.2.1')).status)
  expect(statuses.indexOf(429)).toBe(bounds.newcomers.points)
  expect((await come('192.0.2.2')).status).toBe(200)
  expect((await come('2001:db8::1')).status).toBe(200)
})

test('[H151] a wrong token of the administrator is tried 60 times; from elsewhere the right one opens', async () => {
  const ask = (address: string, token: string) =>
    at(address).get('/admin/connections', { authorization: `Bearer ${token}` })
  const wrong = await Promise.all(Array.from({ length: bounds.tokens.points + 5 }, () => ask('192.0.2.3', 'wrong')))
  expect(wrong.filter(({ status }) => status === 404)).toHaveLength(bounds.tokens.points)
  expect(wrong.filter(({ status }) => status === 429)).toHaveLength(5)
  expect((await ask('192.0.2.3', adminToken)).status).toBe(429)
  expect((await ask('192.0.2.4', adminToken)).status).toBe(200)
})

test('[H152] who guesses at one account is slowed down, and who has a session or comes from elsewhere is not', async () => {
  const signIn = (address: string, email: string) =>
    at(address).post('/api/auth/sign-in/email', { email, password: 'a guess of theirs' })
  const statuses: number[] = []
  for (let index = 0; index < bounds.passwords.points + 3; index++)
    statuses.push((await signIn('192.0.2.5', 'ada@example.org')).status)
  expect(statuses.indexOf(429)).toBe(bounds.passwords.points)
  expect(statuses.slice(bounds.passwords.points)).toEqual([429, 429, 429])
  expect((await signIn('192.0.2.5', 'ADA@example.org ')).status).toBe(429)
  expect((await signIn('192.0.2.5', 'ben@example.org')).status).not.toBe(429)
  expect((await signIn('192.0.2.6', 'ada@example.org')).status).not.toBe(429)
  expect((await at('192.0.2.5', owner.cookie).get('/api/me')).status).toBe(200)
})

test('[H152] who guesses the password of a share link is slowed down there, and whoever knows it comes in from elsewhere', async () => {
  const sharer = await newGuest(server.base)
  const board = await sharer.makeBoard()
  await sharer.ask(board, 'SetLinkRole', { role: 'none' })
  const asked = { commandId: randomUUID(), name: 'Friends', role: 'viewer', password: 'the right one' }
  const { token } = (await sharer.send('POST', `/api/boards/${board}/links`, asked)).body
  const { cookie } = await newGuest(server.base)
  const open = (address: string, password: string) => at(address, cookie).post('/api/links', { token, password })
  const codes: string[] = []
  for (let index = 0; index < bounds.passwords.points; index++)
    codes.push((await open('192.0.2.7', `guess ${index}`)).body.code)
  expect(new Set(codes)).toEqual(new Set(['password-wrong']))
  expect(await open('192.0.2.7', 'the right one')).toMatchObject({ status: 429, body: { code: 'slow-down' } })
  expect(await open('192.0.2.8', 'the right one')).toMatchObject({ status: 200, body: { board } })
})

test('[H150] with LIMITS=off nothing is counted', async () => {
  const open = await startServer({ env: { LIMITS: 'off' } })
  try {
    const { send } = program(open.base, '')
    const guess = () => send('POST', '/api/auth/sign-in/email', { email: 'ada@example.org', password: 'a guess' })
    for (let index = 0; index < bounds.passwords.points * 2; index++) expect((await guess()).status).not.toBe(429)
  } finally {
    await open.close()
  }
})
