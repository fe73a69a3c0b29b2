import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newAccount, password, signIn } from '../account.ts'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let open: TestServer
let members: TestServer
let admin: Program
const nobody = () => program(open.base, '')

beforeAll(async () => {
  const token = { ADMIN_TOKEN: 'a-token-of-the-test' }
  ;[open, members] = await Promise.all([startServer({ env: token }), startServer({ env: { ACCESS: 'members' } })])
})
afterAll(async () => {
  await open.close()
  await members.close()
})

test('[A20] of many first accounts at once exactly one looks after the instance', async () => {
  const emails = Array.from({ length: 8 }, (_, index) => `first${index}@example.org`)
  const made = await Promise.allSettled(emails.map((email) => newAccount(open.base, email)))
  const accounts = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(accounts.length).toBeGreaterThan(0)
  const mes = await Promise.all(accounts.map(async (one) => (await one.get('/api/me')).body))
  expect(mes.filter((me) => me.admin === true)).toHaveLength(1)
  admin = accounts[mes.findIndex((me) => me.admin === true)] as Program
  // Nobody says of themselves that they do, or which colour they have.
  const forged = { name: 'F', email: 'f@example.org', password, isAdmin: true, invitation: 'x' }
  await nobody().send('POST', '/api/auth/sign-up/email', forged)
  const entered = await nobody().send('POST', '/api/auth/sign-in/email', { email: 'f@example.org', password })
  if (entered.status === 200) {
    const f = await signIn(open.base, 'f@example.org')
    expect((await f.get('/api/me')).body.admin).toBeUndefined()
  }
})

test('[H120] an account is entered with its password, and with no other', async () => {
  const ada = await newAccount(open.base, 'Ada@Example.org')
  expect((await ada.get('/api/me')).body).toMatchObject({ name: 'Ada', guest: false })
  const again = await signIn(open.base, 'ada@example.org')
  expect(again.id).toBe(ada.id)
  for (const body of [
    { email: 'ada@example.org', password: 'something else' },
    { email: 'nobody@example.org', password },
  ])
    expect((await nobody().send('POST', '/api/auth/sign-in/email', body)).status).toBe(401)
  const taken = await nobody().send('POST', '/api/auth/sign-up/email', {
    name: 'A',
    email: 'ADA@example.org',
    password,
  })
  expect([taken.status, taken.body.code]).toEqual([422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL'])
  for (const wrong of [{ password: 'short' }, { name: ' ' }, { name: 'a\nb' }, { email: 'x' }]) {
    const body = { name: 'B', email: 'b@example.org', password, ...wrong }
    expect((await nobody().send('POST', '/api/auth/sign-up/email', body)).status).toBe(400)
  }
})

test('[A23] who looks after the instance sees how it runs; others find nothing there', async () => {
  const other = await newAccount(open.base, 'other@example.org')
  const guest = await newGuest(open.base)
  for (const path of ['/admin/status', '/admin/connections', '/api/admin/invitations']) {
    expect([path, (await admin.get(path)).status]).toEqual([path, 200])
    for (const one of [other, guest, nobody()]) expect([path, (await one.get(path)).status]).toEqual([path, 404])
    const bearer = { authorization: 'Bearer a-token-of-the-test' }
    expect([path, (await nobody().get(path, bearer)).status]).toEqual([path, 200])
  }
})

test('[A22] where only members are let in, pages send visitors to sign in, and the API refuses them', async () => {
  const visitor = program(members.base, '')
  const asked = await visitor.get('/boards/b1/cards/c1?at=3&_rsc=x')
  expect([asked.status, asked.headers.get('location')]).toEqual([
    307,
    '/sign-in?to=%2Fboards%2Fb1%2Fcards%2Fc1%3Fat%3D3',
  ])
  expect((await visitor.get('/')).headers.get('location')).toBe('/sign-in')
  for (const path of ['/sign-in', '/sign-up', '/icon.svg'])
    expect([path, (await visitor.get(path)).status]).toEqual([path, 200])
  expect((await visitor.get('/api/boards')).status).toBe(401)
  expect((await visitor.send('POST', '/api/auth/sign-in/anonymous', {})).status).toBe(404)
})

test('[A21, A24, H121] by invitation: once, for 7 days, for whom it was made', async () => {
  const first = await newAccount(members.base, 'first@example.org')
  expect((await first.get('/api/me')).body.admin).toBe(true)
  const visitor = program(members.base, '')
  const ask = (email: string, cookie = '') =>
    program(members.base, cookie).send('POST', '/api/auth/sign-up/email', { name: 'N', email, password })
  const refused = await ask('new@example.org')
  expect([refused.status, refused.body.code]).toEqual([403, 'NOT_INVITED'])
  expect((await visitor.send('POST', '/api/admin/invitations', {})).status).toBe(404)

  const invite = async (body: object) => (await first.send('POST', '/api/admin/invitations', body)).body
  const { link, isSent, invitation } = await invite({ email: 'New@example.org' })
  expect(isSent).toBe(false)
  expect(invitation).toMatchObject({ email: 'new@example.org' })
  expect(invitation.expiresAt - Date.now()).toBeLessThanOrEqual(7 * 24 * 3_600_000)
  const token = link.split('#')[1]
  expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/)
  const opened = await visitor.send('POST', '/api/invitations', { token })
  expect(opened.body).toEqual({ email: 'new@example.org' })
  const cookie = opened.headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/; Path=\/api\/auth; HttpOnly; SameSite=Lax/)
  const carried = cookie.split(';')[0] ?? ''
  expect((await ask('someone.else@example.org', carried)).status).toBe(403)
  expect((await ask('new@example.org', carried)).status).toBe(200)
  expect((await ask('new2@example.org', carried)).status).toBe(403)
  expect((await visitor.send('POST', '/api/invitations', { token })).status).toBe(404)

  // For whoever has it, and by many at once: still one.
  const free = await invite({})
  const freeCookie = `tandem.invitation=${free.link.split('#')[1]}`
  const many = await Promise.all(Array.from({ length: 6 }, (_, index) => ask(`many${index}@example.org`, freeCookie)))
  expect(many.filter(({ status }) => status === 200)).toHaveLength(1)

  const dropped = await invite({})
  expect((await first.get('/api/admin/invitations')).body.invitations).toHaveLength(1)
  expect((await first.send('DELETE', `/api/admin/invitations/${dropped.invitation.id}`)).status).toBe(204)
  expect((await ask('late@example.org', `tandem.invitation=${dropped.link.split('#')[1]}`)).status).toBe(403)
})

