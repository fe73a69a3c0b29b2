import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program
let guest: Program
let board = ''
const nobody = () => program(server.base, '')

beforeAll(async () => {
  server = await startServer({ env: { ADMIN_TOKEN: 'a-token-of-the-test' } })
  owner = await newGuest(server.base)
  guest = await newGuest(server.base)
  board = await owner.makeBoard('kanban', 'Tandem launch')
})
afterAll(() => server.close())

/** Headers of different kinds in one list. */
const headersOf = (list: Record<string, string>[]): Record<string, string>[] => list

const commands = () => `/api/boards/${board}/commands`
const head = async (): Promise<number> => (await owner.get(`/api/boards/${board}`)).body.seq
/** Nothing of the log has changed while this was asked. */
async function leavesTheLog(ask: () => Promise<void>) {
  const before = await owner.get(`/api/boards/${board}/events`)
  await ask()
  expect((await owner.get(`/api/boards/${board}/events`)).text).toBe(before.text)
}
const isProblem = ({ status, headers, body }: Awaited<ReturnType<Program['get']>>, expected: number, code: string) => {
  expect(status).toBe(expected)
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(body).toMatchObject({
    status: expected,
    code,
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
  })
}

describe('who I am', () => {
  test('[H8, A3] a guest has a friendly name and a colour, and can take another name', async () => {
    const me = await guest.get('/api/me')
    expect(me.body).toEqual({
      id: guest.id,
      name: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+$/),
      color: expect.stringMatching(/^peer-[1-8]$/),
      guest: true,
    })
    const renamed = await guest.send('PATCH', '/api/me', { name: 'Jun 日本' })
    expect(renamed.body).toEqual({ ...me.body, name: 'Jun 日本' })
    expect((await guest.get('/api/me')).body.name).toBe('Jun 日本')
    for (const name of ['', ' ', 'a\nb', 'x'.repeat(61), '\ud800', 7, null]) {
      const refused = await guest.send('PATCH', '/api/me', { name })
      isProblem(refused, 400, 'invalid-field')
      expect(refused.body.field).toBe('name')
    }
    expect((await guest.get('/api/me')).body.name).toBe('Jun 日本')
  })

  test('[H8] the accounts’ own ways to a name or a deletion are closed', async () => {
    expect((await guest.send('POST', '/api/auth/update-user', { name: 'a\nb' })).status).toBe(404)
    expect((await guest.send('POST', '/api/auth/delete-anonymous-user', {})).status).toBe(400)
    expect((await guest.get('/api/me')).status).toBe(200)
  })

  test('[H6] without a session, or with one that is not ours: 401', async () => {
    for (const cookie of [
      '',
      'tandem.session_token=x.y',
      owner.cookie.replace(/.$/, ''),
      owner.cookie.replace('=', '=a'),
    ])
      for (const path of ['/api/me', '/api/boards', `/api/boards/${board}`, `/api/boards/${board}/events`])
        isProblem(await program(server.base, cookie).get(path), 401, 'no-session')
    isProblem(await nobody().send('POST', commands(), {}), 401, 'no-session')
  })

  test('[A3] with members only, no guest is let in', async () => {
    const closed = await startServer({ env: { ACCESS: 'members' } })
    try {
      await expect(newGuest(closed.base)).rejects.toThrow('no guest: 404')
      expect((await program(closed.base, '').get('/sign-in')).status).toBe(200)
    } finally {
      await closed.close()
    }
  })

  test('[A3] nor one who has a session from before', async () => {
    const open = await startServer()
    try {
      const before = await newGuest(open.base)
      const made = await before.makeBoard()
      await open.stop()
      const closed = await startServer({ dataDir: open.dataDir, env: { ACCESS: 'members' } })
      try {
        const after = program(closed.base, before.cookie)
        for (const path of ['/api/me', `/api/boards/${made}`, `/events?boards=${made}`])
          isProblem(await after.get(path), 401, 'no-session')
        isProblem(await after.send('POST', '/api/boards', { title: 'B' }), 401, 'no-session')
        await expect(after.socket()).rejects.toThrow('refused with 401')
      } finally {
        await closed.close()
      }
    } finally {
      await open.close()
    }
  })

  test('[H5] a program signs out without an `Origin`; a page of another site does not sign anyone out', async () => {
    const leaving = await newGuest(server.base)
    const signOut = (headers: Record<string, string>) => leaving.send('POST', '/api/auth/sign-out', {}, headers)
    isProblem(await signOut({ origin: 'https://evil.example' }), 403, 'foreign-origin')
    isProblem(await signOut({ 'sec-fetch-site': 'cross-site' }), 403, 'foreign-origin')
    expect((await leaving.get('/api/me')).status).toBe(200)
    expect((await signOut({})).status).toBe(200)
    isProblem(await leaving.get('/api/me'), 401, 'no-session')
  })

  test('what a request says about its way here does not matter to accounts', async () => {
    for (const headers of headersOf([
      { 'x-forwarded-proto': '::' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      { 'x-forwarded-for': 'nobody' },
      { forwarded: 'proto=::' },
    ]))
      expect((await nobody().send('POST', '/api/auth/sign-in/anonymous', {}, headers)).status).toBe(200)
  })
})

