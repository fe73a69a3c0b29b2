import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { newGuest, type Program, program, type Socket } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let mara: Program
let jun: Program
let board = ''

beforeAll(async () => {
  server = await startServer()
  mara = await newGuest(server.base)
  jun = await newGuest(server.base)
})
afterAll(() => server.close())

const join = async (who: Program, to = board): Promise<Socket & { session: string }> => {
  const socket = await who.socket()
  socket.say({ type: 'join', board: to })
  const { session } = await socket.until(({ type }) => type === 'presence_state')
  return Object.assign(socket, { session: String(session) })
}
const newBoard = async () => {
  board = await mara.makeBoard()
  return board
}
const usersIn = ({ frames }: Socket): Record<string, { sessions: object[] }> =>
  JSON.parse(JSON.stringify(frames[0]?.users))
const of = (type: string) => (frame: { type: string }) => frame.type === type
const person = ({ name, color }: Program) => ({ name, color })
const bare = (session: string) => ({ session, card: null, field: null, idle: false })

describe('the upgrade', () => {
  test('[P1] needs a session, and from a browser our origin', async () => {
    await expect(program(server.base, '').socket()).rejects.toThrow('refused with 401')
    await expect(mara.socket({ origin: 'https://evil.example' })).rejects.toThrow('refused with 403')
    await expect(mara.socket({ 'sec-fetch-site': 'cross-site' })).rejects.toThrow('refused with 403')
    for (const headers of [{}, { origin: server.base }] as Record<string, string>[])
      (await mara.socket(headers)).close()
  })

  test('is for one address only', async () => {
    for (const path of ['/', '/live/x', '/events', '/_next/webpack-hmr']) {
      const ws = new WebSocket(server.base.replace('http', 'ws') + path, { headers: { cookie: mara.cookie } })
      await new Promise<void>((resolve) => ws.on('error', () => resolve()))
    }
  })
})

describe('who is here', () => {
  test('[P2] the state to who comes, the difference to the others', async () => {
    await newBoard()
    const first = await join(mara)
    expect(first.frames).toEqual([
      {
        type: 'presence_state',
        board,
        session: first.session,
        users: { [mara.id]: { ...person(mara), sessions: [bare(first.session)] } },
      },
    ])
    const second = await join(jun)
    expect(Object.keys(usersIn(second))).toHaveLength(2)
    const { joins } = await first.until(of('presence_diff'))
    expect(joins).toEqual({ [jun.id]: { ...person(jun), sessions: [bare(second.session)] } })
    second.say({ type: 'leave', board })
    const left = await first.until(
      (frame) => frame.type === 'presence_diff' && Object.keys(frame.leaves as object).length > 0,
    )
    expect(left.leaves).toEqual({ [jun.id]: { ...person(jun), sessions: [bare(second.session)] } })
    first.close()
    second.close()
  })

  test('[P2] a board that may not be seen is none', async () => {
    await newBoard()
    await mara.ask(board, 'SetLinkRole', { role: 'none' })
    const socket = await jun.socket()
    for (const none of [board, 'nothing']) {
      socket.say({ type: 'join', board: none })
      expect(await socket.until((frame) => frame.board === none)).toEqual({
        type: 'error',
        code: 'not-found',
        board: none,
      })
    }
    socket.close()
  })

  test('[P8] who reloads never left; who goes is gone after the grace', async () => {
    await newBoard()
    const watcher = await join(mara)
    const before = await join(jun)
    before.close()
    const after = await join(jun)
    const { leaves } = await watcher.until(
      (frame) => frame.type === 'presence_diff' && Object.keys(frame.leaves as object).length > 0,
    )
    expect(leaves).toEqual({ [jun.id]: { ...person(jun), sessions: [bare(before.session)] } })
    const users = usersIn(await join(mara))
    expect(users[jun.id]?.sessions).toEqual([bare(after.session)])
    after.close()
    await watcher.until(
      (frame) => frame.type === 'presence_diff' && JSON.stringify(frame.leaves).includes(after.session),
    )
    watcher.close()
  })

  test('[P9] two tabs are one user with two sessions', async () => {
    await newBoard()
    const [one, two] = [await join(mara), await join(mara)]
    const users = usersIn(two)
    expect(Object.keys(users)).toEqual([mara.id])
    expect(users[mara.id]?.sessions).toEqual([bare(one.session), bare(two.session)])
    one.close()
    two.close()
  })

  test('[P9] a board that was not joined is not spoken of', async () => {
    await newBoard()
    const [inside, outside] = [await join(mara), await jun.socket()]
    outside.say({ type: 'typing', board, card: randomUUID(), field: 'title' })
    expect(await outside.until(of('error'))).toEqual({ type: 'error', code: 'not-joined', board })
    outside.say({ type: 'ping' })
    await outside.until(of('pong'))
    expect(inside.frames).toHaveLength(1)
    inside.close()
    outside.close()
  })

  test('who takes another name has it at once', async () => {
    await newBoard()
    const sol = await newGuest(server.base)
    const [watcher, socket] = [await join(mara), await join(sol)]
    await sol.send('PATCH', '/api/me', { name: 'Sol' })
    const { updates } = await watcher.until(
      (frame) => frame.type === 'presence_diff' && JSON.stringify(frame.updates).includes('"Sol"'),
    )
    expect(updates).toEqual({ [sol.id]: { name: 'Sol', color: sol.color, sessions: [bare(socket.session)] } })
    watcher.close()
    socket.close()
  })
})

