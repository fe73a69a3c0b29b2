import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let mara: Program
let jun: Program

beforeAll(async () => {
  server = await startServer()
  mara = await newGuest(server.base)
  jun = await newGuest(server.base)
})
afterAll(() => server.close())

/** A board with one list, and so with two entries. */
async function withList() {
  const board = await mara.makeBoard('blank', 'Field notes')
  const listId = randomUUID()
  await mara.ask(board, 'AddList', { listId, title: 'To do' })
  return { board, listId, path: `/api/boards/${board}/activity` }
}
async function addCard(board: string, listId: string, title: string, who = mara): Promise<string> {
  const cardId = randomUUID()
  expect(await who.ask(board, 'AddCard', { cardId, listId, title })).toHaveProperty('seq')
  return cardId
}
type Told = { seq: number; events: { type: string }[] }
const types = ({ body }: { body: { entries: Told[] } }) => body.entries.map(({ events }) => events[0]?.type)
const seqs = ({ body }: { body: { entries: Told[] } }) => body.entries.map(({ seq }) => seq)

describe('the activity of a board', () => {
  test('[H80] all that has happened, newest first, with the names of what it names', async () => {
    const { board, listId, path } = await withList()
    const cardId = await addCard(board, listId, 'Write')
    const labelId = randomUUID()
    await jun.ask(board, 'AddLabel', { labelId, name: 'urgent', color: 'red' })
    await jun.ask(board, 'LabelCards', { cardIds: [cardId], labelId })
    await mara.ask(board, 'AssignCards', { cardIds: [cardId], userId: jun.id })
    await mara.ask(board, 'RenameCard', { cardId, title: 'Write it' })
    await mara.ask(board, 'ArchiveCard', { cardId })
    const told = await mara.get(path)
    expect(types(told)).toEqual([
      'CardArchived',
      'CardRenamed',
      'CardsAssigned',
      'CardsLabelled',
      'LabelAdded',
      'CardAdded',
      'ListAdded',
      'BoardCreated',
    ])
    expect(told.body).toMatchObject({
      before: null,
      seq: 8,
      cards: { [cardId]: { number: 1, title: 'Write it' } },
      lists: { [listId]: 'To do' },
      labels: { [labelId]: 'urgent' },
      people: [{ id: jun.id, name: jun.name, color: jun.color }],
    })
    expect(told.body.entries[1]).toMatchObject({
      seq: 7,
      actor: { id: mara.id, name: mara.name },
      events: [{ type: 'CardRenamed', cardId, title: 'Write it', from: { title: 'Write' } }],
    })
  })

  test('[H80] comes in pages of 50, by person and by kind, and both', async () => {
    const { board, listId, path } = await withList()
    const cardId = await addCard(board, listId, 'Write', jun)
    for (let index = 0; index < 60; index++)
      await (index % 3 === 0 ? jun : mara).ask(board, 'RenameCard', { cardId, title: `Write ${index}` })
    const first = await mara.get(path)
    expect(seqs(first)).toEqual(Array.from({ length: 50 }, (_, index) => 63 - index))
    expect(first.body.before).toBe(14)
    const second = await mara.get(`${path}?before=14`)
    expect(seqs(second)).toEqual(Array.from({ length: 13 }, (_, index) => 13 - index))
    expect(second.body.before).toBeNull()
    const byJun = await mara.get(`${path}?person=${jun.id}`)
    expect(seqs(byJun)).toHaveLength(21)
    expect(types(byJun).at(-1)).toBe('CardAdded')
    expect(types(await mara.get(`${path}?kind=added`))).toEqual(['CardAdded'])
    expect(types(await mara.get(`${path}?kind=board`))).toEqual(['ListAdded', 'BoardCreated'])
    expect(seqs(await mara.get(`${path}?kind=texts&person=${jun.id}`))).toHaveLength(20)
    expect(seqs(await mara.get(`${path}?kind=comments`))).toEqual([])
  })

  test('[H80] what is wrong in the address is named, and who may not see the board is told of none', async () => {
    const { board, path } = await withList()
    for (const [query, field] of Object.entries({ 'before=x': 'before', 'kind=all': 'kind', 'person=%20': 'person' }))
      expect(await mara.get(`${path}?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid-field', field } })
    await mara.ask(board, 'SetLinkRole', { role: 'none' })
    expect((await jun.get(path)).status).toBe(404)
    expect((await mara.get('/api/boards/nothingthere/activity')).status).toBe(404)
  })

  test('[H80, E8] of a card that was deleted nothing is said but that there was one', async () => {
    const { board, listId, path } = await withList()
    const cardId = await addCard(board, listId, 'Secret plan')
    await mara.ask(board, 'AddComment', { cardId, commentId: randomUUID(), text: 'Secret words' })
    await mara.ask(board, 'ArchiveCard', { cardId })
    await mara.ask(board, 'DeleteCard', { cardId })
    const told = await mara.get(path)
    expect(told.text).not.toContain('Secret')
    expect(told.body.cards).toEqual({})
    expect(types(told).slice(0, 2)).toEqual(['CardDeleted', 'CardArchived'])
  })
})
