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

type Listed = { id: string; starred: boolean; archived: boolean; color: string | null; last: object }
const listed = async (who: Program, id: string): Promise<Listed | undefined> =>
  (await who.get('/api/boards')).body.boards.find((board: Listed) => board.id === id)
const of = (type: string) => (frame: { type: string }) => frame.type === type

/** A board with one list and one card. */
async function withCard() {
  const board = await mara.makeBoard('blank', 'Field notes')
  const [listId, cardId] = [randomUUID(), randomUUID()]
  await mara.ask(board, 'AddList', { listId, title: 'To do' })
  await mara.ask(board, 'AddCard', { cardId, listId, title: 'Write' })
  return { board, listId, cardId }
}

describe('the list of boards', () => {
  test('[H40] a star is mine alone, and can be asked for again', async () => {
    const board = await mara.makeBoard()
    await jun.get(`/api/boards/${board}`)
    for (const _ of [1, 2]) expect((await jun.send('PUT', `/api/boards/${board}/star`)).status).toBe(204)
    expect(await listed(jun, board)).toMatchObject({ starred: true })
    expect(await listed(mara, board)).toMatchObject({ starred: false })
    for (const _ of [1, 2]) expect((await jun.send('DELETE', `/api/boards/${board}/star`)).status).toBe(204)
    expect(await listed(jun, board)).toMatchObject({ starred: false })
    expect((await jun.send('PUT', '/api/boards/nothingthere/star')).status).toBe(404)
    await mara.ask(board, 'SetLinkRole', { role: 'none' })
    expect((await jun.send('PUT', `/api/boards/${board}/star`)).status).toBe(404)
  })

  test('[H41] says of each what was done last, its colour, and whether it is archived', async () => {
    const { board, cardId } = await withCard()
    await jun.ask(board, 'ColorBoard', { color: 'teal' })
    const { id, name, color } = jun
    expect(await listed(mara, board)).toMatchObject({
      color: 'teal',
      archived: false,
      last: { actor: { id, name, color }, type: 'BoardColored' },
    })
    await mara.ask(board, 'ArchiveBoard', {})
    expect(await listed(mara, board)).toMatchObject({ archived: true })
    const { body } = await jun.get(`/api/boards/${board}/summary`)
    expect(body.board).toMatchObject({
      title: 'Field notes',
      lists: [1],
      cards: [[cardId]],
      last: { actor: face(mara) },
    })
    expect(await mara.ask(board, 'RenameCard', { cardId, title: 'x' })).toMatchObject({
      rejected: { code: 'board-archived' },
    })
    expect((await jun.get('/api/boards/nothingthere/summary')).status).toBe(404)
  })
})

const face = ({ id, name, color }: Program) => ({ id, name, color })

describe('a board from another', () => {
  test('[H42] has its lists, cards and descriptions, and its maker owns it', async () => {
    const { board, cardId, listId } = await withCard()
    await mara.ask(board, 'DescribeCard', { cardId, description: 'Words', base: 0 })
    await mara.ask(board, 'AddComment', { cardId, commentId: randomUUID(), text: 'Said' })
    const asked = { commandId: randomUUID(), title: 'Again', from: board }
    const made = await jun.send('POST', '/api/boards', asked)
    expect(made.status).toBe(201)
    expect(made.body).toEqual({ id: expect.any(String), title: 'Again', seq: 1 })
    const copy = (await jun.get(`/api/boards/${made.body.id}`)).body.board
    expect(copy).toMatchObject({ title: 'Again', owner: jun.id, lists: { [listId]: { title: 'To do' } } })
    expect(copy.cards[cardId]).toMatchObject({ title: 'Write', number: 1, described: true })
    expect(copy.cards[cardId]).not.toHaveProperty('commentCount')
    expect((await jun.get(`/api/boards/${made.body.id}/cards/${cardId}`)).body.card.description).toBe('Words')
    expect((await jun.send('POST', '/api/boards', asked)).body.id).toBe(made.body.id)
    expect((await jun.send('POST', '/api/boards', { ...asked, title: 'Other' })).status).toBe(422)
    expect((await jun.send('POST', '/api/boards', { title: 'x', from: board, template: 'blank' })).status).toBe(400)
    await mara.ask(board, 'SetLinkRole', { role: 'none' })
    expect((await jun.send('POST', '/api/boards', { title: 'x', from: board })).status).toBe(404)
  })

  test('[H42] of many cards takes more than one entry, and all of them are there', async () => {
    const board = await mara.makeBoard()
    const listId = randomUUID()
    await mara.ask(board, 'AddList', { listId, title: 'Long' })
    for (let batch = 0; batch < 4; batch++)
      await mara.send(
        'POST',
        `/api/boards/${board}/commands`,
        Array.from({ length: 100 }, (_, index) => ({
          commandId: randomUUID(),
          type: 'AddCard',
          cardId: randomUUID(),
          listId,
          title: `${batch} ${index} ${'é'.repeat(450)}`,
        })),
      )
    const made = (await mara.send('POST', '/api/boards', { title: 'Copy', from: board })).body
    expect(made.seq).toBeGreaterThan(1)
    const [before, copy] = [await mara.get(`/api/boards/${board}`), await mara.get(`/api/boards/${made.id}`)]
    const titles = ({ body }: typeof copy): string[] =>
      Object.values<{ title: string }>(body.board.cards).map(({ title }) => title)
    expect(titles(copy).sort()).toEqual(titles(before).sort())
    expect(copy.body.seq).toBe(made.seq)
  })
})

