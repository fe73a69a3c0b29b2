import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sendRaw } from '../malformed/raw-requests.ts'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

const adminToken = 'admin-token-that-is-secret'
/** In each word that must not be told. */
const mark = 'Xq7unmistakable'

test('[H155] with LOG_LEVEL=trace, nothing that is secret and nothing that people write is logged', async () => {
  const server = await startServer({ env: { LOG_LEVEL: 'trace', ADMIN_TOKEN: adminToken } })
  try {
    const owner = await newGuest(server.base)
    const board = await useEverything(server, owner)
    await owner.get('/healthz')
    await expect.poll(() => server.output()).toContain('/healthz')
    const output = server.output()
    expect(output).toContain('a request was answered')
    const value = /=([^;.]+)/.exec(owner.cookie)?.[1] ?? ''
    expect(value.length).toBeGreaterThan(20)
    for (const secret of [mark, adminToken, value, decodeURIComponent(value), owner.name])
      expect(output).not.toContain(secret)
    // Of a board not enough to open it, but for the one that the start has made for everyone.
    expect(output).not.toContain(board)
  } finally {
    await server.close()
  }
})

/** Asks for something at each door, with the mark wherever words can be. */
async function useEverything(server: TestServer, owner: Program): Promise<string> {
  const board = await owner.makeBoard('blank', `Board ${mark}`)
  const [listId, cardId, commentId] = [randomUUID(), randomUUID(), randomUUID()]
  await owner.ask(board, 'AddList', { listId, title: mark })
  await owner.ask(board, 'AddCard', { cardId, listId, title: mark })
  await owner.ask(board, 'DescribeCard', { cardId, description: mark, base: 0 })
  await owner.ask(board, 'AddComment', { cardId, commentId, text: mark })
  await owner.send('PATCH', '/api/me', { name: mark })
  const attachment = new URLSearchParams({ commandId: randomUUID(), attachmentId: randomUUID(), name: `${mark}.txt` })
  await owner.send('POST', `/api/boards/${board}/cards/${cardId}/attachments?${attachment}`, mark, {
    'content-type': 'application/octet-stream',
  })
  await owner.send('POST', '/api/links', { token: mark, password: mark })
  await owner.send('POST', `/api/boards/${board}/links`, {
    commandId: randomUUID(),
    name: mark,
    role: 'viewer',
    password: mark,
  })
  // With the session of a guest, what is theirs would go over to the account.
  const visitor = program(server.base, '')
  await visitor.send('POST', '/api/auth/sign-in/email', { email: `${mark}@example.org`, password: mark })
  await visitor.send('POST', '/api/auth/sign-up/email', { email: `${mark}@example.org`, password: mark, name: mark })
  await visitor.send('POST', '/api/auth/reset-password', { token: mark, newPassword: mark })
  await owner.get(`/api/search?q=${mark}`)
  await owner.get(`/?token=${mark}`)
  await owner.get(`/api/boards/${board}?at=${mark}`)
  await owner.get('/api/me', { authorization: `Bearer ${mark}`, cookie: `tandem.session_token=${mark}`, referer: mark })
  await owner.get('/admin/status', { authorization: `Bearer ${adminToken}` })
  await owner.get('/admin/status', { authorization: `Bearer ${mark}` })
  // What fails is logged too.
  await owner.send('POST', `/api/boards/${board}/commands`, `{"title":"${mark}`)
  await owner.send('POST', `/api/boards/${board}/commands`, { commandId: randomUUID(), type: mark, title: mark })
  await sendRaw(server.port, `GET /${mark} HTTP/1.1\r\nCookie: ${mark}\r\nX: ${mark}\0\r\n\r\n`, 5_000)
  const socket = await owner.socket()
  socket.say({ type: 'join', board })
  socket.say(`{"type":"${mark}`)
  await socket.until(({ type }) => type === 'error')
  socket.close()
  return board
}

test('[H156] the data folder and all in it is for one user of the machine, a backup too, also where it was not before', async () => {
  const server = await startServer()
  const dir = mkdtempSync(join(tmpdir(), 'tandem-private-'))
  try {
    const owner = await newGuest(server.base)
    const board = await useEverything(server, owner)
    await owner.ask(board, 'RenameBoard', { title: 'Written once more' })
    const open = () =>
      [server.dataDir, ...globSync('**', { cwd: server.dataDir }).map((name) => join(server.dataDir, name))].filter(
        (path) => (statSync(path).mode & 0o777) !== (statSync(path).isDirectory() ? 0o700 : 0o600),
      )
    expect(globSync('*.db-wal', { cwd: server.dataDir }).length).toBeGreaterThan(1)
    expect(globSync('attachments/*/*', { cwd: server.dataDir })).toHaveLength(1)
    expect(open()).toEqual([])
    await server.stop()
    for (const path of [server.dataDir, join(server.dataDir, 'attachments')]) chmodSync(path, 0o755)
    chmodSync(join(server.dataDir, 'accounts.db'), 0o644)
    await server.start()
    expect(open()).toEqual([])
    const file = join(dir, 'backup.tgz')
    const env = { ...process.env, DATA_DIR: server.dataDir }
    expect(spawnSync(process.execPath, ['server/cli/backup.ts', file], { env }).status).toBe(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  } finally {
    await server.close()
    rmSync(dir, { recursive: true })
  }
})
