import type { BrowserContext, Page } from '@playwright/test'
import { newGuest, program } from '../program.ts'
import { startServer } from '../server.ts'
import { card, expect, fill, isLive, shows, test } from './fixtures.ts'

const token = 'a-token-of-the-test'

/** Tells which page has asked for a stream last, and when. */
function watchStreams(context: BrowserContext): () => { page: Page; at: number } {
  let last: { page: Page; at: number } | undefined
  context.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/events') return
    last = { page: request.frame().page(), at: performance.now() }
  })
  return () => {
    if (!last) throw new Error('no page has asked for a stream')
    return last
  }
}

const manyTabs = async (context: BrowserContext, url: string, count: number): Promise<Page[]> => {
  const pages: Page[] = []
  for (let index = 0; index < count; index++) {
    const page = await context.newPage()
    await page.goto(url)
    pages.push(page)
  }
  return pages
}

test('a browser opens six streams to a server over HTTP/1.1, and the seventh waits', async ({ board, join }) => {
  const { page } = await join()
  const states = () =>
    page.evaluate(() => (Reflect.get(window, 'sources') as EventSource[]).map(({ readyState }) => readyState))
  await page.goto('about:blank')
  await page.goto(new URL('/', board.url).href)
  await page.evaluate((id) => {
    const sources = Array.from({ length: 7 }, () => new EventSource(`/events?boards=${id}`))
    Reflect.set(window, 'sources', sources)
  }, board.id)
  await expect.poll(states).toEqual([1, 1, 1, 1, 1, 1, 0])
  await page.evaluate(() => (Reflect.get(window, 'sources') as EventSource[])[0]?.close())
  await expect.poll(states).toEqual([2, 1, 1, 1, 1, 1, 1])
})

test('[R9] twenty tabs share one stream; when the one that has it is closed, or crashes, another goes on', async ({
  browser,
}) => {
  test.slow()
  const server = await startServer({ env: { ADMIN_TOKEN: token } })
  const context = await browser.newContext()
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard()
    await fill(owner, board, { Todo: ['Alpha'] })
    const streams = async () => {
      const { body } = await program(server.base, '').get('/admin/connections', { authorization: `Bearer ${token}` })
      return body.sse.total
    }
    const leader = watchStreams(context)
    const pages = await manyTabs(context, `${server.base}/boards/${board}`, 20)
    for (const page of pages) await isLive(page)
    expect(await streams()).toBe(1)

    const cardId = Object.keys((await owner.get(`/api/boards/${board}`)).body.board.cards)[0]
    for (const way of ['closed', 'crashed'] as const) {
      const { page: gone } = leader()
      const session = await context.newCDPSession(gone)
      const goneAt = performance.now()
      if (way === 'closed') await gone.close()
      else session.send('Page.crash').catch(() => {})
      await expect.poll(() => leader().page !== gone).toBe(true)
      process.stdout.write(`the leader was ${way}: the next one asked after ${Math.round(leader().at - goneAt)} ms\n`)
      await owner.ask(board, 'RenameCard', { cardId, title: `While ${way}` })
      pages.splice(pages.indexOf(gone), 1)
      for (const page of pages) {
        await shows(page, 'Todo', [`While ${way}`])
        await isLive(page)
      }
      await expect.poll(streams).toBe(1)
    }
  } finally {
    await context.close()
    await server.close()
  }
})

test('what one tab asks is shown in the other at once, and done once', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page, context } = await join()
  const other = await context.newPage()
  await other.goto(board.url)
  await isLive(other)
  await other.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await other.getByLabel('Title of the new card').fill('Beta')
  await other.keyboard.press('Enter')
  for (const one of [page, other]) await shows(one, 'Todo', ['Alpha', 'Beta'])
  await expect(card(page, 'Beta').getByRole('img', { name: 'Not saved yet' })).toHaveCount(0)
  const { entries } = (await board.owner.get(`/api/boards/${board.id}/events?after=3`)).body
  expect(entries).toHaveLength(1)
})
