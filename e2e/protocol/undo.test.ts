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
