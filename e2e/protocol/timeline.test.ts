import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givePast } from '../past.ts'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let mara: Program
let jun: Program
const dayMs = 86_400_000
const entries = 2_000
const board = 'lastweek'
const path = `/api/boards/${board}`

beforeAll(async () => {
  server = await startServer()
  mara = await newGuest(server.base)
  jun = await newGuest(server.base)
  const to = Date.now() - dayMs
  await givePast(server, { board, people: [mara.id, jun.id], cards: 50, entries, from: to - 7 * dayMs, to })
}, 120_000)
afterAll(() => server.close())

type Bucket = { at: string; seq: number; entries: number; people: string[] }
type Entry = { seq: number; at: string; actor: { id: string } }

/** All entries, as polling has them. */
async function all(): Promise<Entry[]> {
  const found: Entry[] = []
  while (found.length < entries) {
    const { body } = await mara.get(`${path}/events?after=${found.length}`)
    found.push(...body.entries)
  }
  return found
}

describe('the timeline', () => {
  test('[H70] has the log in pieces of equal time, each with its entries and who was active', async () => {
    const { status, body } = await mara.get(`${path}/timeline?buckets=50`)
    expect(status).toBe(200)
    const log = await all()
    expect(body).toMatchObject({ seq: entries, from: log[0]?.at, to: log.at(-1)?.at, epoch: expect.any(String) })
    const buckets: Bucket[] = body.buckets
    expect(buckets).toHaveLength(50)
    expect(buckets.reduce((sum, bucket) => sum + bucket.entries, 0)).toBe(entries)
    for (const [index, bucket] of buckets.entries()) {
      const next = buckets[index + 1]?.at
      const its = log.filter(({ at }) => at >= bucket.at && (next === undefined || at < next))
      expect(its.length).toBe(bucket.entries)
      if (its.length > 0) expect(bucket.seq).toBe(its.at(-1)?.seq)
      for (const person of bucket.people) expect(its.some(({ actor }) => actor.id === person)).toBe(true)
      expect(bucket.people.length > 0).toBe(its.length > 0)
    }
    expect(body.people.map(({ name }: { name: string }) => name).toSorted()).toEqual([jun.name, mara.name].toSorted())
  })

  test('[H70] of a new board is one piece; it has at most 400, and is for who may see the board', async () => {
    const fresh = await mara.makeBoard('blank')
    const { body } = await mara.get(`/api/boards/${fresh}/timeline`)
    expect(body).toMatchObject({ seq: 1, buckets: [{ seq: 1, entries: 1, people: [mara.id] }] })
    for (const wrong of ['0', '401', 'x'])
      expect((await mara.get(`${path}/timeline?buckets=${wrong}`)).status).toBe(400)
    await mara.ask(fresh, 'SetLinkRole', { role: 'none' })
    expect((await jun.get(`/api/boards/${fresh}/timeline`)).status).toBe(404)
    expect((await jun.get(`/api/boards/${fresh}/timeline/by/${mara.id}?after=0`)).status).toBe(404)
    expect((await mara.get('/api/boards/nothingthere/timeline')).status).toBe(404)
  })

  test('[H72] a person’s next entry, and the one before, from anywhere', async () => {
    const log = await all()
    const its = log.filter(({ actor }) => actor.id === jun.id).map(({ seq }) => seq)
    const beside = async (query: string) => (await mara.get(`${path}/timeline/by/${jun.id}?${query}`)).body.seq
    for (const seq of [0, 1, 500, 777, 1_234, entries]) {
      expect(await beside(`after=${seq}`)).toBe(its.find((one) => one > seq) ?? null)
      expect(await beside(`before=${seq}`)).toBe(its.findLast((one) => one < seq) ?? null)
    }
    expect((await mara.get(`${path}/timeline/by/${randomUUID()}?after=0`)).body).toEqual({ seq: null })
    for (const wrong of ['', 'after=1&before=2', 'after=x'])
      expect((await mara.get(`${path}/timeline/by/${jun.id}?${wrong}`)).status).toBe(400)
  })

  test('[H75] the newest entry up to a time', async () => {
    const log = await all()
    const upTo = (time: string) => mara.get(`${path}/timeline/at?time=${encodeURIComponent(time)}`)
    for (const index of [0, 1, 700, 1_999]) {
      const at = Date.parse(log[index]?.at ?? '')
      for (const ms of [at, at + 1, at - 1]) {
        const found = log.findLast((entry) => Date.parse(entry.at) <= ms)
        expect((await upTo(new Date(ms).toISOString())).body).toEqual({ seq: found?.seq ?? null })
      }
    }
    expect((await upTo('yesterday')).body).toMatchObject({ code: 'invalid-field', field: 'time' })
    const fresh = await mara.makeBoard('blank')
    await mara.ask(fresh, 'SetLinkRole', { role: 'none' })
    expect((await jun.get(`/api/boards/${fresh}/timeline/at?time=2026-01-01T00:00:00Z`)).status).toBe(404)
  })

  test('[H73] the page of a board, and of a card, is rendered as of `?at=`', async () => {
    const then = (await mara.get(`${path}?at=600`)).body.board
    const [card] = Object.values<{ id: string; title: string; listId: string }>(then.cards).filter(({ title }) =>
      title.endsWith('again'),
    )
    if (!card) throw new Error('a card was renamed by then')
    await mara.ask(board, 'RenameCard', { cardId: card.id, title: 'Another name' })
    await mara.ask(board, 'MoveCard', { cardId: card.id, listId: card.listId, after: null })
    for (const address of [`/boards/${board}`, `/boards/${board}/cards/${card.id}`]) {
      expect(textOf((await mara.get(`${address}?at=600`)).text)).not.toContain('Another name')
      expect(textOf((await mara.get(address)).text)).toContain('Another name')
      expect((await mara.get(`${address}?at=tomorrow`)).status).toBe(200)
    }
  })
})

/** What is seen of a page: not the data that its script has beside. */
const textOf = (html: string): string => html.replaceAll(/<script[\s\S]*?<\/script>/g, '')
