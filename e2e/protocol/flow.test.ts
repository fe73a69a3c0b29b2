import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program

beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
})
afterAll(() => server.close())

/** A board of three lists, and what does things to its cards. */
async function madeBoard() {
  const board = await owner.makeBoard('blank', 'Flow')
  const [todo, doing, done] = [randomUUID(), randomUUID(), randomUUID()]
  for (const [title, listId] of Object.entries({ Todo: todo, Doing: doing, Done: done }))
    await owner.ask(board, 'AddList', { listId, title })
  const add = async (title: string, listId: string) => {
    const cardId = randomUUID()
    await owner.ask(board, 'AddCard', { cardId, listId, title })
    return cardId
  }
  const move = (cardId: string, listId: string) => owner.ask(board, 'MoveCard', { cardId, listId })
  const flow = async (query = '') => (await owner.get(`/api/boards/${board}/flow${query}`)).body
  return { board, todo, doing, done, add, move, flow }
}

test('[H90, H91, H92] the flow of a board is told from its log, and follows it', async () => {
  const { todo, doing, done, add, move, flow } = await madeBoard()
  const alpha = await add('Alpha', todo)
  await move(alpha, doing)
  expect(await flow()).toMatchObject({
    done,
    from: doing,
    finished: [],
    straight: 0,
    took: { cards: 0, medianMs: null },
  })
  await move(alpha, done)
  await move(await add('Beta', todo), done)
  const told = await flow()
  expect(told.finished).toMatchObject([
    { number: 2, title: 'Beta', tookMs: null },
    { card: alpha, number: 1, title: 'Alpha', tookMs: expect.any(Number) },
  ])
  expect(told).toMatchObject({ straight: 1, took: { cards: 1 }, weeks: [{ done: 2 }], seq: 9 })
  expect(new Date(`${told.weeks[0].week}T00:00:00Z`).getUTCDay()).toBe(1)

  const added = await flow(`?from=added&done=${doing}`)
  expect(added).toMatchObject({ done: doing, from: null, took: { cards: 2 }, straight: 0 })
  // What is not on the board is as not given.
  expect(await flow(`?done=${randomUUID()}&from=${randomUUID()}`)).toMatchObject({ done, from: doing })
})

test('[H92, H93, H94] what is archived leaves the lists, and what was done stays done, after it is deleted too', async () => {
  const { board, todo, doing, done, add, move, flow } = await madeBoard()
  const [alpha, beta] = [await add('Alpha', todo), await add('Beta', doing)]
  await move(alpha, done)
  await owner.ask(board, 'ArchiveCard', { cardId: alpha })
  const today = (await flow()).at.slice(0, 10)
  expect((await flow()).days).toEqual([{ day: today, cards: [0, 1, 1], others: 0 }])
  await owner.ask(board, 'DeleteCard', { cardId: alpha })
  expect((await flow()).finished).toMatchObject([{ card: alpha, number: 1, title: null }])
  await move(beta, todo)
  await owner.ask(board, 'ArchiveList', { listId: doing })
  await owner.ask(board, 'RenameList', { listId: todo, title: 'Waiting' })
  const told = await flow()
  expect(told.days).toEqual([{ day: today, cards: [1, 1], others: 0 }])
  expect(told.lists).toEqual([
    {
      list: todo,
      title: 'Waiting',
      cards: 1,
      longestMs: expect.any(Number),
      stays: { cards: 1, medianMs: expect.any(Number), p85Ms: expect.any(Number) },
    },
    { list: done, title: 'Done', cards: 0, longestMs: null, stays: { cards: 0, medianMs: null, p85Ms: null } },
  ])
})

test('[H90] the log is read once, and again after a restart, to the same answer', async () => {
  const { board, todo, done, add, move, flow } = await madeBoard()
  await move(await add('Alpha', todo), done)
  const { at: _, ...before } = await flow()
  await server.kill()
  await server.start()
  const { at: __, ...after } = await flow()
  const still = ({ lists, ...told }: Record<string, unknown> & { lists: { longestMs: unknown }[] }) => ({
    ...told,
    lists: lists.map((one) => ({ ...one, longestMs: null })),
  })
  expect(still(after)).toEqual(still(before))
  expect((await owner.get(`/api/boards/${board}/ageing`)).body).toMatchObject({ seq: before.seq, cards: [] })
})

test('[H90] what is asked for wrongly is told, and who may not see the board is told nothing', async () => {
  const { board } = await madeBoard()
  for (const query of ['weeks=0', 'weeks=54', 'zone=Mars', 'done=last', 'from=x', 'done='])
    expect(await owner.get(`/api/boards/${board}/flow?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-field', field: query.split('=')[0] },
    })
  expect((await program(server.base, '').get(`/api/boards/${board}/flow`)).status).toBe(401)
  await owner.ask(board, 'SetLinkRole', { role: 'none' })
  const guest = await newGuest(server.base)
  for (const path of ['flow', 'ageing']) {
    expect((await guest.get(`/api/boards/${board}/${path}`)).status).toBe(404)
    expect((await guest.get(`/api/boards/nothing/${path}`)).status).toBe(404)
  }
  for (const path of ['flow', 'ageing'])
    expect((await owner.send('POST', `/api/boards/${board}/${path}`, {})).status).toBe(405)
})

test('[H95] nothing ages on a board on which everything is new', async () => {
  const { board, todo, doing, add, move } = await madeBoard()
  for (const title of ['a', 'b', 'c', 'd', 'e', 'f']) await move(await add(title, todo), doing)
  await add('g', todo)
  expect((await owner.get(`/api/boards/${board}/ageing`)).body).toEqual({ seq: 17, at: expect.any(String), cards: [] })
})
