import { get } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { checked, isUserId } from '../domain/id.ts'
import { readConfig } from './config.ts'
import { createCrowd } from './crowd.ts'
import { createHttp, type HttpOptions } from './http.ts'
import { createLimits } from './limits/limits.ts'

const never = () => {
  throw new Error('not asked here')
}
const broken = () => {
  throw new Error('the accounts cannot be read')
}
const errors: unknown[] = []
const options: HttpOptions = {
  accounts: { handle: broken, cookieName: '' },
  api: { '/api/me': { GET: never } },
  config: readConfig({}, '/'),
  crowd: createCrowd(10),
  findSession: broken,
  limits: createLimits(false),
  live: { open: never, recheckAccess: never, recheckSessions: never, count: never, close: never, cut: never },
  pages: { handle: never, upgrade: null },
  streams: { open: never, turnAway: never, recheck: never, count: never, close: never },
  watching: {},
  newRequestId: () => 'made-here',
  newNonce: () => 'nonce',
  onError: (error) => void errors.push(error),
  onAnswered: null,
}
const server = createHttp(options).listen(0)
const address = server.address()
const port = typeof address === 'object' ? address?.port : 0
afterEach(() => void errors.splice(0))

test('what fails is answered with 500 and told, wherever it fails', async () => {
  for (const path of ['/api/me', '/api/auth/get-session', '/events?boards=a', '/boards/a/events', '/']) {
    const response = await new Promise<{ statusCode?: number | undefined }>((resolve, reject) => {
      get({ port, path, agent: false }, resolve).on('error', reject)
    })
    expect([path, response.statusCode]).toEqual([path, 500])
  }
  expect(errors).toHaveLength(5)
})

test('[H20] an answer and its problem carry the id of the request', async () => {
  const asked = await fetch(`http://localhost:${port}/api/me`, { headers: { 'x-request-id': 'from-a-proxy' } })
  expect(asked.headers.get('x-request-id')).toBe('from-a-proxy')
  expect(await asked.json()).toMatchObject({ code: 'internal', requestId: 'from-a-proxy' })
  const made = await fetch(`http://localhost:${port}/api/me`, { headers: { 'x-request-id': 'two words' } })
  expect(made.headers.get('x-request-id')).toBe('made-here')
})

test('so is an upgrade', async () => {
  const socket = new WebSocket(`ws://localhost:${port}/live`)
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode))
    socket.on('error', resolve)
  })
  expect(status).toBe(500)
  expect(errors).toHaveLength(1)
})

test('[S13] a session is taken to hold while the accounts cannot be read', async () => {
  let isBroken = false
  const session = { id: 's', userId: checked(isUserId, 'u') }
  const holds = await new Promise<() => boolean>((resolve) => {
    const streaming = createHttp({
      ...options,
      findSession: () => (isBroken ? broken() : session),
      streams: {
        ...options.streams,
        open: (outlet, asked) => {
          outlet.writeHead(200, {})
          outlet.end()
          streaming.close()
          resolve(asked.holds)
        },
      },
    }).listen(0, () => {
      const at = streaming.address()
      get({ port: typeof at === 'object' ? at?.port : 0, path: '/events?boards=a', agent: false })
    })
  })
  expect(holds()).toBe(true)
  isBroken = true
  expect(holds()).toBe(true)
  expect(errors).toHaveLength(1)
  isBroken = false
  session.id = 'another'
  expect(holds()).toBe(false)
})
