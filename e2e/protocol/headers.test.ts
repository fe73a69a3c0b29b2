import { randomUUID } from 'node:crypto'
import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendRaw } from '../malformed/raw-requests.ts'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program
let board = ''
let attachment = ''
const chunk = globSync('.next/static/chunks/*.js')[0]?.replace('.next/', '/_next/') ?? ''

beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
  board = await owner.makeBoard('kanban')
  const { lists } = (await owner.get(`/api/boards/${board}`)).body.board
  const [cardId, attachmentId] = [randomUUID(), randomUUID()]
  await owner.ask(board, 'AddCard', { cardId, listId: Object.keys(lists)[0], title: 'C' })
  attachment = `/api/boards/${board}/cards/${cardId}/attachments/${attachmentId}`
  const query = new URLSearchParams({ commandId: randomUUID(), attachmentId, name: 'a.txt' })
  const sent = await owner.send('POST', `${attachment.replace(/\/[^/]+$/, '')}?${query}`, 'bytes', {
    'content-type': 'application/octet-stream',
  })
  expect(sent.status).toBe(200)
})
afterAll(() => server.close())

/** What each answer says, whatever it is. */
function forbids(headers: Headers): void {
  const said = (name: string) => headers.get(name)
  expect(said('content-security-policy')).toMatch(/default-src 'none'/)
  expect(said('content-security-policy')).toMatch(/frame-ancestors 'none'/)
  expect(said('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
  expect(said('x-content-type-options')).toBe('nosniff')
  expect(said('x-frame-options')).toBe('DENY')
  expect(said('referrer-policy')).toBe('same-origin')
  expect(said('cross-origin-opener-policy')).toBe('same-origin')
  expect(said('cross-origin-resource-policy')).toBe('same-origin')
  expect(said('permissions-policy')).toContain('camera=()')
  expect(said('x-powered-by')).toBeNull()
  expect(said('server')).toBeNull()
}

describe('[H110] each answer forbids the browser what it does not need', () => {
  test('an answer of every kind', async () => {
    const nobody = program(server.base, '')
    const answers: Record<string, [number, () => ReturnType<Program['get']>]> = {
      home: [200, () => owner.get('/')],
      'a board': [200, () => owner.get(`/boards/${board}`)],
      'a page that is none': [404, () => owner.get('/nothing/here')],
      'the API': [200, () => owner.get('/api/me')],
      'a snapshot': [200, () => owner.get(`/api/boards/${board}`)],
      'an attachment': [200, () => owner.get(attachment)],
      'a script': [200, () => nobody.get(chunk)],
      'no session': [401, () => nobody.get('/api/me')],
      'no board': [404, () => owner.get('/api/boards/abcdefghijkl')],
      'no address of the API': [404, () => owner.get('/api/nothing')],
      'another method': [405, () => owner.send('DELETE', '/api/me')],
      'a foreign page': [403, () => owner.get('/api/me', { origin: 'https://evil.example' })],
      'what is no JSON': [400, () => owner.send('POST', '/api/boards', '{')],
      'the accounts': [200, () => owner.get('/api/auth/get-session')],
      'a guest': [200, () => nobody.send('POST', '/api/auth/sign-in/anonymous', {})],
      health: [200, () => nobody.get('/healthz')],
      'what is for administrators': [404, () => nobody.get('/admin/status')],
      'a path that cannot be read': [404, () => nobody.get('/%')],
    }
    for (const [what, [status, ask]] of Object.entries(answers)) {
      const answer = await ask()
      expect([what, answer.status]).toEqual([what, status])
      forbids(answer.headers)
    }
  })

  test('a stream', async () => {
    const stream = await owner.stream(`/events?boards=${board}`)
    expect(stream.status).toBe(200)
    forbids(stream.headers)
    stream.close()
  })

  test('a socket that is refused', async () => {
    const lines = ['GET /live HTTP/1.1', 'Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket']
    const { text } = await sendRaw(server.port, `${lines.join('\r\n')}\r\n\r\n`, 5_000)
    expect(text).toMatch(/^HTTP\/1\.1 401 /)
    const said = text
      .split('\r\n')
      .slice(1, -2)
      .map((line): [string, string] => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon), line.slice(colon + 1).trim()]
      })
    forbids(new Headers(said))
  })

  test('where the public address is https, it is to stay so', async () => {
    expect((await owner.get('/')).headers.get('strict-transport-security')).toBeNull()
    const secure = await startServer({ env: { ORIGIN: 'https://tandem.example' } })
    try {
      const nobody = program(secure.base, '')
      for (const path of ['/', '/api/me', '/healthz', chunk])
        expect((await nobody.get(path)).headers.get('strict-transport-security')).toBe('max-age=31536000')
      const made = await nobody.send('POST', '/api/auth/sign-in/anonymous', {})
      expect(made.headers.get('set-cookie')).toMatch(/^__Secure-.*; HttpOnly; Secure; SameSite=Lax/i)
    } finally {
      await secure.close()
    }
  })
})
