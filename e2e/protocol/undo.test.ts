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

/** Asks for a command, and answers its id, which is the name under which it is undone. */
const ask = async (who: Program, board: string, type: string, fields: Record<string, unknown>): Promise<string> => {
  const commandId = randomUUID()
  const { body } = await who.send('POST', `/api/boards/${board}/commands`, { commandId, type, ...fields })
  expect(body.results[0]).toEqual({ commandId, seq: expect.any(Number) })
  return commandId
}
const undo = (who: Program, board: string, undoes: string) => who.ask(board, 'UndoCommand', { undoes })
const steps = async (who: Program, board: string) => (await who.get(`/api/boards/${board}/undo`)).body
const seen = async (board: string) => (await jun.get(`/api/boards/${board}`)).body.board

describe('undoing', () => {
  const [todo, done, card] = [randomUUID(), randomUUID(), randomUUID()]
  let board = ''

  beforeAll(async () => {
    board = await mara.makeBoard('blank', 'Undo')
    await ask(mara, board, 'AddList', { listId: todo, title: 'Todo' })
    await ask(mara, board, 'AddList', { listId: done, title: 'Done' })
    await ask(mara, board, 'AddCard', { cardId: card, listId: todo, title: 'Alpha' })
  })

  test('[C80, C81, H60] steps are taken back and taken again, and told across reloads', async () => {
    const moved = await ask(mara, board, 'MoveCard', { cardId: card, listId: done })
    const { undo: before } = await steps(mara, board)
    expect(before.map(({ type }: { type: string }) => type)).toEqual([
      'CardMoved',
      'CardAdded',
      'ListAdded',
      'ListAdded',
    ])
    expect(before[0].commandId).toBe(moved)
    expect(await undo(mara, board, moved)).toMatchObject({ seq: 6 })
    expect((await seen(board)).cards[card].listId).toBe(todo)
    const { undo: undone, redo, seq } = await steps(mara, board)
    expect([undone.length, redo.length, seq]).toEqual([3, 1, 6])
    expect(redo[0]).toMatchObject({ type: 'CardMoved', seq: 6 })
    expect(await undo(mara, board, redo[0].commandId)).toMatchObject({ seq: 7 })
    expect((await seen(board)).cards[card].listId).toBe(done)
    const again = await steps(mara, board)
    expect([again.undo.length, again.redo.length]).toEqual([4, 0])
    expect(again.undo[0]).toMatchObject({ type: 'CardMoved', seq: 7 })
  })

  test('[C4, C81] the same undoing again is the same entry; another one is refused', async () => {
    const renamed = await ask(mara, board, 'RenameCard', { cardId: card, title: 'Beta' })
    const commandId = randomUUID()
    const asked = { commandId, type: 'UndoCommand', undoes: renamed }
    const first = await mara.send('POST', `/api/boards/${board}/commands`, asked)
    const second = await mara.send('POST', `/api/boards/${board}/commands`, asked)
    expect(first.body.results[0]).toEqual({ commandId, seq: expect.any(Number) })
    expect(second.body).toEqual(first.body)
    expect(await undo(mara, board, renamed)).toMatchObject({ rejected: { code: 'already-undone' } })
  })

  test('[C82] after somebody else’s change it is refused with who it was', async () => {
    const renamed = await ask(mara, board, 'RenameCard', { cardId: card, title: 'Mine' })
    await ask(jun, board, 'RenameCard', { cardId: card, title: 'Theirs' })
    const { seq } = await steps(mara, board)
    expect(await undo(mara, board, renamed)).toMatchObject({ rejected: { code: 'changed-since', seq, actor: jun.id } })
    expect((await seen(board)).cards[card].title).toBe('Theirs')
  })

  test('[C80] a batch may do and undo, in order', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    const { body } = await mara.send('POST', `/api/boards/${board}/commands`, [
      { commandId: one, type: 'SetListLimit', listId: todo, limit: 3 },
      { commandId: two, type: 'UndoCommand', undoes: one },
      { commandId: randomUUID(), type: 'UndoCommand', undoes: two },
    ])
    expect(body.results.map(({ seq }: { seq: number }) => typeof seq)).toEqual(['number', 'number', 'number'])
    expect((await seen(board)).lists[todo].limit).toBe(3)
  })

  test('[C83, H60] somebody else’s is not mine to undo, and the steps are each one’s own', async () => {
    const theirs = await ask(jun, board, 'RenameList', { listId: done, title: 'Finished' })
    expect(await undo(mara, board, theirs)).toMatchObject({ rejected: { code: 'command-not-found' } })
    const { undo: own } = await steps(jun, board)
    expect(own[0].commandId).toBe(theirs)
  })

  test('[C83] who may only see may not undo', async () => {
    const theirs = await ask(jun, board, 'RenameList', { listId: done, title: 'Closed' })
    const shared = await ask(mara, board, 'SetLinkRole', { role: 'viewer' })
    expect(await undo(jun, board, theirs)).toMatchObject({ rejected: { code: 'forbidden' } })
    expect(await undo(mara, board, shared)).toMatchObject({ rejected: { code: 'not-undoable' } })
  })
})

