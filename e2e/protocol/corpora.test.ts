import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const corpus = (file: string): string[] => JSON.parse(readFileSync(`e2e/corpora/${file}`, 'utf8'))
const texts = [...corpus('naughty-strings/blns.json'), ...corpus('unicode/text-edges.json')]

/** The contract's sentence on titles, written once more and otherwise than in the domain. */
function mayBeTitle(text: string): boolean {
  const points = [...text].map((char) => char.codePointAt(0) ?? 0)
  const isControl = (point: number) =>
    point <= 0x1f || (point >= 0x7f && point <= 0x9f) || point === 0x2028 || point === 0x2029
  const isLone = (point: number) => point >= 0xd800 && point <= 0xdfff
  const isUnseen = (point: number) =>
    /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(point)) ||
    (point & 0xfffe) === 0xfffe
  return points.length <= 500 && !points.some((point) => isControl(point) || isLone(point)) && !points.every(isUnseen)
}
const mayBeDescription = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

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
