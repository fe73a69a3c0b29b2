import { newGuest } from '../program.ts'
import { startServer } from '../server.ts'
import { card, drag, expect, fill, isLive, shows, test } from './fixtures.ts'

test('with no server a board that was open before is shown, and what is done on it arrives once', async ({
  browser,
}) => {
  const server = await startServer()
  const context = await browser.newContext()
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard()
    await fill(owner, board, { Todo: ['Alpha', 'Beta'], Done: [] })
    const url = `${server.base}/boards/${board}`
    const first = await context.newPage()
    await first.goto(url)
    await isLive(first)
    await first.evaluate(() => navigator.serviceWorker.ready)
    await expect.poll(() => first.evaluate(async () => Boolean(await caches.match('/shell')))).toBe(true)
    await server.kill()
    await first.close()

    const page = await context.newPage()
    const began = performance.now()
    await page.goto(url)
    await expect(card(page, 'Beta')).toBeVisible()
    process.stdout.write(`without a server the board was shown after ${Math.round(performance.now() - began)} ms\n`)
    await shows(page, 'Todo', ['Alpha', 'Beta'])
    await expect(page.getByRole('status')).toHaveText(/Offline/, { timeout: 15_000 })
    await drag(page, card(page, 'Alpha'), card(page, 'Beta'))
    await shows(page, 'Todo', ['Beta', 'Alpha'])
    await expect(page.getByRole('status')).toHaveText('Offline, 1 waiting')
    await page.close()

    const again = await context.newPage()
    await again.goto(url)
    await shows(again, 'Todo', ['Beta', 'Alpha'])
    await expect(again.getByRole('img', { name: 'Not saved yet' })).toBeVisible()
    await server.start()
    await isLive(again)
    await shows(again, 'Todo', ['Beta', 'Alpha'])
    await expect(again.getByRole('img', { name: 'Not saved yet' })).toHaveCount(0)
    const { entries } = (await owner.get(`/api/boards/${board}/events?after=0`)).body
    const moves = entries.filter(({ events }: { events: { type: string }[] }) => events[0]?.type === 'CardMoved')
    expect(moves).toHaveLength(1)
  } finally {
    await context.close()
    await server.close()
  }
})
