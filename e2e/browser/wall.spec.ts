import type { Page } from '@playwright/test'
import type { Program } from '../program.ts'
import { foundByAxe } from './axe.ts'
import { browserOf, expect, fill, test } from './fixtures.ts'

// What is not there any more is asked for once more: that is a 404.
test.use({ complaints: { expected: [/status of 404/, /net::ERR_FAILED/, /net::ERR_INTERNET_DISCONNECTED/] } })

const many = Array.from({ length: 30 }, (_, index) => `Card ${index + 1}`)

/** The cards of a list that are seen on the wall. */
const cardsOf = (page: Page, title: string) =>
  page.getByRole('region', { name: title, exact: true }).getByRole('listitem').filter({ visible: true })

async function makeWall(owner: Program, board: string): Promise<string> {
  const body = { commandId: crypto.randomUUID(), name: 'Wall', role: 'viewer' }
  const made = await owner.send('POST', `/api/boards/${board}/links`, body)
  return made.body.token
}

test('a wall link shows the board in big type, live, with the newest change lit, and nothing to press', async ({
  browser,
  board,
  server,
}) => {
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  await fill(board.owner, board.id, { Todo: many, Done: ['Finished'] })
  const token = await makeWall(board.owner, board.id)
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  await page.goto(`${server.base}/share#${token}&wall`)
  await expect(page).toHaveURL(`${board.url}/wall`)
  await expect(page.getByRole('status')).toContainText('Last change')
  await expect(page.getByRole('heading', { name: 'Tandem launch', level: 1 })).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('link')).toHaveCount(0)
  await expect(cardsOf(page, 'Done')).toHaveText(['Finished'])
  const shown = await cardsOf(page, 'Todo').count()
  expect(shown).toBeGreaterThan(5)
  await expect(page.getByText(`${30 - shown} more`)).toBeVisible()
  expect(await page.evaluate(() => document.scrollingElement?.scrollHeight)).toBe(1080)

  const listId = await board.owner
    .get(`/api/boards/${board.id}`)
    .then(
      ({ body }) =>
        Object.values<{ id: string; title: string }>(body.board.lists).find((one) => one.title === 'Done')?.id,
    )
  await board.owner.ask(board.id, 'AddCard', { listId, cardId: crypto.randomUUID(), title: 'Just now', after: null })
  await expect(cardsOf(page, 'Done').first()).toHaveText('Just now')
  await expect(page.locator('[data-lit]', { hasText: 'Just now' })).toBeVisible()
  await expect(page.locator('[data-lit]')).toHaveCount(0, { timeout: 15_000 })
  // Nobody sees that it is there.
  const seen = await board.owner.socket()
  seen.say({ type: 'join', board: board.id })
  const state = await seen.until(({ type }) => type === 'presence_state')
  expect(Object.keys(state.users as object)).toEqual([board.owner.id])
  seen.close()
  await context.close()
})

test('a wall that is cut off says so, and goes on by itself; one that is shut out shows nothing of the board', async ({
  browser,
  board,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const page = await context.newPage()
  await page.goto(`${board.url}/wall`)
  await expect(page.getByRole('status')).toContainText('Last change')
  await context.setOffline(true)
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await expect(page.getByRole('status')).toContainText('Not live', { timeout: 60_000 })
  await expect(cardsOf(page, 'Todo')).toHaveText(['Alpha'])
  await context.setOffline(false)
  await expect(page.getByRole('status')).toContainText('Last change', { timeout: 30_000 })
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  await expect(page.getByRole('alert').filter({ hasText: 'no access' })).toBeVisible({ timeout: 2_000 })
  await expect(page.getByText('Alpha')).toHaveCount(0)
  await expect(page).toHaveTitle('No board')
  await context.close()
})

test('a wall loads itself anew when another version is served', async ({ browser, board }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${board.url}/wall`)
  await expect(page.getByRole('status')).toContainText('Last change')
  await page.evaluate(() => Object.assign(window, { isOld: true }))
  await page.route('**/shell', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script src="/_next/static/another.js"></script>' }),
  )
  await context.setOffline(true)
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  await expect(page.getByRole('status')).toContainText('Not live', { timeout: 60_000 })
  await context.setOffline(false)
  await expect.poll(() => page.evaluate(() => 'isOld' in window).catch(() => true), { timeout: 30_000 }).toBe(false)
  await expect(page.getByRole('status')).toContainText('Last change')
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the wall, ${colorScheme}`, async ({ browser, board }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Doing: [], Done: many })
    const context = await browser.newContext({
      ...browserOf(board.owner),
      colorScheme,
      viewport: { width: 1280, height: 720 },
    })
    const page = await context.newPage()
    await page.goto(`${board.url}/wall`)
    await expect(page.getByRole('status')).toContainText('Last change')
    expect(await foundByAxe(page)).toEqual([])
    await context.close()
  })
