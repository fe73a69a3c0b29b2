import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as path } from 'node:path'
import { newGuest } from '../program.ts'
import { startServer } from '../server.ts'
import { canHaveDisk, createSmallDisk } from '../small-disk.ts'
import { card, drag, expect, fill, isLive, shows, test } from './fixtures.ts'

test.describe('a network that is cut', () => {
  // What is being fetched ahead when the network goes fails in the name of the service worker.
  test.use({
    complaints: { expected: [/net::ERR_INTERNET_DISCONNECTED/, /net::ERR_FAILED/, /WebSocket connection to/] },
  })
  test('for 20 s, with changes on both sides: afterwards both agree, and nothing is lost', async ({ board, join }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta', 'Gamma'], Done: [] })
    const [mara, jun] = [await join(), await join()]
    await mara.context.setOffline(true)
    const began = performance.now()
    await drag(mara.page, card(mara.page, 'Alpha'), card(mara.page, 'Gamma'))
    await shows(mara.page, 'Todo', ['Beta', 'Gamma', 'Alpha'])
    await mara.page.getByRole('button', { name: 'Add a card at the end of Done' }).click()
    await mara.page.getByLabel('Title of the new card').fill('From Mara, offline')
    await mara.page.keyboard.press('Enter')
    await mara.page.keyboard.press('Escape')
    await drag(jun.page, card(jun.page, 'Gamma'), card(jun.page, 'Alpha'))
    await shows(jun.page, 'Todo', ['Alpha', 'Gamma', 'Beta'])
    await expect(mara.page.getByRole('status')).toHaveText('Offline, 2 waiting', { timeout: 15_000 })
    await expect.poll(() => performance.now() - began, { timeout: 30_000 }).toBeGreaterThan(20_000)
    await mara.context.setOffline(false)
    await isLive(mara.page)
    for (const { page } of [mara, jun]) {
      await shows(page, 'Todo', ['Gamma', 'Alpha', 'Beta'])
      await shows(page, 'Done', ['From Mara, offline'])
    }
  })
})

test.describe('a server that is killed', () => {
  test('in the middle and started again: what was done meanwhile arrives, once', async ({ browser }) => {
    const server = await startServer()
    try {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(server.base)
      await page.getByRole('link', { name: /Welcome to Tandem/ }).click()
      await isLive(page)
      const other = await context.newPage()
      await other.goto(page.url())
      await isLive(other)
      await server.kill()
      await drag(page, card(page, 'Drag this card to Done'), card(page, 'Start Tandem with one command'))
      await shows(page, 'Done', ['Start Tandem with one command', 'Drag this card to Done'])
      await expect(page.getByRole('status')).toHaveText(/Offline/, { timeout: 15_000 })
      await server.start()
      for (const one of [page, other]) {
        await isLive(one)
        await shows(one, 'Done', ['Start Tandem with one command', 'Drag this card to Done'])
      }
      await page.reload()
      await isLive(page)
      await shows(page, 'Done', ['Start Tandem with one command', 'Drag this card to Done'])
      await context.close()
    } finally {
      await server.close()
    }
  })
})

test('what is on its way when I leave the board still arrives', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: [] })
  const { page } = await join()
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/commands(\?|$)/, async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  for (const title of ['One', 'Two', 'Three']) {
    await page.getByLabel('Title of the new card').fill(title)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await shows(page, 'Todo', ['One', 'Two', 'Three'])
  await page.getByRole('link', { name: 'Boards' }).click()
  await expect(page.getByRole('heading', { name: 'Boards' })).toBeVisible()
  letGo()
  await expect
    .poll(async () => Object.keys((await board.owner.get(`/api/boards/${board.id}`)).body.board.cards).length)
    .toBe(3)
})

test.describe('a session that has ended', () => {
  test.use({
    complaints: { expected: [/401/, /net::ERR_INTERNET_DISCONNECTED/, /net::ERR_FAILED/, /WebSocket connection to/] },
  })
  test('says so, also where nothing is sent', async ({ join }) => {
    const { page, context } = await join()
    await context.clearCookies()
    await context.setOffline(true)
    await expect(page.getByRole('status')).toHaveText(/Offline/)
    await context.setOffline(false)
    await expect(page.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible()
  })
})

test('a sudden loss of access ends the board, and says so', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  await expect(page.getByRole('alert').filter({ hasText: 'no access' })).toBeVisible()
  await expect(page.getByText('Alpha')).toHaveCount(0)
  await expect(page).toHaveTitle('No board')
})

test('a viewer looks, and is offered nothing else', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'viewer' })
  await expect(page.getByRole('status')).toHaveText('View only')
  await expect(page.getByRole('button', { name: 'Add a list' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Add a card/ })).toHaveCount(0)
  await card(page, 'Alpha').getByRole('link').click()
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0)
})

test('a full disk: the page says Read only, keeps what was done, and goes on when there is room', async ({
  browser,
}) => {
  test.skip(!canHaveDisk, 'Only root can have a small disk.')
  const dir = mkdtempSync(path(tmpdir(), 'tandem-full-'))
  const disk = createSmallDisk(dir, 24)
  try {
    const server = await startServer({ dataDir: path(disk.dir, 'data') })
    const context = await browser.newContext()
    try {
      const owner = await newGuest(server.base)
      const board = await owner.makeBoard()
      await fill(owner, board, { Todo: ['Alpha', 'Beta'] })
      const page = await context.newPage()
      await page.goto(`${server.base}/boards/${board}`)
      await isLive(page)
      disk.fill()
      await drag(page, card(page, 'Alpha'), card(page, 'Beta'))
      await shows(page, 'Todo', ['Beta', 'Alpha'])
      await expect(page.getByRole('status')).toHaveText(/Read only/)
      disk.empty()
      await isLive(page)
      await page.reload()
      await shows(page, 'Todo', ['Beta', 'Alpha'])
    } finally {
      await context.close()
      await server.close()
    }
  } finally {
    disk.remove()
    rmSync(dir, { recursive: true })
  }
})
