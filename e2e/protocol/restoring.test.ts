import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program

beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
})
afterAll(() => server.close())

/** Cards as `LIST CARD`, by their lists and places. */
const inOrder = (cards: Record<string, { id: string; listId: string; rank: string }>): string[] =>
  Object.values(cards)
    .sort((a, b) => (`${a.listId} ${a.rank}` < `${b.listId} ${b.rank}` ? -1 : 1))
    .map(({ id, listId }) => `${listId} ${id}`)

const head = async (board: string): Promise<number> => (await owner.get(`/api/boards/${board}`)).body.seq
const snapshot = async (board: string, at?: number) =>
  (await owner.get(`/api/boards/${board}${at === undefined ? '' : `?at=${at}`}`)).body.board

test('[C90, C93] a card is restored as it was at a moment, with its words, and what was said of it stays', async () => {
  const board = await owner.makeBoard('kanban')
  const [first, second] = Object.keys((await snapshot(board)).lists)
  const [cardId, checklistId, itemId] = [randomUUID(), randomUUID(), randomUUID()]
  await owner.ask(board, 'AddCard', { cardId, listId: first, title: 'As it was' })
  await owner.ask(board, 'DescribeCard', { cardId, description: 'Words', base: 0 })
  await owner.ask(board, 'AddChecklist', { cardId, checklistId, title: 'Steps' })
  await owner.ask(board, 'AddItem', { cardId, checklistId, itemId, text: 'One' })
  const at = await head(board)
  const base = (await owner.get(`/api/boards/${board}/cards/${cardId}`)).body.card.describedAt
  await owner.ask(board, 'RenameCard', { cardId, title: 'Another' })
  await owner.ask(board, 'DescribeCard', { cardId, description: '', base })
  await owner.ask(board, 'RemoveChecklist', { cardId, checklistId })
  await owner.ask(board, 'AddComment', { cardId, commentId: randomUUID(), text: 'Said since' })
  await owner.ask(board, 'MoveCard', { cardId, listId: second })
  await owner.ask(board, 'ArchiveCard', { cardId })
  const before = await head(board)

  const commandId = randomUUID()
  const command = { commandId, type: 'RestoreCardTo', cardId, at }
  const { body } = await owner.send('POST', `/api/boards/${board}/commands`, command)
  expect(body.results).toEqual([{ commandId, seq: before + 1 }])
  const { card } = (await owner.get(`/api/boards/${board}/cards/${cardId}`)).body
  const then = (await owner.get(`/api/boards/${board}/cards/${cardId}?at=${at}`)).body.card
  expect(card).toMatchObject({ title: 'As it was', listId: first, description: 'Words', checks: { done: 0, total: 1 } })
  expect([card.checklists, card.items]).toEqual([then.checklists, then.items])
  expect(Object.values(card.comments)).toMatchObject([{ text: 'Said since' }])

  expect(await owner.ask(board, 'RestoreCardTo', { cardId, at })).toMatchObject({ unchanged: true })
  expect(await owner.ask(board, 'RestoreCardTo', { cardId, at: 1 })).toMatchObject({
    rejected: { code: 'not-there-then' },
  })
  expect(await owner.ask(board, 'UndoCommand', { undoes: commandId })).toMatchObject({ seq: before + 2 })
  expect((await snapshot(board)).cards[cardId]).toBeUndefined()
  // Nothing has gone from the log.
  const { entries } = (await owner.get(`/api/boards/${board}/events`)).body
  expect(entries.map(({ seq }: { seq: number }) => seq)).toEqual(entries.map((_: unknown, index: number) => index + 1))
})

test('[C91, C92] a list, and the order of the board, are restored as they were', async () => {
  const board = await owner.makeBoard('kanban')
  const lists = Object.keys((await snapshot(board)).lists)
  const cards = Array.from({ length: 6 }, () => randomUUID())
  for (const [index, cardId] of cards.entries())
    await owner.ask(board, 'AddCard', { cardId, listId: lists[index % 2], title: `${index}` })
  const at = await head(board)
  const order = async (moment?: number) => {
    const { lists: all, cards: faces } = await snapshot(board, moment)
    const ranks: Record<string, { rank: string }> = all
    return {
      lists: Object.entries(ranks)
        .sort(([, one], [, other]) => (one.rank < other.rank ? -1 : 1))
        .map(([id]) => id),
      cards: inOrder(faces),
    }
  }

  await owner.ask(board, 'MoveCards', { cardIds: [cards[4], cards[1], cards[0]], listId: lists[2] })
  await owner.ask(board, 'MoveList', { listId: lists[0] })
  expect(await owner.ask(board, 'RestoreOrder', { at })).toHaveProperty('seq')
  expect(await order()).toEqual(await order(at))

  await owner.ask(board, 'RenameList', { listId: lists[1], title: 'Another' })
  await owner.ask(board, 'ArchiveCard', { cardId: cards[3] })
  await owner.ask(board, 'ArchiveList', { listId: lists[1] })
  expect(await owner.ask(board, 'RestoreListTo', { listId: lists[1], at })).toHaveProperty('seq')
  expect((await snapshot(board)).lists[lists[1] ?? '']).toMatchObject({ title: 'Next up' })
  expect(await order()).toEqual(await order(at))
})