describe('what they touch', () => {
  test('[P4] an open card and idling show in the diffs', async () => {
    await newBoard()
    const [watcher, socket] = [await join(mara), await join(jun)]
    const card = randomUUID()
    socket.say({ type: 'viewing', board, card })
    await watcher.until((frame) => frame.type === 'presence_diff' && JSON.stringify(frame.updates).includes(card))
    socket.say({ type: 'idle', board, idle: true })
    const { updates } = await watcher.until(
      (frame) => frame.type === 'presence_diff' && JSON.stringify(frame.updates).includes('"idle":true'),
    )
    expect(updates).toEqual({
      [jun.id]: { ...person(jun), sessions: [{ session: socket.session, card, field: null, idle: true }] },
    })
    watcher.close()
    socket.close()
  })

  test('[P3, P4] typing is passed on with who it is, and lapses by itself', async () => {
    await newBoard()
    const [watcher, socket] = [await join(mara), await join(jun)]
    const card = randomUUID()
    socket.say({ type: 'typing', board, card, field: 'title', user: mara.id, session: 'forged' })
    expect(await watcher.until(of('typing'))).toEqual({
      type: 'typing',
      board,
      card,
      field: 'title',
      user: jun.id,
      session: socket.session,
    })
    const began = performance.now()
    expect(await watcher.until(of('stop_typing'))).toEqual({
      type: 'stop_typing',
      board,
      card,
      field: 'title',
      user: jun.id,
      session: socket.session,
    })
    expect(performance.now() - began).toBeGreaterThan(2_000)
    expect(performance.now() - began).toBeLessThan(4_500)
    expect(socket.frames.filter(of('typing'))).toEqual([])
    watcher.close()
    socket.close()
  })

  test('[P5] of pointers the newest wins, at most thirty a second', async () => {
    await newBoard()
    const [watcher, socket] = [await join(mara), await join(jun)]
    const list = randomUUID()
    const began = performance.now()
    for (let x = 0; x < 150; x++) socket.say({ type: 'cursor', board, at: { list, card: null, x, y: 0 } })
    const last = await watcher.until((frame) => frame.type === 'cursor' && (frame.at as { x: number }).x === 149)
    expect(last).toEqual({
      type: 'cursor',
      board,
      at: { list, card: null, x: 149, y: 0 },
      user: jun.id,
      session: socket.session,
    })
    const seconds = (performance.now() - began) / 1_000
    expect(watcher.frames.filter(of('cursor')).length).toBeLessThanOrEqual(Math.ceil(seconds * 31) + 1)
    watcher.close()
    socket.close()
  })

  test('[P6] a drag is seen until it is dropped, or lapses', async () => {
    await newBoard()
    const [watcher, socket] = [await join(mara), await join(jun)]
    const [card, list, commandId] = [randomUUID(), randomUUID(), randomUUID()]
    const drag = { type: 'drag', board, card, list, after: null, at: { list, card: null, x: 0.5, y: 1 } }
    socket.say(drag)
    expect(await watcher.until(of('drag'))).toEqual({ ...drag, user: jun.id, session: socket.session })
    socket.say({ type: 'drop', board, card, commandId })
    expect(await watcher.until(of('drop'))).toEqual({
      type: 'drop',
      board,
      card,
      commandId,
      user: jun.id,
      session: socket.session,
    })
    socket.say(drag)
    const lapsed = await watcher.until((frame) => frame.type === 'drop' && frame.commandId === undefined)
    expect(lapsed).toMatchObject({ card, session: socket.session })
    watcher.close()
    socket.close()
  })

  test('everyone can be brought to a place', async () => {
    await newBoard()
    const [watcher, socket] = [await join(mara), await join(jun)]
    socket.say({ type: 'gather', board, at: { list: randomUUID(), card: null, x: 0, y: 0 } })
    expect(await watcher.until(of('gather'))).toMatchObject({ board, user: jun.id })
    socket.say({ type: 'view', board, at: { list: randomUUID(), card: null, x: 0, y: 0 } })
    expect(await watcher.until(of('view'))).toMatchObject({ board, user: jun.id })
    watcher.close()
    socket.close()
  })
})

