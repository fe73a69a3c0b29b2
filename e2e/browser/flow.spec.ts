import type { Page } from '@playwright/test'
import { type PastBoard, writePastBoard } from '../past-board.ts'
import { startServer, type TestServer } from '../server.ts'
import { foundByAxe } from './axe.ts'
import { test as base, card, expect, idsOf } from './fixtures.ts'

const test = base.extend<object, { server: TestServer; past: PastBoard }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  past: [async ({ server }, use) => use(await writePastBoard(server)), { scope: 'worker' }],
  board: async ({ past }, use) => use(past),
})

const flowOf = (page: Page) => page.getByRole('dialog', { name: 'Flow' })
const figures = ['Cards in each list', 'Done each week', 'How long work takes'] as const
/** The cells of the first row of a figure's numbers. */
async function firstRow(page: Page, title: string): Promise<string[]> {
  const figure = flowOf(page).getByRole('region', { name: title })
  const table = figure.getByRole('table')
  if (!(await table.isVisible())) await figure.getByText('The numbers').click()
  return table.getByRole('row').nth(1).getByRole('cell').allTextContents()
}

test('flow opens by a key, the menu, the palette and its address, and closes by Escape and Back', async ({
  board,
  join,
}) => {
  const { page } = await join()
  await page.keyboard.press('f')
  await expect(flowOf(page)).toBeVisible()
  await expect(page).toHaveURL(`${board.url}/flow`)
  await page.keyboard.press('Escape')
  await expect(flowOf(page)).toBeHidden()
  await expect(page).toHaveURL(board.url)

  await page.getByRole('button', { name: 'Menu of this board' }).click()
  await page.getByRole('menuitem', { name: 'Flow…' }).click()
  await expect(flowOf(page)).toBeVisible()
  await page.goBack()
  await expect(flowOf(page)).toBeHidden()
  await page.goForward()
  await expect(flowOf(page)).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('flow')
  await page.getByRole('option', { name: /Show how work flows/ }).click()
  await expect(flowOf(page)).toBeVisible()
  await page.reload()
  await expect(flowOf(page).getByRole('region', { name: 'Time in each list' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(flowOf(page)).toBeHidden()
  await expect(
    card(page, 'Card 39')
      .or(page.getByRole('region', { name: 'Backlog' }))
      .first(),
  ).toBeVisible()
})

test('[H90, H91, H92, H93, H94] the charts have their numbers in tables, and follow what is chosen and what happens', async ({
  board,
  join,
}) => {
  const { page, api } = await join()
  const told = async (query = '') => (await api.get(`/api/boards/${board.id}/flow?weeks=12${query}`)).body
  await page.keyboard.press('f')
  for (const title of figures)
    await expect(flowOf(page).getByRole('region', { name: title }).locator('svg')).toBeVisible()

  const before = await told()
  const { cards } = before.days.at(-1)
  expect(await firstRow(page, 'Cards in each list')).toEqual(cards.map(String))
  const thisWeek = before.weeks.at(-1).done
  expect(await firstRow(page, 'Done each week')).toEqual([String(thisWeek)])
  await expect(flowOf(page).getByText(`${before.took.cards} cards: half of the work`)).toBeVisible()

  // What happens meanwhile is in it soon.
  const ids = await idsOf({ api }, board.id)
  await api.ask(board.id, 'MoveCard', { cardId: ids['Card 7'], listId: ids.Done })
  await expect.poll(() => firstRow(page, 'Done each week')).toEqual([String(thisWeek + 1)])

  await flowOf(page).getByLabel('Work is done in').selectOption('Review')
  const reviewed = await told(`&done=${ids.Review}`)
  expect(reviewed.took.cards).toBeGreaterThan(before.took.cards)
  await expect(flowOf(page).getByText(`${reviewed.took.cards} cards: half of the work`)).toBeVisible()
  await expect(flowOf(page).getByLabel('Work begins in')).toHaveValue(ids['Next up'] ?? '')
  await page.reload()
  await expect(flowOf(page).getByLabel('Work is done in')).toHaveValue(ids.Review ?? '')
})

for (const [name, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const))
  test(`axe finds nothing in the flow, ${name}`, async ({ join }) => {
    const { page } = await join({ ...options, reducedMotion: 'reduce' })
    await page.goto(`${page.url()}/flow`)
    await expect(flowOf(page).getByRole('region', { name: 'Time in each list' })).toBeVisible()
    for (const title of figures) await firstRow(page, title)
    expect(await foundByAxe(page)).toEqual([])
    const width = await page.evaluate(() => window.innerWidth)
    expect((await flowOf(page).boundingBox())?.width).toBeLessThanOrEqual(width)
  })

test('[H95] cards that age are marked on the board where I want that, with a word for who does not see it', async ({
  board,
  join,
}) => {
  const { page, api } = await join()
  const { cards } = (await api.get(`/api/boards/${board.id}/ageing`)).body
  const titles = (await api.get(`/api/boards/${board.id}`)).body.board.cards
  const oldest = titles[cards[0].card].title
  const plain = await card(page, oldest).evaluate((one) => getComputedStyle(one).backgroundColor)
  await expect(page.getByText('longer than most')).toHaveCount(0)

  await page.keyboard.press('f')
  await flowOf(page).getByRole('checkbox', { name: 'Mark cards that age, on the board' }).check()
  await page.keyboard.press('Escape')
  await expect(card(page, oldest)).toContainText(/In this list for \d+ days, twice as long as most/)
  const colour = () => card(page, oldest).evaluate((one) => getComputedStyle(one).backgroundColor)
  expect(await colour()).not.toBe(plain)
  // Its marks can be read on it, and where contrast is wanted it has no tint.
  const at = new Date(Date.now() + 24 * 60 * 60_000).toISOString()
  await api.ask(board.id, 'SetDue', { cardIds: [cards[0].card], at })
  await expect(card(page, oldest)).toContainText('Tomorrow')
  expect(await foundByAxe(page)).toEqual([])

  await page.emulateMedia({ contrast: 'more' })
  await expect.poll(colour).toBe(plain)
  await page.emulateMedia({ contrast: 'no-preference' })

  await page.reload()
  await expect(card(page, oldest)).toContainText('twice as long as most')
  // One that moves is young again.
  const done = (await idsOf({ api }, board.id)).Done
  await api.ask(board.id, 'MoveCard', { cardId: cards[0].card, listId: done, after: null })
  await expect(card(page, oldest)).not.toContainText('twice as long as most')

  await page.getByRole('button', { name: 'Menu of this board' }).click()
  await page.getByRole('menuitem', { name: 'Do not show which cards age' }).click()
  await expect(page.getByText('as long as most')).toHaveCount(0)
})
