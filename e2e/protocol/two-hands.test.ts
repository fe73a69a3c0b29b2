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

describe('what two ask for at the same moment', () => {
  const [todo, done, card] = [randomUUID(), randomUUID(), randomUUID()]
  let board = ''
  /** Both at once: who is first is the log's to say. */
  const both = async (one: [string, object], other: [string, object]) => {
    const asked = [mara, jun].map((who, index) => {
      const [type, fields] = index === 0 ? one : other
      return who.send('POST', `/api/boards/${board}/commands`, { commandId: randomUUID(), type, ...fields })
    })
    return (await Promise.all(asked)).map(({ body }) => body.results[0])
  }
  const entriesAfter = async (after: number) =>
    (await mara.get(`/api/boards/${board}/events?after=${after}`)).body.entries

  beforeAll(async () => {
    board = await mara.makeBoard('blank', 'Two hands')
    await mara.ask(board, 'AddList', { listId: todo, title: 'Todo' })
    await mara.ask(board, 'AddList', { listId: done, title: 'Done' })
    await mara.ask(board, 'AddCard', { cardId: card, listId: todo, title: 'Alpha' })
  })

  test('[M8] both titles are in the log, and the later entry names the one that it replaced', async () => {
    const results = await both(
      ['RenameCard', { cardId: card, title: 'By Mara' }],
      ['RenameCard', { cardId: card, title: 'By Jun' }],
    )
    expect(results.map(({ seq }) => seq).sort()).toEqual([5, 6])
    const [first, second] = (await entriesAfter(4)).map(({ events }: { events: object[] }) => events[0])
    expect(first.from).toEqual({ title: 'Alpha' })
    expect(second.from).toEqual({ title: first.title })
  })

  test('[M9] one description is saved, and the other is refused with the seq of what was changed', async () => {
    const results = await both(
      ['DescribeCard', { cardId: card, description: 'By Mara', base: 0 }],
      ['DescribeCard', { cardId: card, description: 'By Jun', base: 0 }],
    )
    expect(results.filter(({ seq }) => seq === 7)).toHaveLength(1)
    const refused = results.find(({ rejected }) => rejected)
    expect(refused.rejected).toMatchObject({ code: 'text-changed', seq: 7 })
    expect(await entriesAfter(7)).toEqual([])
  })

  test('[M6] a card that is dropped on a list as it is archived goes with it, or stays where it was', async () => {
    const [moved] = await both(['MoveCard', { cardId: card, listId: done }], ['ArchiveList', { listId: done }])
    const { cards, lists } = (await jun.get(`/api/boards/${board}`)).body.board
    expect(lists[done]).toBeUndefined()
    if (moved.rejected) {
      expect(moved.rejected.code).toBe('list-archived')
      expect(cards[card].listId).toBe(todo)
    } else expect(cards[card]).toBeUndefined()
    await jun.ask(board, 'RestoreList', { listId: done })
    const after = (await jun.get(`/api/boards/${board}`)).body.board
    expect(after.cards[card].listId).toBe(moved.rejected ? todo : done)
  })
})