test('[A30] a guest who makes an account takes along boards, comments, undo, stars and their name', async () => {
  const guest = await newGuest(open.base)
  const other = await newGuest(open.base)
  const board = await guest.makeBoard('kanban')
  const shared = await other.makeBoard('blank')
  const [listId, cardId, commentId, renaming] = Array.from({ length: 4 }, () => crypto.randomUUID())
  await guest.get(`/api/boards/${shared}`)
  await other.ask(shared, 'AddList', { listId, title: 'L' })
  await other.ask(shared, 'AddCard', { listId, cardId, title: 'C' })
  await guest.ask(shared, 'AddComment', { cardId, commentId, text: 'Mine' })
  await other.ask(shared, 'AssignCards', { cardIds: [cardId], userId: guest.id })
  await guest.send('POST', `/api/boards/${board}/commands`, {
    commandId: renaming,
    type: 'RenameBoard',
    title: 'Again',
  })
  expect((await guest.send('PUT', `/api/boards/${shared}/star`)).status).toBe(204)
  const stream = await guest.stream(`/events?boards=${board}`)
  const socket = await guest.socket()

  const ada = await newAccount(open.base, 'ada.guest@example.org', guest)
  expect(ada.id).not.toBe(guest.id)
  await stream.ended
  expect(await socket.closed).toBe(1008)
  expect((await guest.get('/api/me')).status).toBe(401)

  const mine = (await ada.get('/api/boards')).body.boards
  expect(mine.find(({ id }: { id: string }) => id === board)).toMatchObject({ role: 'owner', owner: ada.id })
  expect(mine.find(({ id }: { id: string }) => id === shared)).toMatchObject({ starred: true })
  const seen = (await ada.get(`/api/boards/${shared}`)).body.board
  expect(seen.aliases).toEqual({ [guest.id]: ada.id })
  expect(seen.cards[cardId ?? ''].people).toEqual([ada.id])
  const { comments } = (await ada.get(`/api/boards/${shared}/cards/${cardId}`)).body.card
  const base = comments[commentId ?? ''].writtenAt
  expect(await ada.ask(shared, 'EditComment', { cardId, commentId, text: 'Mine still', base })).not.toHaveProperty(
    'rejected',
  )
  expect((await ada.get(`/api/boards/${board}/undo`)).body.undo[0]).toMatchObject({ commandId: renaming })
  expect(await ada.ask(board, 'UndoCommand', { undoes: renaming })).not.toHaveProperty('rejected')
  expect((await ada.get(`/api/boards/${board}`)).body.board.title).toBe('Board')
  const { entries } = (await other.get(`/api/boards/${shared}/events?after=0`)).body
  const said = entries.find(
    ({ commandId: _, ...one }: { commandId: string; events: { type: string }[] }) =>
      one.events[0]?.type === 'CommentAdded',
  )
  expect(said.actor).toMatchObject({ id: guest.id, name: 'ada.guest' })
  const alias = entries.find((one: { events: { type: string }[] }) => one.events[0]?.type === 'PersonAliased')
  expect(await ada.ask(shared, 'UndoCommand', { undoes: alias.commandId })).toMatchObject({
    rejected: { code: 'not-undoable' },
  })
})

