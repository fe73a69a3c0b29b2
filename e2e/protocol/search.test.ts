import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program
let guest: Program
let board = ''
let list = ''
const nobody = () => program(server.base, '')

beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
  guest = await newGuest(server.base)
  board = await owner.makeBoard('blank', 'Tandem launch')
  list = await addList('Ocean')
})
afterAll(() => server.close())

async function addList(title: string): Promise<string> {
  const listId = randomUUID()
  await owner.ask(board, 'AddList', { listId, title })
  return listId
}
async function addCard(title: string, onBoard = board, listId = list): Promise<string> {
  const cardId = randomUUID()
  expect(await owner.ask(onBoard, 'AddCard', { cardId, listId, title })).toHaveProperty('seq')
  return cardId
}
const search = async (typed: string, who = owner, more = '') =>
  (await who.get(`/api/search?q=${encodeURIComponent(typed)}${more}`)).body
/** Which cards are found, in order. */
const cards = async (typed: string, who = owner): Promise<string[]> =>
  (await search(typed, who)).hits.map(({ card }: { card: string }) => card)
/** The index is a moment behind the disk. */
const finds = (typed: string, expected: string[], who = owner) =>
  expect.poll(() => cards(typed, who), { timeout: 5_000 }).toEqual(expected)

test('[H50, H51] a card is found by its title, with its board, its list and its number', async () => {
  const card = await addCard('The blue whale sings')
  await finds('whale', [card])
  const { hits, isWhole } = await search('blue whale')
  expect(isWhole).toBe(true)
  expect(hits).toEqual([
    {
      board,
      boardTitle: 'Tandem launch',
      prefix: 'TAN',
      card,
      number: 1,
      title: 'The blue whale sings',
      list: 'Ocean',
      where: 'title',
      excerpt: {
        text: 'The blue whale sings',
        marks: [
          [4, 8],
          [9, 14],
        ],
      },
    },
  ])
  for (const typed of ['TAN-1', 'tan-1', '1'])
    expect(await search(typed)).toMatchObject({ hits: [{ card, where: 'number' }] })
  expect(await cards('XYZ-1')).toEqual([])
})

test('[H50] descriptions, comments, checklists and items are looked through, and each card comes once', async () => {
  const cardId = await addCard('Reef')
  const checklistId = randomUUID()
  await owner.ask(board, 'DescribeCard', { cardId, description: 'Where the narwhal lives', base: 0 })
  await owner.ask(board, 'AddComment', { cardId, commentId: randomUUID(), text: 'Ask the octopus' })
  await owner.ask(board, 'AddChecklist', { cardId, checklistId, title: 'Plankton' })
  await owner.ask(board, 'AddItem', { cardId, checklistId, itemId: randomUUID(), text: 'Count the krill' })
  for (const [typed, where] of Object.entries({
    narwhal: 'description',
    octopus: 'comment',
    plankton: 'item',
    krill: 'item',
  })) {
    await finds(typed, [cardId])
    expect((await search(typed)).hits[0]).toMatchObject({ where, title: 'Reef' })
  }
  await finds('the', [cardId, ...(await cards('whale'))].toReversed())
})

test('[H52] the last word may be half of one, and nothing that is typed is syntax', async () => {
  const card = await addCard('Naïve "pufferfish" (東京)')
  for (const typed of ['puff', 'naive puff', 'NAÏVE', '"puffer', 'pufferfish)', '東京', '京', 'puff*'])
    await finds(typed, [card])
  for (const typed of ['puff ', 'fish', 'NOT puff', 'puff OR whale', 'title:puff', 'NEAR(puff)'])
    expect([typed, ...(await cards(typed))]).toEqual([typed])
  const hostile = [
    '',
    ' ',
    '"',
    "'",
    '*',
    '()',
    'NEAR(',
    '^',
    '🚀',
    '\0',
    '\0puff',
    '\ud800',
    '%',
    '\\',
    '; drop table',
  ]
  for (const typed of hostile)
    expect((await owner.get(`/api/search?q=${encodeURIComponent(typed.toWellFormed())}`)).status).toBe(200)
  expect((await owner.get('/api/search')).body).toEqual({ hits: [], isWhole: true })
  expect((await owner.get(`/api/search?q=${'x'.repeat(500)}`)).status).toBe(200)
  for (const query of [`q=${'x'.repeat(501)}`, `q=${'x'.repeat(10_000)}`, 'q=x&limit=0', 'q=x&limit=51', 'q=x&limit=a'])
    expect(await owner.get(`/api/search?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid-field' } })
  expect(await nobody().get('/api/search?q=x')).toMatchObject({ status: 401, body: { code: 'no-session' } })
  expect((await owner.send('POST', '/api/search', {})).status).toBe(405)
})

test('[H50] at most as many as were asked for', async () => {
  for (let index = 0; index < 4; index++) await addCard(`Sardine ${index}`)
  await expect.poll(async () => (await search('sardine')).hits.length).toBe(4)
  expect((await search('sardine', owner, '&limit=3')).hits).toHaveLength(3)
})

test('[H53] what is archived is not found until it is restored; a new title is told at once', async () => {
  const listId = await addList('Deep')
  const cardId = await addCard('Anglerfish', board, listId)
  await finds('anglerfish', [cardId])
  await owner.ask(board, 'ArchiveCard', { cardId })
  expect(await cards('anglerfish')).toEqual([])
  await owner.ask(board, 'RestoreCard', { cardId })
  await finds('anglerfish', [cardId])
  await owner.ask(board, 'ArchiveList', { listId })
  expect(await cards('anglerfish')).toEqual([])
  await owner.ask(board, 'RestoreList', { listId })
  await finds('anglerfish', [cardId])
  await owner.ask(board, 'RenameBoard', { title: 'Sea' })
  await owner.ask(board, 'RenameList', { listId, title: 'Abyss' })
  expect((await search('anglerfish')).hits[0]).toMatchObject({ boardTitle: 'Sea', list: 'Abyss' })
})

test('[H50, H53] only boards that are mine or that I have opened, and none that I may not see any more', async () => {
  const secret = await owner.makeBoard('blank', 'Secret')
  const listId = randomUUID()
  await owner.ask(secret, 'AddList', { listId, title: 'Todo' })
  const card = await addCard('Barracuda', secret, listId)
  await finds('barracuda', [card])
  expect(await cards('barracuda', guest)).toEqual([])
  expect((await guest.get(`/api/boards/${secret}`)).status).toBe(200)
  await finds('barracuda', [card], guest)
  await owner.ask(secret, 'RemoveMember', { userId: guest.id })
  expect(await cards('barracuda', guest)).toEqual([])
  expect(await cards('barracuda')).toEqual([card])
})

test('[H53] the index goes on after a crash, and is made anew where its file is lost or damaged', async () => {
  const card = await addCard('Coelacanth')
  await server.kill()
  await server.start()
  await finds('coelacanth', [card])
  const file = join(server.dataDir, 'search.db')
  for (const harm of [
    () => rmSync(file),
    () => writeFileSync(file, 'no database at all '.repeat(1_000)),
    () => writeFileSync(file, ''),
  ]) {
    await server.stop()
    for (const beside of ['-wal', '-shm']) rmSync(file + beside, { force: true })
    harm()
    await server.start()
    await finds('coelacanth', [card])
    await expect.poll(async () => (await search('coelacanth')).isWhole).toBe(true)
  }
})
