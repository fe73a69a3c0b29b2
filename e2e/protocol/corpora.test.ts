import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayBeDescription, mayBeTitle, texts } from '../corpus.ts'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let writer: Program
let reader: Program
beforeAll(async () => {
  server = await startServer()
  writer = await newGuest(server.base)
  reader = await newGuest(server.base)
})
afterAll(() => server.close())

test('[T3, T4, T5] each string of the corpora is refused where the contract says so, and otherwise comes back byte for byte', async () => {
  const board = await writer.makeBoard()
  const listId = randomUUID()
  await writer.ask(board, 'AddList', { listId, title: 'L' })
  const stream = await reader.stream(`/events?boards=${board}`)
  await stream.until(({ event }) => event === 'ready')
  let titles = 0
  for (const text of texts) {
    const cardId = randomUUID()
    const head = async () => (await writer.get(`/api/boards/${board}/events?after=0&limit=1`)).body.head
    const before = await head()
    const asTitle = await writer.send('POST', `/api/boards/${board}/commands`, {
      commandId: randomUUID(),
      type: 'AddCard',
      cardId,
      listId,
      title: text,
    })
    expect(asTitle.status, JSON.stringify(text)).toBe(mayBeTitle(text) ? 200 : 400)
    if (asTitle.status === 400) {
      expect(asTitle.body).toMatchObject({ code: 'invalid-field', field: 'title' })
      expect(await head()).toBe(before)
      await writer.ask(board, 'AddCard', { cardId, listId, title: 'C' })
    } else titles += 1
    const command = { commandId: randomUUID(), type: 'DescribeCard', cardId, description: text, base: 0 }
    const asText = await writer.send('POST', `/api/boards/${board}/commands`, command)
    expect(asText.status, JSON.stringify(text)).toBe(mayBeDescription(text) ? 200 : 400)
    const { card } = (await reader.get(`/api/boards/${board}/cards/${cardId}`)).body
    expect(card.title).toBe(mayBeTitle(text) ? text : 'C')
    expect(card.description).toBe(mayBeDescription(text) ? text : '')
    const added = await stream.until(
      ({ event, data }) => event === 'CardAdded' && JSON.parse(data).events[0].cardId === cardId,
    )
    expect(JSON.parse(added.data).events[0].title).toBe(card.title)
  }
  expect(titles).toBeGreaterThan(400)
  stream.close()
})