describe('undoing everything by someone', () => {
  const [todo, done] = [randomUUID(), randomUUID()]
  const cards = Array.from({ length: 20 }, () => randomUUID())
  let board = ''
  const preview = (who: Program, user: string, from: number | string, to: number | string) =>
    who.get(`/api/boards/${board}/undo/preview?user=${user}&from=${from}&to=${to}`)

  beforeAll(async () => {
    board = await mara.makeBoard('blank', 'Sweep')
    await ask(mara, board, 'AddList', { listId: todo, title: 'Todo' })
    await ask(mara, board, 'AddList', { listId: done, title: 'Done' })
    const added = cards.map((cardId, index) => ({ cardId, title: `Card ${index}` }))
    await ask(mara, board, 'AddCards', { cards: added, listId: todo })
    await ask(jun, board, 'MoveCards', { cardIds: cards.slice(0, 10), listId: done })
    await ask(jun, board, 'ArchiveCards', { cardIds: cards.slice(10) })
    await ask(jun, board, 'RenameCard', { cardId: cards[0], title: 'Oops' })
    await ask(jun, board, 'RenameCard', { cardId: cards[1], title: 'Oops' })
    await ask(mara, board, 'RenameCard', { cardId: cards[1], title: 'Mended' })
  })

  test('[H61, C86] is shown first, with what is left, and then done as one entry that is itself undone as one', async () => {
    const { status, body } = await preview(mara, jun.id, 1, 100)
    expect(status).toBe(200)
    expect(body).toMatchObject({ from: 1, to: 100, seq: 9 })
    expect(body.entries.map(({ seq, type }: { seq: number; type: string }) => [seq, type])).toEqual([
      [7, 'CardRenamed'],
      [6, 'CardsArchived'],
      [5, 'CardsMoved'],
    ])
    expect(body.left).toMatchObject([
      { seq: 8, type: 'CardRenamed', code: 'changed-since', by: { seq: 9, actor: mara.id } },
    ])
    expect(Object.keys((await seen(board)).cards)).toHaveLength(10)

    const swept = await ask(mara, board, 'UndoEverythingBy', { userId: jun.id, from: 1, to: 100 })
    const after = await seen(board)
    expect(cards.map((id) => after.cards[id].listId)).toEqual(cards.map(() => todo))
    expect([after.cards[cards[0] ?? ''].title, after.cards[cards[1] ?? ''].title]).toEqual(['Card 0', 'Mended'])
    const { entries } = (await mara.get(`/api/boards/${board}/events?after=9`)).body
    expect(entries).toHaveLength(1)
    expect(entries[0].events[0]).toMatchObject({ type: 'EverythingUndone', seqs: [7, 6, 5], left: [8] })
    expect((await preview(mara, jun.id, 1, 100)).body.entries).toEqual([])

    const { undo: own } = await steps(mara, board)
    expect(own[0]).toMatchObject({ commandId: swept, type: 'EverythingUndone' })
    await undo(mara, board, swept)
    expect(Object.keys((await seen(board)).cards)).toHaveLength(10)
  })

  test('[H61] a time is the first entry from then, or the last until then', async () => {
    const { entries } = (await mara.get(`/api/boards/${board}/events?after=4`)).body
    const [from, to] = [entries[0].at, entries[1].at]
    const { body } = await preview(mara, jun.id, from, to)
    expect(body.from).toBeLessThanOrEqual(5)
    expect(body.to).toBeGreaterThanOrEqual(6)
  })

  test('[H61, C86] is the owner’s alone', async () => {
    expect(await preview(jun, jun.id, 1, 2)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await jun.ask(board, 'UndoEverythingBy', { userId: jun.id, from: 1, to: 2 })).toMatchObject({
      rejected: { code: 'forbidden' },
    })
    expect(await preview(mara, jun.id, 'yesterday', 2)).toMatchObject({
      status: 400,
      body: { code: 'invalid-field', field: 'from' },
    })
    expect((await preview(mara, 'nobody', 1, 2)).body).toMatchObject({ entries: [], left: [] })
    const other = await (await newGuest(server.base)).makeBoard()
    expect((await mara.get(`/api/boards/${other}x/undo`)).status).toBe(404)
  })
})

test('[C80] 500 cards are moved back in one entry', async () => {
  const board = await mara.makeBoard('blank', 'Many')
  const [todo, done] = [randomUUID(), randomUUID()]
  const cards = Array.from({ length: 500 }, () => randomUUID())
  await ask(mara, board, 'AddList', { listId: todo, title: 'Todo' })
  await ask(mara, board, 'AddList', { listId: done, title: 'Done' })
  await ask(mara, board, 'AddCards', { cards: cards.map((cardId) => ({ cardId, title: 'x' })), listId: todo })
  const before = (await seen(board)).cards
  const moved = await ask(mara, board, 'MoveCards', { cardIds: cards, listId: done })
  expect(await undo(mara, board, moved)).toMatchObject({ seq: 6 })
  expect((await seen(board)).cards).toEqual(before)
})
