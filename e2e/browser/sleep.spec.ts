import { chromium } from '@playwright/test'
import { newGuest } from '../program.ts'
import { startServer } from '../server.ts'
import { card, carry, expect, fill, isLive, lift, middle, shows, test } from './fixtures.ts'

/** `npm run test:long` sleeps for three minutes. */
const sleepMs = Number(process.env.SLEEP_MS ?? 5_000)

test('a page that was frozen is right again at once', async ({ board, join }) => {
  test.setTimeout(sleepMs + 60_000)
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page, context } = await join()
  const session = await context.newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  const { lists } = (await board.owner.get(`/api/boards/${board.id}`)).body.board
  const [listId] = Object.keys(lists)
  const began = performance.now()
  await board.owner.ask(board.id, 'RenameList', { listId, title: 'Doing' })
  await expect.poll(() => performance.now() - began, { timeout: sleepMs + 10_000 }).toBeGreaterThan(sleepMs)
  await board.owner.ask(board.id, 'AddCard', { cardId: crypto.randomUUID(), listId, title: 'Gamma' })
  const woken = performance.now()
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await shows(page, 'Doing', ['Alpha', 'Beta', 'Gamma'])
  await isLive(page)
  process.stdout.write(`right again ${Math.round(performance.now() - woken)} ms after waking\n`)
})

test('the back button brings back a board that goes on living', async ({ server, board, launchOptions }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  // Playwright switches the cache of left pages off.
  const browser = await chromium.launch({
    ...launchOptions,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(board.url)
    await isLive(page)
    await page.evaluate(() => Reflect.set(window, 'isTheSame', true))
    await page.goto(`${server.base}/healthz`)
    const [listId] = Object.keys((await board.owner.get(`/api/boards/${board.id}`)).body.board.lists)
    await board.owner.ask(board.id, 'AddCard', { cardId: crypto.randomUUID(), listId, title: 'Beta' })
    // Playwright does not follow a page that comes from there, so the browser is asked directly.
    const session = await page.context().newCDPSession(page)
    const read = async (expression: string) => {
      const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true })
      return result.value
    }
    await session.send('Runtime.evaluate', { expression: 'history.back()' })
    const began = performance.now()
    const text = () => read('document.querySelector("main")?.innerText ?? ""').catch(() => '')
    await expect.poll(text).toMatch(/Alpha[^]*Beta/)
    process.stdout.write(`right again ${Math.round(performance.now() - began)} ms after the way back\n`)
    expect(await read('window.isTheSame')).toBe(true)
    await board.owner.ask(board.id, 'RenameList', { listId, title: 'Doing' })
    await expect.poll(text).toContain('Doing')
  } finally {
    await browser.close()
  }
})

test('a server that restarts during a drag takes the drop when it is back', async ({ browser }) => {
  const server = await startServer()
  const context = await browser.newContext()
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard()
    await fill(owner, board, { Todo: ['Alpha', 'Beta'] })
    const page = await context.newPage()
    await page.goto(`${server.base}/boards/${board}`)
    await isLive(page)
    const to = await middle(card(page, 'Beta'))
    const from = await lift(page, card(page, 'Alpha'))
    await carry(page, from, { x: to.x, y: to.y })
    await server.kill()
    await server.start()
    await carry(page, { x: to.x, y: to.y }, { x: to.x, y: to.y + 40 })
    await page.mouse.up()
    await shows(page, 'Todo', ['Beta', 'Alpha'])
    await isLive(page)
    await page.reload()
    await shows(page, 'Todo', ['Beta', 'Alpha'])
  } finally {
    await context.close()
    await server.close()
  }
})