describe('[P7] bounds', () => {
  test('ping is answered; what is not understood is answered, and the tenth closes', async () => {
    const socket = await mara.socket()
    socket.say({ type: 'ping' })
    await socket.until(of('pong'))
    const odd = [
      '{',
      '7',
      '{"type":"fly"}',
      '{"type":"join"}',
      '{"type":"join","board":7}',
      '[]',
      '{"type":"drag","board":"b"}',
      '{"type":"ping","fill":1}',
      'null',
    ]
    for (const text of odd) socket.say(text)
    await socket.until(() => socket.frames.filter(of('error')).length === 9)
    expect(socket.frames.filter(of('error')).every(({ code }) => code === 'not-understood')).toBe(true)
    expect(socket.ws.readyState).toBe(WebSocket.OPEN)
    socket.say('the tenth')
    expect(await socket.closed).toBe(1008)
  })

  test('a frame over 8 KiB closes it', async () => {
    const socket = await mara.socket()
    socket.say({ type: 'ping', fill: 'x'.repeat(8_000) })
    await socket.until(of('error'))
    socket.say({ type: 'ping', fill: 'x'.repeat(8_192) })
    expect(await socket.closed).toBe(1009)
  })

  test('a binary frame is not understood', async () => {
    const socket = await mara.socket()
    socket.ws.send(Buffer.from('{"type":"ping"}'))
    expect(await socket.until(of('error'))).toEqual({ type: 'error', code: 'not-understood' })
    socket.close()
  })
})

test('[P10] when access is gone, so is the room', async () => {
  await newBoard()
  const [owner, socket] = [await join(mara), await join(jun)]
  await mara.ask(board, 'RemoveMember', { userId: jun.id })
  expect(await socket.until(of('revoked'))).toEqual({ type: 'revoked', board })
  await owner.until((frame) => frame.type === 'presence_diff' && JSON.stringify(frame.leaves).includes(jun.id))
  socket.say({ type: 'cursor', board, at: null })
  expect(await socket.until(of('error'))).toMatchObject({ code: 'not-joined' })
  owner.close()
  socket.close()
})

describe('[S13, P11] a session that ends', () => {
  const signOut = (who: Program) => who.send('POST', '/api/auth/sign-out', {})

  test('takes its streams and sockets with it, and no others', async () => {
    await newBoard()
    const leaving = await newGuest(server.base)
    const [stays, socket] = [await join(mara), await join(leaving)]
    const stream = await leaving.stream(`/events?boards=${board}`)
    const other = await mara.stream(`/events?boards=${board}`)
    await Promise.all([stream, other].map((each) => each.until(({ event }) => event === 'ready')))
    const began = performance.now()
    expect((await signOut(leaving)).status).toBe(200)
    expect(await socket.closed).toBe(1008)
    expect(socket.frames.at(-1)).toEqual({ type: 'bye', reason: 'session' })
    await stream.ended
    expect(performance.now() - began).toBeLessThan(2_000)
    expect((await leaving.stream(`/events?boards=${board}`)).status).toBe(401)
    await mara.ask(board, 'RenameBoard', { title: 'still' })
    await other.until(({ event }) => event === 'BoardRenamed')
    stays.say({ type: 'ping' })
    await stays.until(of('pong'))
    other.close()
    stays.close()
  })

  test('by itself is found at the next heartbeat and ping', async () => {
    await newBoard()
    const leaving = await newGuest(server.base)
    const socket = await join(leaving)
    const stream = await leaving.stream(`/events?boards=${board}`)
    const accounts = new Database(`${server.dataDir}/accounts.db`)
    accounts.prepare('update session set expires_at = ? where user_id = ?').run(Date.now() - 1, leaving.id)
    accounts.close()
    expect(await socket.closed).toBe(1008)
    await stream.ended
  })
})

test('[P12] a session has at most 32 sockets', async () => {
  const crowd = await newGuest(server.base)
  const sockets = await Promise.all(Array.from({ length: 32 }, () => crowd.socket()))
  await expect(crowd.socket()).rejects.toThrow('refused with 503')
  const streams = await Promise.all(
    Array.from({ length: 33 }, async () => crowd.stream(`/events?boards=${await newBoard()}`)),
  )
  await Promise.race(streams.map(({ ended }) => ended))
  expect(streams.flatMap(({ messages }) => messages.filter(({ event }) => event === 'bye'))).toHaveLength(1)
  for (const stream of streams) stream.close()
  sockets[0]?.close()
  await sockets[0]?.closed
  const again = await crowd.socket()
  for (const socket of [...sockets, again]) socket.close()
})

test('[P8] who closes the laptop is gone from the others’ bar within 30 s', async () => {
  const mine = await mara.makeBoard()
  const watcher = await join(mara, mine)
  // A socket by hand, that answers no ping.
  const silent = connect(server.port, 'localhost')
  const key = Buffer.from(randomUUID().slice(0, 16)).toString('base64')
  silent.write(
    `GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nCookie: ${jun.cookie}\r\n\r\n`,
  )
  await new Promise((resolve) => silent.once('data', resolve))
  const text = Buffer.from(JSON.stringify({ type: 'join', board: mine }))
  silent.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]))
  await watcher.until((frame) => frame.type === 'presence_diff' && JSON.stringify(frame.joins).includes(jun.id))
  const began = performance.now()
  const gone = (frame: { type: string; leaves?: unknown }) =>
    frame.type === 'presence_diff' && JSON.stringify(frame.leaves).includes(jun.id)
  await watcher.until(gone).catch(() => watcher.until(gone))
  expect(performance.now() - began).toBeLessThan(30_000)
  silent.destroy()
  watcher.close()
}, 45_000)
