import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGuest } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const idsFound = async (who: Awaited<ReturnType<typeof newGuest>>, typed: string): Promise<string[]> =>
  (await who.get(`/api/people?q=${encodeURIComponent(typed)}`)).body.people.map(({ id }: { id: string }) => id)

test('[H170] who has a board with me is found by the beginning of a word of their name; a stranger is not', async () => {
  const [mara, jun, stranger] = [await newGuest(server.base), await newGuest(server.base), await newGuest(server.base)]
  for (const who of [jun, stranger]) await who.send('PATCH', '/api/me', { name: 'Zoë Ångström' })
  const board = await mara.makeBoard('blank', 'Ours')
  expect(await idsFound(mara, 'zoe')).toEqual([])
  await jun.get(`/api/boards/${board}`)
  await stranger.makeBoard('blank', 'Theirs')
  expect(await idsFound(mara, 'zoe')).toEqual([jun.id])
  expect(await idsFound(mara, 'ANG')).toEqual([jun.id])
  expect(await idsFound(mara, 'oe')).toEqual([])
  expect(await idsFound(mara, '')).toEqual([])
  expect(await idsFound(stranger, 'zoe')).toEqual([])
  expect((await mara.get(`/api/people?q=${'a'.repeat(201)}`)).status).toBe(400)
})

test('[H170] the people of a board are not found any more by who lost it, who may be let back in', async () => {
  const [mara, jun] = [await newGuest(server.base), await newGuest(server.base)]
  await mara.send('PATCH', '/api/me', { name: 'Quilla' })
  await jun.send('PATCH', '/api/me', { name: 'Quentin' })
  const board = await mara.makeBoard('blank', 'Ours')
  await jun.get(`/api/boards/${board}`)
  expect(await idsFound(jun, 'quilla')).toEqual([mara.id])
  await mara.ask(board, 'RemoveMember', { userId: jun.id })
  expect(await idsFound(mara, 'quentin')).toEqual([jun.id])
  expect(await idsFound(jun, 'quilla')).toEqual([])
})

test('[H171] a guest is not found by the address that they have for form’s sake, nor anyone by a part of one', async () => {
  const mara = await newGuest(server.base)
  expect(await idsFound(mara, '@')).toEqual([])
  expect(await idsFound(mara, 'temp@example.com')).toEqual([])
})

test('[H172, H22] who was let in finds the board among their own, and is one of its people', async () => {
  const [mara, jun] = [await newGuest(server.base), await newGuest(server.base)]
  const board = await mara.makeBoard('blank', 'Ours')
  await mara.ask(board, 'SetLinkRole', { role: 'none' })
  await mara.ask(board, 'SetMemberRole', { userId: jun.id, role: 'commenter' })
  const { boards } = (await jun.get('/api/boards')).body
  expect(boards.map(({ id, role }: { id: string; role: string }) => ({ id, role }))).toEqual([
    { id: board, role: 'commenter' },
  ])
  const { people } = (await mara.get(`/api/boards/${board}/people`)).body
  expect(people.find(({ id }: { id: string }) => id === jun.id)).toMatchObject({ role: 'commenter' })
  const { status } = await mara.send('POST', `/api/boards/${board}/commands`, {
    commandId: randomUUID(),
    type: 'SetMemberRole',
    userId: jun.id,
    role: 'owner',
  })
  expect(status).toBe(200)
})
