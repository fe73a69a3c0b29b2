import { expect, test } from 'vitest'
import { probe, sayHalf } from '../half-requests.ts'
import { newGuest } from '../program.ts'
import { startServer } from '../server.ts'

test('[H153, H4] half requests are cut off within 20 s, wherever they stop, and others feel nothing', {
  timeout: 60_000,
}, async () => {
  const server = await startServer()
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard()
    const stream = await owner.stream(`/events?boards=${board}`)
    const polled = owner.get(`/api/boards/${board}/events?after=1&wait=25`)
    const head = `Host: localhost\r\nCookie: ${owner.cookie}\r\nContent-Type: application/json\r\n`
    const halves = [
      '',
      'G',
      'GET /api/me HTTP/1.1\r\n',
      'GET /api/me HTTP/1.1\r\nHost: localh',
      `GET /events?boards=${board} HTTP/1.1\r\n${head}`,
      `POST /api/boards/${board}/commands HTTP/1.1\r\n${head}Content-Length: 100\r\n\r\n{"com`,
      `POST /api/boards/${board}/commands HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"com`,
      `POST /api/auth/sign-in/anonymous HTTP/1.1\r\n${head}Content-Length: 9\r\n\r\n{`,
      `POST / HTTP/1.1\r\n${head}Content-Length: 9\r\n\r\n`,
      'GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n',
    ]
    const said = Array.from({ length: 5 }, () => halves.map((half) => sayHalf(server.port, half))).flat()
    const end = new AbortController()
    const probing = probe(server.base, end.signal)
    const cut = await Promise.all(said.map(async ({ said: half, cutAfterMs }) => ({ half, ms: await cutAfterMs })))
    end.abort()
    expect(cut).toHaveLength(50)
    expect(cut.filter(({ ms }) => ms > 20_000)).toEqual([])
    expect(await probing).toBeLessThan(1_000)
    expect((await polled).status).toBe(200)
    await owner.ask(board, 'RenameBoard', { title: 'Still there' })
    await stream.until(({ event }) => event === 'BoardRenamed')
    stream.close()
  } finally {
    await server.close()
  }
})