test('[H18] a request that says it is of somebody else than its session is refused, at every door', async () => {
  await leavesTheLog(async () => {
    const as = `as=${guest.id}`
    const command = { commandId: randomUUID(), type: 'RenameBoard', title: 'Other' }
    isProblem(await owner.send('POST', `${commands()}?${as}`, command), 401, 'other-session')
    for (const path of [`/api/me?${as}`, `/api/boards/${board}?${as}`, `/events?boards=${board}&${as}`])
      isProblem(await owner.get(path), 401, 'other-session')
    await expect(owner.socket({}, `?${as}`)).rejects.toThrow('401')
  })
  expect((await owner.get(`/api/me?as=${owner.id}`)).body.id).toBe(owner.id)
})

describe('bodies', () => {
  test('[H1] are JSON, sent as JSON', async () => {
    await leavesTheLog(async () => {
      isProblem(await owner.send('POST', commands(), '{"a":', {}), 400, 'not-json')
      isProblem(await owner.send('POST', commands(), '', {}), 400, 'not-json')
      isProblem(await owner.send('POST', commands(), new Uint8Array([0x22, 0xff, 0x22]), {}), 400, 'not-json')
      isProblem(
        await owner.send('POST', commands(), '{}', { 'content-type': 'text/plain' }),
        415,
        'unsupported-media-type',
      )
      isProblem(
        await owner.send('POST', commands(), 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
        415,
        'unsupported-media-type',
      )
    })
  })

  test('[H3] have no unknown fields, and the known ones are as they should be', async () => {
    const rename = { commandId: randomUUID(), type: 'RenameBoard', title: 'x' }
    await leavesTheLog(async () => {
      const unknown = await owner.send('POST', commands(), { ...rename, rank: 'a0' })
      isProblem(unknown, 400, 'unknown-field')
      expect(unknown.body.field).toBe('rank')
      for (const title of ['', 7, null, 'x'.repeat(10_000), 'a\u0000b', 'a\r\nb', '\ud800x', '\u200b'])
        expect((await owner.send('POST', commands(), { ...rename, title })).body).toMatchObject({
          status: 400,
          code: 'invalid-field',
          field: 'title',
        })
    })
    isProblem(await owner.send('POST', '/api/boards', { title: 'x', owner: 'me' }), 400, 'unknown-field')
    isProblem(await owner.send('POST', '/api/boards', { title: 'x', template: 'trello' }), 400, 'invalid-field')
  })

  test('[H4] have at most 1 MiB, whether or not they say so', async () => {
    const large = `"${'x'.repeat(1024 * 1024)}"`
    await leavesTheLog(async () => {
      for (const path of [commands(), '/api/auth/sign-in/anonymous', '/api/auth/sign-out']) {
        isProblem(await owner.send('POST', path, large), 413, 'too-large')
        const status = await new Promise<number>((resolve, reject) => {
          const asked = request(server.base + path, {
            method: 'POST',
            headers: { cookie: owner.cookie, 'content-type': 'application/json' },
          })
          asked.on('response', ({ statusCode }) => resolve(statusCode ?? 0))
          asked.on('error', reject)
          asked.write(large.slice(0, 700_000))
          asked.end(large.slice(700_000))
        })
        expect(status).toBe(413)
      }
    })
  })

  test('a large number of cards, and markup, come back as they were sent', async () => {
    const mine = await owner.makeBoard()
    const title = '</script><script>alert(1)</script> & "quotes" \\ é ẛ̣ 👨‍👩‍👧'
    const listId = randomUUID()
    await owner.ask(mine, 'AddList', { listId, title })
    expect((await owner.get(`/api/boards/${mine}`)).body.board.lists[listId].title).toBe(title)
  })
})

describe('[H5] origins', () => {
  test('a foreign one, or a cross-site request with none, is refused', async () => {
    await leavesTheLog(async () => {
      for (const headers of headersOf([
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { origin: `http://localhost:${server.port + 1}` },
      ]))
        for (const [method, path] of [
          ['GET', '/api/me'],
          ['POST', commands()],
          ['GET', `/events?boards=${board}`],
          ['POST', '/api/auth/sign-in/anonymous'],
        ] as const) {
          const refused = await owner.send(method, path, method === 'POST' ? {} : undefined, headers)
          isProblem(refused, 403, 'foreign-origin')
        }
    })
  })

  test('ours, or none from a program, is let through', async () => {
    for (const headers of headersOf([
      {},
      { origin: server.base },
      { origin: `http://127.0.0.1:${server.port}` },
      { 'sec-fetch-site': 'same-origin' },
    ]))
      expect((await owner.send('GET', '/api/me', undefined, headers)).status).toBe(200)
  })

  test('a link from another site still opens a page', async () => {
    expect((await owner.get('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status).toBe(200)
  })
})

describe('[H2, H7] addresses', () => {
  test('that are none, or not for this method', async () => {
    isProblem(await owner.get('/api/nothing'), 404, 'not-found')
    isProblem(await owner.get('/api'), 404, 'not-found')
    for (const [method, path, allow] of [
      ['PUT', '/api/me', 'GET, PATCH, DELETE'],
      ['PUT', '/api/boards', 'GET, POST'],
      ['GET', commands(), 'POST'],
      ['POST', `/events?boards=${board}`, 'GET'],
      ['DELETE', '/healthz', 'GET'],
      ['POST', '/readyz', 'GET'],
      ['PUT', '/metrics', 'GET'],
      ['DELETE', '/admin/connections', 'GET'],
      ['DELETE', '/api/auth/sign-in/anonymous', 'GET, POST'],
    ] as const) {
      const refused = await owner.send(method, path)
      isProblem(refused, 405, 'method-not-allowed')
      expect(refused.headers.get('allow')).toBe(allow)
    }
  })

  test('are answered, whatever other protocol is offered with it', async () => {
    for (const path of ['/healthz', '/api/me', '/live', '/']) {
      const headers = {
        cookie: owner.cookie,
        connection: 'Upgrade, HTTP2-Settings',
        upgrade: 'h2c',
        'http2-settings': '',
      }
      const offered = await new Promise<number | undefined>((resolve, reject) => {
        const asked = request(server.base + path, { headers }, (response) => {
          resolve(response.statusCode)
          response.resume()
        })
        asked.on('error', reject)
        asked.end()
      })
      expect([path, offered]).toEqual([path, path === '/live' ? 404 : 200])
    }
  })

  test('[H6] a board that may not be seen is as good as none', async () => {
    const secret = await owner.makeBoard()
    await owner.ask(secret, 'SetLinkRole', { role: 'none' })
    const cardPath = `/cards/${randomUUID()}`
    for (const path of ['', '/events', '/archive', cardPath, `${cardPath}/activity`]) {
      const hidden = await guest.get(`/api/boards/${secret}${path}`)
      const none = await guest.get(`/api/boards/nothingthere${path}`)
      isProblem(hidden, 404, 'not-found')
      expect(hidden.text).toBe(none.text)
    }
    const asked = { commandId: randomUUID(), type: 'RenameBoard', title: 'mine now' }
    const refused = await guest.send('POST', `/api/boards/${secret}/commands`, asked)
    isProblem(refused, 404, 'not-found')
    expect(refused.text).toBe((await guest.send('POST', '/api/boards/nothingthere/commands', asked)).text)
    for (const id of ['x'.repeat(13), 'a b', '..', '%00'])
      isProblem(await guest.get(`/api/boards/${encodeURIComponent(id)}`), 404, 'not-found')
    expect((await owner.get(`/api/boards/${secret}`)).body.seq).toBe(2)
    expect((await guest.get(`/boards/${secret}`)).status).toBe(404)
    expect((await nobody().get(`/boards/${secret}`)).status).toBe(404)
  })
})

describe('boards', () => {
  test('[H9, T1, C15] are made from a template, once for a command', async () => {
    const asked = { commandId: randomUUID(), title: 'Once', template: 'kanban' }
    const made = await owner.send('POST', '/api/boards', asked)
    expect(made.status).toBe(201)
    expect(made.body).toEqual({ id: expect.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), title: 'Once', seq: 1 })
    expect((await owner.send('POST', '/api/boards', asked)).body).toEqual(made.body)
    isProblem(await owner.send('POST', '/api/boards', { ...asked, title: 'Twice' }), 422, 'command-id-reused')
    expect((await guest.send('POST', '/api/boards', asked)).body.id).not.toBe(made.body.id)
    const { board: snapshot } = (await owner.get(`/api/boards/${made.body.id}`)).body
    const lists = Object.values<{ title: string; rank: string }>(snapshot.lists).sort((a, b) =>
      a.rank < b.rank ? -1 : 1,
    )
    expect(lists.map(({ title }) => title)).toEqual(['Backlog', 'Next up', 'In progress', 'Review', 'Done'])
    const { entries } = (await owner.get(`/api/boards/${made.body.id}/events`)).body
    expect(entries[0].events[0]).toEqual({
      type: 'BoardCreated',
      title: 'Once',
      prefix: 'ONC',
      owner: owner.id,
      linkRole: 'editor',
    })
  })

  test('[H9] ten retries at once make one board', async () => {
    const asked = { commandId: randomUUID(), title: 'Ten' }
    const made = await Promise.all(Array.from({ length: 10 }, () => owner.send('POST', '/api/boards', asked)))
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
    expect((await owner.get(`/api/boards/${made[0]?.body.id}`)).body.seq).toBe(1)
  })

  test('[H10] mine, and those that I have opened, are listed', async () => {
    const reader = await newGuest(server.base)
    expect((await reader.get('/api/boards')).body).toEqual({ boards: [] })
    const own = await reader.makeBoard('blank', 'Mine')
    await reader.get(`/api/boards/${board}`)
    const { boards } = (await reader.get('/api/boards')).body
    expect(boards.map(({ id }: { id: string }) => id).sort()).toEqual([own, board].sort())
    const opened = boards.find(({ id }: { id: string }) => id === board)
    expect(opened).toMatchObject({
      title: 'Tandem launch',
      seq: await head(),
      owner: owner.id,
      role: 'editor',
      lists: [0, 0, 0, 0, 0],
    })
    expect(boards.find(({ id }: { id: string }) => id === own)).toMatchObject({ title: 'Mine', seq: 1, role: 'owner' })
  })

  test('[H10] who follows a board on a stream has opened it, and who may not see it has not', async () => {
    const reader = await newGuest(server.base)
    const closed = await owner.makeBoard()
    await owner.ask(closed, 'SetLinkRole', { role: 'none' })
    const stream = await reader.stream(`/events?boards=${board},${closed}`)
    await stream.until(({ event }) => event === 'ready')
    stream.close()
    await owner.ask(closed, 'SetLinkRole', { role: 'editor' })
    const { boards } = (await reader.get('/api/boards')).body
    expect(boards.map(({ id }: { id: string }) => id)).toEqual([board])
  })

  test('[H11, E5] a snapshot is what is not archived, with an ETag', async () => {
    const mine = await owner.makeBoard()
    const [listId, kept, gone] = [randomUUID(), randomUUID(), randomUUID()]
    await owner.ask(mine, 'AddList', { listId, title: 'L' })
    await owner.ask(mine, 'AddCard', { cardId: kept, listId, title: 'kept' })
    await owner.ask(mine, 'AddCard', { cardId: gone, listId, title: 'gone' })
    await owner.ask(mine, 'ArchiveCard', { cardId: gone })
    const found = await owner.get(`/api/boards/${mine}`)
    const rank = expect.any(String)
    expect(found.body).toEqual({
      board: {
        id: mine,
        title: 'Board',
        prefix: 'BOA',
        owner: owner.id,
        linkRole: 'editor',
        description: '',
        describedAt: 0,
        color: null,
        archivedAt: null,
        lastNumber: 2,
        members: {},
        links: {},
        aliases: {},
        labels: {},
        lists: { [listId]: { id: listId, title: 'L', rank, limit: null } },
        cards: { [kept]: { id: kept, number: 1, listId, rank, title: 'kept', described: false } },
      },
      epoch: expect.stringMatching(/^[A-Za-z0-9]{8}$/),
      seq: 5,
    })
    const etag = found.headers.get('etag') ?? ''
    expect((await owner.get(`/api/boards/${mine}`, { 'if-none-match': etag })).status).toBe(304)
    await owner.ask(mine, 'RenameBoard', { title: 'New' })
    expect((await owner.get(`/api/boards/${mine}`, { 'if-none-match': etag })).status).toBe(200)
  })

  test('[H12] the past can be asked for, by seq and by time', async () => {
    const mine = await owner.makeBoard('blank', 'one')
    const at = async () => {
      const { entries } = (await owner.get(`/api/boards/${mine}/events`)).body
      return entries.at(-1).at as string
    }
    const first = await at()
    let second = first
    let seq = 1
    for (; second <= first; seq++) {
      await owner.ask(mine, 'RenameBoard', { title: `two ${seq}` })
      second = await at()
    }
    const two = `two ${seq - 1}`
    const title = async (moment: string) =>
      (await owner.get(`/api/boards/${mine}?at=${encodeURIComponent(moment)}`)).body.board?.title
    expect(await title('1')).toBe('one')
    expect(await title('2')).toBe('two 1')
    expect(await title('999999')).toBe(two)
    expect(await title(second)).toBe(two)
    expect(await title(new Date(Date.parse(second) - 1).toISOString())).not.toBe(two)
    expect(await title('2999-01-01T00:00:00Z')).toBe(two)
    for (const before of ['0', '2001-01-01T00:00:00Z'])
      isProblem(await owner.get(`/api/boards/${mine}?at=${before}`), 404, 'not-found')
    for (const odd of [
      '',
      'yesterday',
      '-1',
      '2026-02-30T00:00:00Z',
      '2026-01-01T00:00:00',
      '2026-01-01T00:00:00+01:00',
      '1e3',
    ])
      isProblem(await owner.get(`/api/boards/${mine}?at=${encodeURIComponent(odd)}`), 400, 'invalid-field')
  })

  test('[H13] a card comes with its body, now and then, and when it is archived', async () => {
    const mine = await owner.makeBoard()
    const [listId, cardId] = [randomUUID(), randomUUID()]
    await owner.ask(mine, 'AddList', { listId, title: 'L' })
    await owner.ask(mine, 'AddCard', { cardId, listId, title: 'C' })
    await owner.ask(mine, 'DescribeCard', { cardId, description: 'one', base: 0 })
    await owner.ask(mine, 'DescribeCard', { cardId, description: 'two', base: 4 })
    const path = `/api/boards/${mine}/cards/${cardId}`
    expect((await owner.get(path)).body).toMatchObject({
      card: {
        id: cardId,
        listId,
        number: 1,
        title: 'C',
        described: true,
        description: 'two',
        describedAt: 5,
        archived: false,
      },
      seq: 5,
    })
    expect((await owner.get(`${path}?at=4`)).body).toMatchObject({
      card: { description: 'one', describedAt: 4 },
      seq: 4,
    })
    expect((await owner.get(`${path}?at=3`)).body).toMatchObject({
      card: { description: '', describedAt: 0, described: false },
    })
    isProblem(await owner.get(`${path}?at=2`), 404, 'not-found')
    isProblem(await owner.get(`/api/boards/${mine}/cards/${randomUUID()}`), 404, 'not-found')
    await owner.ask(mine, 'ArchiveCard', { cardId })
    expect((await owner.get(path)).body.card).toMatchObject({ archived: true, description: 'two' })
  })

  test('[H23] what has happened with a card comes in pages, newest first, with the names of archived lists', async () => {
    const mine = await owner.makeBoard('blank', 'Active')
    const [here, there] = [randomUUID(), randomUUID()]
    const [card, other] = [randomUUID(), randomUUID()]
    await owner.ask(mine, 'AddList', { listId: here, title: 'Here' })
    await owner.ask(mine, 'AddList', { listId: there, title: 'There' })
    for (const cardId of [card, other]) await owner.ask(mine, 'AddCard', { cardId, listId: here, title: 'One' })
    await owner.ask(mine, 'RenameCard', { cardId: other, title: 'Not of the card' })
    await owner.ask(mine, 'AssignCards', { cardIds: [other, card], userId: guest.id })
    await guest.ask(mine, 'MoveCard', { cardId: card, listId: there })
    await owner.ask(mine, 'ArchiveList', { listId: here })
    for (let index = 0; index < 60; index++)
      await owner.ask(mine, 'RenameCard', { cardId: card, title: `Title ${index}` })
    await owner.ask(mine, 'CopyCard', { cardId: card, newCardId: randomUUID() })
    const path = `/api/boards/${mine}/cards/${card}/activity`
    const first = (await guest.get(path)).body
    expect(first.entries).toHaveLength(50)
    expect(first.seq).toBe(first.entries[0].seq)
    expect(first.entries[0].events).toEqual([{ type: 'CardCopied', cardId: card, newCardId: expect.any(String) }])
    expect(first.before).toBe(first.entries.at(-1).seq)
    const second = (await guest.get(`${path}?before=${first.before}`)).body
    expect(second.before).toBeNull()
    const all = [...first.entries, ...second.entries]
    const types = all.map(({ events: [event] }: { events: { type: string }[] }) => event?.type)
    expect(types.slice(-3)).toEqual(['CardMoved', 'CardsAssigned', 'CardAdded'])
    expect(all).toHaveLength(64)
    expect(second.lists).toEqual({ [here]: 'Here', [there]: 'There' })
    expect(second.people).toEqual(
      expect.arrayContaining([{ id: guest.id, name: expect.any(String), color: guest.color }]),
    )
    expect(second.entries.at(-3)).toMatchObject({ actor: { id: guest.id }, at: expect.any(String) })
    isProblem(await owner.get(`${path}?before=x`), 400, 'invalid-field')
    isProblem(await owner.get(`/api/boards/${mine}/cards/${randomUUID()}/activity`), 404, 'not-found')
    await owner.ask(mine, 'SetLinkRole', { role: 'none' })
    isProblem(await guest.get(path), 404, 'not-found')
  })

  test('[H14] the archive comes in pages, newest first', async () => {
    const mine = await owner.makeBoard()
    const [listId, other] = [randomUUID(), randomUUID()]
    const cards = Array.from({ length: 130 }, () => randomUUID())
    await owner.ask(mine, 'AddList', { listId, title: 'L' })
    await owner.ask(mine, 'AddList', { listId: other, title: 'O' })
    const batch = (type: string, some: string[], fields = {}) =>
      owner.send(
        'POST',
        `/api/boards/${mine}/commands`,
        some.map((cardId) => ({ commandId: randomUUID(), type, cardId, ...fields })),
      )
    await batch('AddCard', cards.slice(0, 65), { listId, title: 'x' })
    await batch('AddCard', cards.slice(65), { listId, title: 'x' })
    await owner.ask(mine, 'MoveCard', { cardId: cards[129], listId: other })
    await batch('ArchiveCard', cards.slice(0, 65))
    await batch('ArchiveCard', cards.slice(65, 129))
    await owner.ask(mine, 'ArchiveList', { listId: other })
    const first = (await owner.get(`/api/boards/${mine}/archive`)).body
    expect(first.lists).toEqual([expect.objectContaining({ id: other, cards: 1 })])
    expect(first.cards).toHaveLength(99)
    const second = (await owner.get(`/api/boards/${mine}/archive?before=${first.before}`)).body
    expect(second).toMatchObject({ lists: [], before: null })
    const all = [...first.cards, ...second.cards]
    expect(all.map(({ id }: { id: string }) => id)).toEqual(cards.slice(0, 129).toReversed())
    expect(
      all.every(
        ({ archivedAt }: { archivedAt: number }, index) => index === 0 || archivedAt < all[index - 1].archivedAt,
      ),
    ).toBe(true)
  })
})

describe('polling', () => {
  test('[H15, E1, E2, E3] gives the entries after a seq', async () => {
    const mine = await owner.makeBoard('blank', 'p0')
    for (let index = 1; index <= 5; index++) await owner.ask(mine, 'RenameBoard', { title: `p${index}` })
    const path = `/api/boards/${mine}/events`
    const { entries, head: newest, epoch } = (await owner.get(path)).body
    expect(entries.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
    expect(newest).toBe(6)
    expect(entries[2]).toEqual({
      board: mine,
      seq: 3,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      actor: { id: owner.id, name: owner.name, color: owner.color },
      commandId: expect.any(String),
      events: [{ type: 'BoardRenamed', title: 'p2', from: { title: 'p1' } }],
    })
    const times = entries.map(({ at }: { at: string }) => at)
    expect(times).toEqual([...times].sort())
    expect(
      (await owner.get(`${path}?after=4&limit=1&epoch=${epoch}`)).body.entries.map(({ seq }: { seq: number }) => seq),
    ).toEqual([5])
    expect((await owner.get(`${path}?after=6`)).body).toEqual({ entries: [], head: 6, epoch })
    expect((await owner.get(`${path}?after=7`)).body).toEqual({ reset: true, head: 6, epoch })
    expect((await owner.get(`${path}?after=2&epoch=zzzzzzzz`)).body).toEqual({ reset: true, head: 6, epoch })
    for (const odd of ['after=x', 'after=-1', 'limit=0', 'limit=1001', 'wait=26', 'wait=1.5'])
      isProblem(await owner.get(`${path}?${odd}`), 400, 'invalid-field')
  })

  test('[H15] can wait for something', async () => {
    const mine = await owner.makeBoard()
    const waiting = owner.get(`/api/boards/${mine}/events?after=1&wait=20`)
    await owner.ask(mine, 'RenameBoard', { title: 'now' })
    expect((await waiting).body.entries).toHaveLength(1)
    const began = performance.now()
    expect((await owner.get(`/api/boards/${mine}/events?after=2&wait=1`)).body.entries).toEqual([])
    expect(performance.now() - began).toBeGreaterThan(900)
  })
})

describe('commands', () => {
  test('[C2, C3] a batch is parsed whole, then each is decided by itself, in order', async () => {
    const [listId, cardId] = [randomUUID(), randomUUID()]
    const ids = Array.from({ length: 4 }, () => randomUUID())
    const batch = [
      { commandId: ids[0], type: 'AddList', listId, title: 'L' },
      { commandId: ids[1], type: 'RenameCard', cardId, title: 'not yet there' },
      { commandId: ids[2], type: 'AddCard', cardId, listId, title: 'C' },
      { commandId: ids[3], type: 'RenameCard', cardId, title: 'C' },
    ]
    await leavesTheLog(async () => {
      const refused = await owner.send('POST', commands(), [
        ...batch,
        { commandId: randomUUID(), type: 'AddCard', cardId: 'x', listId, title: 'y' },
      ])
      isProblem(refused, 400, 'invalid-field')
      expect(refused.body).toMatchObject({ index: 4, field: 'cardId' })
      for (const odd of [[], Array.from({ length: 101 }, () => batch[0]), 'x', 7, null])
        expect((await owner.send('POST', commands(), odd)).status).toBe(400)
    })
    const before = await head()
    expect((await owner.send('POST', commands(), batch)).body.results).toEqual([
      { commandId: ids[0], seq: before + 1 },
      { commandId: ids[1], rejected: { code: 'card-not-found', detail: expect.any(String) } },
      { commandId: ids[2], seq: before + 2 },
      { commandId: ids[3], seq: before + 2, unchanged: true },
    ])
    expect(await head()).toBe(before + 2)
  })

  test('[C4] the same id gives the first answer again and does nothing; with another body it is refused', async () => {
    const asked = { commandId: randomUUID(), type: 'AddList', listId: randomUUID(), title: 'once' }
    const rejected = { commandId: randomUUID(), type: 'ArchiveList', listId: randomUUID() }
    const first = await owner.send('POST', commands(), [asked, rejected])
    await leavesTheLog(async () => {
      expect((await owner.send('POST', commands(), [asked, rejected])).body).toEqual(first.body)
      const { commandId, ...fields } = asked
      expect((await owner.send('POST', commands(), { ...fields, commandId })).body.results[0]).toEqual(
        first.body.results[0],
      )
      isProblem(await owner.send('POST', commands(), { ...asked, title: 'twice' }), 422, 'command-id-reused')
      isProblem(await owner.send('POST', commands(), { ...rejected, listId: randomUUID() }), 422, 'command-id-reused')
      const fresh = { commandId: randomUUID(), type: 'AddList', listId: randomUUID(), title: 'not done' }
      const mixed = await owner.send('POST', commands(), [fresh, { ...asked, title: 'twice' }])
      isProblem(mixed, 422, 'command-id-reused')
      expect(mixed.body.index).toBe(1)
    })
    // Another person’s command is another command, whatever its id.
    expect((await guest.send('POST', commands(), { ...asked, listId: randomUUID() })).body.results[0]).toHaveProperty(
      'seq',
    )
  })

  test('[C4] twenty retries at once are done once', async () => {
    const asked = { commandId: randomUUID(), type: 'AddList', listId: randomUUID(), title: 'twenty' }
    const before = await head()
    const answers = await Promise.all(Array.from({ length: 20 }, () => owner.send('POST', commands(), asked)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await head()).toBe(before + 1)
  })

  test('[C11] an unknown one is refused', async () => {
    isProblem(
      await owner.send('POST', commands(), { commandId: randomUUID(), type: 'PaintCard', name: 'x' }),
      400,
      'unknown-command',
    )
  })

  test('[C6, A1, A2, H6] the role is asked: of a viewer, of one who was removed, of everyone', async () => {
    const mine = await owner.makeBoard()
    await owner.ask(mine, 'SetLinkRole', { role: 'viewer' })
    expect((await guest.get(`/api/boards/${mine}`)).status).toBe(200)
    expect(await guest.ask(mine, 'RenameBoard', { title: 'x' })).toMatchObject({ rejected: { code: 'forbidden' } })
    await owner.ask(mine, 'SetLinkRole', { role: 'editor' })
    expect(await guest.ask(mine, 'RenameBoard', { title: 'x' })).toHaveProperty('seq')
    expect(await guest.ask(mine, 'SetLinkRole', { role: 'none' })).toMatchObject({ rejected: { code: 'forbidden' } })
    await owner.ask(mine, 'RemoveMember', { userId: guest.id })
    isProblem(await guest.get(`/api/boards/${mine}`), 404, 'not-found')
    await expect(guest.ask(mine, 'RenameBoard', { title: 'y' })).rejects.toThrow('404')
    const other = await newGuest(server.base)
    expect(await other.ask(mine, 'RenameBoard', { title: 'y' })).toHaveProperty('seq')
    expect(await owner.ask(mine, 'RemoveMember', { userId: owner.id })).toMatchObject({
      rejected: { code: 'owner-stays' },
    })
  })

  test('[C10] an entry has a bound', async () => {
    const mine = await owner.makeBoard()
    const [listId, cardId] = [randomUUID(), randomUUID()]
    await owner.ask(mine, 'AddList', { listId, title: 'L' })
    await owner.ask(mine, 'AddCard', { cardId, listId, title: 'C' })
    const quotes = '"'.repeat(64 * 1024)
    expect(await owner.ask(mine, 'DescribeCard', { cardId, description: quotes, base: 0 })).toMatchObject({ seq: 4 })
    const controls = '\u0001'.repeat(64 * 1024)
    expect(await owner.ask(mine, 'DescribeCard', { cardId, description: controls, base: 4 })).toMatchObject({
      rejected: { code: 'entry-too-large' },
    })
    expect((await owner.get(`/api/boards/${mine}/cards/${cardId}`)).body.card.description).toBe(quotes)
  })
})

describe('[H16] watching it run', () => {
  test('health, readiness and metrics', async () => {
    expect(await nobody().get('/healthz')).toMatchObject({ status: 200 })
    expect(await nobody().get('/readyz')).toMatchObject({ status: 200 })
    const metrics = await nobody().get('/metrics')
    expect(metrics.status).toBe(200)
    expect(metrics.text).toMatch(/tandem_entries_total \d+/)
    // Passed on by a proxy that nobody vouches for, it does not come from this machine.
    expect((await nobody().get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
    expect(
      (await nobody().get('/metrics', { 'x-forwarded-for': '10.0.0.1', authorization: 'Bearer a-token-of-the-test' }))
        .status,
    ).toBe(200)
  })

  test('a proxy that is vouched for is not this machine either', async () => {
    const behind = await startServer({ env: { TRUST_PROXY: '127.0.0.1,::1' } })
    try {
      for (const headers of headersOf([
        { forwarded: 'for=203.0.113.9' },
        { 'x-forwarded-for': '203.0.113.9' },
        { 'x-forwarded-for': '127.0.0.1' },
        { 'x-forwarded-proto': 'https' },
      ]))
        isProblem(await program(behind.base, '').get('/metrics', headers), 404, 'not-found')
      expect((await program(behind.base, '').get('/metrics')).status).toBe(200)
    } finally {
      await behind.close()
    }
  })

  test('commands are counted by how they were answered', async () => {
    const counts = async () =>
      Object.fromEntries(
        [...(await nobody().get('/metrics')).text.matchAll(/^tandem_commands_total{result="(.*)"} (\d+)$/gm)].map(
          ([, result, count]) => [result, Number(count)],
        ),
      )
    const before = await counts()
    const mine = await owner.makeBoard('blank', 'Counted')
    await owner.ask(mine, 'RenameBoard', { title: 'Again' })
    await owner.ask(mine, 'RenameBoard', { title: 'Again' })
    await owner.ask(mine, 'RenameList', { listId: randomUUID(), title: 'L' })
    const after = await counts()
    for (const result of ['accepted', 'unchanged', 'rejected']) expect(after[result] - (before[result] ?? 0)).toBe(1)
  })

  test('connections are counted for who has the token, and are nothing for others', async () => {
    const stream = await owner.stream(`/events?boards=${board}`)
    const socket = await guest.socket()
    socket.say({ type: 'join', board })
    await socket.until(({ type }) => type === 'presence_state')
    for (const headers of headersOf([{}, { authorization: 'Bearer wrong' }, { authorization: 'a-token-of-the-test' }]))
      isProblem(await owner.get('/admin/connections', headers), 404, 'not-found')
    const counted = await owner.get('/admin/connections', { authorization: 'Bearer a-token-of-the-test' })
    expect(counted.body).toEqual({
      total: 2,
      boards: { [board]: 2 },
      sse: { total: 1, boards: { [board]: 1 } },
      ws: { total: 1, boards: { [board]: 1 } },
      node: expect.any(String),
    })
    stream.close()
    socket.close()
  })
})
