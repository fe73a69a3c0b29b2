import { EventSource } from 'eventsource'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hardDescriptions } from '../hard-descriptions.ts'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'
import { startSplittingProxy } from '../splitting-proxy.ts'

let server: TestServer
let owner: Program
beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
})
afterAll(() => server.close())

test('[S2] another parser reads our bytes as we meant them, also one by one', async () => {
  const board = await owner.makeBoard()
  const [listId, cardId] = [crypto.randomUUID(), crypto.randomUUID()]
  await owner.ask(board, 'AddList', { listId, title: 'L' })
  await owner.ask(board, 'AddCard', { cardId, listId, title: 'C' })
  const proxy = await startSplittingProxy(server.base)
  const heard: string[] = []
  const ids: string[] = []
  const source = new EventSource(`${proxy.base}/events?boards=${board}`, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, cookie: owner.cookie } }),
  })
  try {
    await new Promise((resolve) => source.addEventListener('ready', resolve))
    source.addEventListener('CardDescribed', ({ data, lastEventId }) => {
      heard.push(JSON.parse(data).events[0].description)
      ids.push(lastEventId)
    })
    let base = 0
    for (const description of hardDescriptions)
      base = Number((await owner.ask(board, 'DescribeCard', { cardId, description, base })).seq)
    await expect.poll(() => heard.length, { timeout: 60_000 }).toBe(hardDescriptions.length)
    expect(heard).toEqual(hardDescriptions)
    const { epoch } = (await owner.get(`/api/boards/${board}`)).body
    for (const [index, id] of ids.entries()) expect(id).toMatch(new RegExp(`^v1\\.${epoch}\\.${board}=${4 + index}~`))
  } finally {
    source.close()
    await proxy.close()
  }
}, 90_000)