test('[H74] what restoring would do is shown first, to who may change the board, and nothing is done', async () => {
  const board = await owner.makeBoard('kanban')
  const [first, second] = Object.keys((await snapshot(board)).lists)
  const cards = [randomUUID(), randomUUID(), randomUUID()]
  for (const cardId of cards) await owner.ask(board, 'AddCard', { cardId, listId: first, title: cardId.slice(0, 8) })
  const at = await head(board)
  const preview = async (query: string, who = owner) => who.get(`/api/boards/${board}/restore/preview?at=${query}`)
  expect((await preview(`${at}`)).body).toEqual({ seq: at, changes: null, refused: null })

  await owner.ask(board, 'MoveCard', { cardId: cards[0], listId: second })
  await owner.ask(board, 'RenameCard', { cardId: cards[0], title: 'Another' })
  await owner.ask(board, 'ArchiveCard', { cardId: cards[1] })
  const seq = at + 3
  const nothing = { facts: [], moved: 0, back: 0, sorted: 0, left: 0 }
  const order = { ...nothing, moved: 1, left: 1 }
  expect((await preview(`${at}`)).body).toEqual({ seq, changes: order, refused: null })
  const list = { ...nothing, moved: 1, back: 1 }
  expect((await preview(`${at}&list=${first}`)).body).toEqual({ seq, changes: list, refused: null })
  const card = { ...nothing, facts: ['title', 'place'] }
  expect((await preview(`${at}&card=${cards[0]}`)).body).toEqual({ seq, changes: card, refused: null })
  const gone = { ...nothing, facts: ['archive'] }
  expect((await preview(`${at}&card=${cards[1]}`)).body).toEqual({ seq, changes: gone, refused: null })
  expect((await preview(`1&card=${cards[0]}`)).body).toEqual({ seq, changes: null, refused: 'not-there-then' })
  expect(await head(board)).toBe(seq)

  for (const [query, field] of [
    ['x', 'at'],
    [`1&card=x`, 'card'],
    [`1&list=x`, 'list'],
    [`1&card=${cards[0]}&list=${first}`, 'list'],
  ])
    expect(await preview(query ?? '')).toMatchObject({ status: 400, body: { code: 'invalid-field', field } })
  const guest = await newGuest(server.base)
  expect((await preview(`${at}`, guest)).status).toBe(200)
  await owner.ask(board, 'SetLinkRole', { role: 'viewer' })
  expect(await preview(`${at}`, guest)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  await owner.ask(board, 'SetLinkRole', { role: 'none' })
  expect((await preview(`${at}`, guest)).status).toBe(404)
})

test('[C93] the order of a board of thousands is restored in one entry, and refused where it holds too many moves', async () => {
  const board = await owner.makeBoard('kanban')
  const lists = Object.keys((await snapshot(board)).lists)
  const cards = Array.from({ length: 3_000 }, () => randomUUID())
  for (let from = 0; from < cards.length; from += 500)
    await owner.ask(board, 'AddCards', {
      cards: cards.slice(from, from + 500).map((cardId, index) => ({ cardId, title: `${index}` })),
      listId: lists[0],
    })
  const at = await head(board)
  const moveOn = (from: number) =>
    owner.ask(board, 'MoveCards', { cardIds: cards.slice(from, from + 500), listId: lists[1] })
  for (const from of [0, 500, 1_000]) await moveOn(from)
  await owner.ask(board, 'SortList', { listId: lists[0], by: 'title' })
  const moved = await snapshot(board)
  const commandId = randomUUID()
  const send = (command: object) => owner.send('POST', `/api/boards/${board}/commands`, command)
  const restored = (await send({ commandId, type: 'RestoreOrder', at })).body.results[0]
  expect(restored).toEqual({ commandId, seq: at + 5 })
  const faces: { id: string; rank: string; listId: string }[] = Object.values((await snapshot(board)).cards)
  expect(
    faces
      .filter(({ listId }) => listId === lists[0])
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .map(({ id }) => id),
  ).toEqual(cards)

  expect(await owner.ask(board, 'UndoCommand', { undoes: commandId })).toHaveProperty('seq')
  expect(inOrder((await snapshot(board)).cards)).toEqual(inOrder(moved.cards))

  for (const from of [0, 500, 1_000, 1_500, 2_000, 2_500]) await moveOn(from)
  const preview = await owner.get(`/api/boards/${board}/restore/preview?at=${at}`)
  expect(preview.body).toMatchObject({ changes: null, refused: 'entry-too-large' })
  expect(await owner.ask(board, 'RestoreOrder', { at })).toMatchObject({ rejected: { code: 'entry-too-large' } })
}, 60_000)