describe('deleting a board', () => {
  test('[H43, A5] is the owner’s, for archived ones; then nothing is left of it', async () => {
    const commandId = randomUUID()
    const { id: board } = (await mara.send('POST', '/api/boards', { commandId, title: 'Old' })).body
    const path = `/api/boards/${board}`
    await jun.get(path)
    await jun.send('PUT', `${path}/star`)
    expect((await mara.send('DELETE', path)).body).toMatchObject({ status: 409, code: 'not-archived' })
    await mara.ask(board, 'ArchiveBoard', {})
    expect((await jun.send('DELETE', path)).body).toMatchObject({ status: 403, code: 'forbidden' })
    const stream = await jun.stream(`/events?boards=${board}`)
    await stream.until(({ event }) => event === 'ready')
    const socket = await jun.socket()
    socket.say({ type: 'join', board })
    await socket.until(of('presence_state'))
    const waiting = mara.get(`${path}/events?after=2&wait=20`)
    expect((await mara.send('DELETE', path)).status).toBe(204)
    expect((await stream.until(({ event }) => event === 'revoked')).data).toBe(JSON.stringify({ board }))
    await stream.ended
    await socket.until(of('revoked'))
    expect((await waiting).status).toBe(404)
    for (const address of [path, `${path}/events`, `${path}/summary`, `${path}/archive`, `/boards/${board}`])
      expect((await mara.get(address)).status).toBe(404)
    expect((await mara.send('DELETE', path)).status).toBe(404)
    expect((await mara.send('POST', '/api/boards', { commandId, title: 'Old' })).status).toBe(404)
    expect((await mara.ask(board, 'RestoreBoard', {}).catch(String)).toString()).toContain('404')
    expect(await listed(mara, board)).toBeUndefined()
    expect(await listed(jun, board)).toBeUndefined()
    socket.close()
  })

  test('[H43] holds after a restart', async () => {
    const commandId = randomUUID()
    const { id: board } = (await mara.send('POST', '/api/boards', { commandId, title: 'Old' })).body
    await mara.ask(board, 'ArchiveBoard', {})
    await mara.send('DELETE', `/api/boards/${board}`)
    await server.kill()
    await server.start()
    expect((await mara.get(`/api/boards/${board}`)).status).toBe(404)
    expect((await mara.send('POST', '/api/boards', { commandId, title: 'Old' })).status).toBe(404)
  })
})

describe('watching a board', () => {
  test('[H45] tells who is there, what they hold, and that there are entries, without being there', async () => {
    const { board, cardId, listId } = await withCard()
    const watcher = await jun.socket()
    watcher.say({ type: 'watch', board })
    expect(await watcher.until(of('presence_state'))).toMatchObject({ users: {} })
    const there = await mara.socket()
    there.say({ type: 'join', board })
    expect(await there.until(of('presence_state'))).toMatchObject({ users: { [mara.id]: {} } })
    expect(await watcher.until(of('presence_diff'))).toMatchObject({ joins: { [mara.id]: { name: mara.name } } })
    expect(there.frames.find(of('presence_state'))?.users).not.toHaveProperty(jun.id)
    there.say({ type: 'drag', board, card: cardId, list: listId, after: null, at: null })
    expect(await watcher.until(of('drag'))).toMatchObject({ user: mara.id, card: cardId })
    there.say({ type: 'drop', board, card: cardId })
    await watcher.until(of('drop'))
    there.say({ type: 'cursor', board, at: null })
    await mara.ask(board, 'RenameCard', { cardId, title: 'x' })
    expect(await watcher.until(of('head'))).toMatchObject({ board, seq: 4 })
    expect(watcher.frames.filter(of('cursor'))).toEqual([])
    watcher.say({ type: 'unwatch', board })
    watcher.say({ type: 'ping' })
    await watcher.until(of('pong'))
    there.say({ type: 'typing', board, card: cardId, field: 'title' })
    await mara.ask(board, 'RenameCard', { cardId, title: 'y' })
    watcher.say({ type: 'watch', board })
    const states = () => watcher.frames.filter(of('presence_state')).length
    await watcher.until(() => states() === 2)
    expect(watcher.frames.filter(of('typing'))).toEqual([])
    await mara.ask(board, 'SetLinkRole', { role: 'none' })
    expect(await watcher.until(of('revoked'))).toMatchObject({ board })
    watcher.say({ type: 'watch', board })
    expect(await watcher.until(of('error'))).toMatchObject({ code: 'not-found', board })
    there.close()
    watcher.close()
  })
})