test('[A30] a guest who signs in to an account brings to it what they did; who only looked leaves no entry', async () => {
  const ada = await newAccount(open.base, 'bob@example.org')
  const other = await newGuest(open.base)
  const [looked, wrote] = [await other.makeBoard(), await other.makeBoard()]
  const guest = await newGuest(open.base)
  await guest.get(`/api/boards/${looked}`)
  await guest.get(`/api/boards/${wrote}`)
  await guest.ask(wrote, 'RenameBoard', { title: 'By a guest' })
  const made = await guest.makeBoard()
  const again = await signIn(open.base, 'bob@example.org', { from: guest })
  expect(again.id).toBe(ada.id)
  const typesOn = async (board: string) =>
    (await again.get(`/api/boards/${board}/events?after=0`)).body.entries.map(
      (one: { events: { type: string }[] }) => one.events[0]?.type,
    )
  expect(await typesOn(looked)).toEqual(['BoardCreated'])
  expect(await typesOn(wrote)).toEqual(['BoardCreated', 'BoardRenamed', 'PersonAliased'])
  expect((await again.get('/api/boards')).body.boards.find(({ id }: { id: string }) => id === made).role).toBe('owner')
  // A wrong password leaves the guest as they are.
  const one = await newGuest(open.base)
  const wrong = { email: 'bob@example.org', password: 'not the password' }
  expect((await one.send('POST', '/api/auth/sign-in/email', wrong)).status).toBe(401)
  expect((await one.get('/api/me')).body).toMatchObject({ id: one.id, guest: true })
})

test('[A30] what a crash has left to tell is told after the next start', async () => {
  const server = await startServer()
  const guest = await newGuest(server.base)
  const board = await guest.makeBoard()
  const account = await newAccount(server.base, 'later@example.org')
  await server.kill()
  const accounts = new Database(`${server.dataDir}/accounts.db`)
  accounts.prepare('insert into aliases values (?, ?, 0)').run(guest.id, account.id)
  accounts.prepare('insert into alias_boards values (?, ?)').run(guest.id, board)
  accounts.close()
  await server.start()
  expect((await account.get(`/api/boards/${board}`)).body.board.owner).toBe(account.id)
  await server.close()
})

test('[H140, H142] the last who looks after an instance stays, and erases others by e-mail or id', async () => {
  const server = await startServer()
  const first = await newAccount(server.base, 'first@example.org')
  const guest = await newGuest(server.base)
  const board = await guest.makeBoard('blank', 'Of a guest')
  const ada = await newAccount(server.base, 'ada@example.org', guest)
  const refused = await first.send('DELETE', '/api/me', { name: first.name })
  expect(refused).toMatchObject({ status: 409, body: { code: 'last-administrator' } })
  expect((await first.get('/api/me')).status).toBe(200)

  const at = '/api/admin/erasures'
  const look = (by: Program, person: string) => by.get(`${at}?${new URLSearchParams({ person })}`)
  const erase = (by: Program, person: string, name: string) => by.send('POST', at, { person, name })
  for (const one of [ada, await newGuest(server.base), program(server.base, '')]) {
    expect((await look(one, 'first@example.org')).status).toBe(404)
    expect((await erase(one, 'first@example.org', 'first')).status).toBe(404)
  }
  expect((await look(first, 'nobody@example.org')).status).toBe(404)
  const found = { person: { id: ada.id, name: 'ada', guest: false }, boards: 1 }
  for (const person of ['Ada@example.org', ada.id, guest.id])
    expect((await look(first, person)).body).toMatchObject(found)
  expect((await erase(first, ada.id, 'Ada')).body).toMatchObject({ code: 'invalid-field', field: 'name' })
  expect((await ada.get('/api/me')).status).toBe(200)
  expect((await erase(first, 'first@example.org', 'first')).body.code).toBe('last-administrator')
  // By the id that they had as a guest.
  expect((await erase(first, guest.id, 'ada')).status).toBe(204)
  expect((await ada.get('/api/me')).status).toBe(401)
  expect((await look(first, ada.id)).status).toBe(404)
  const log = new Database(`${server.dataDir}/log.db`, { readonly: true })
  const last = log.prepare('select payload from entries where board = ? order by seq desc').get(board)
  expect(JSON.stringify(last)).toContain('OwnTextsErased')
  log.close()
  // Where nobody else has an account, nobody is left behind.
  expect((await first.send('DELETE', '/api/me', { name: first.name })).status).toBe(204)
  await server.close()
})
