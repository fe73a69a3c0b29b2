import type { CDPSession, Page } from '@playwright/test'
import { card, expect, fill, list, middle, type Point, shows, test, titles } from './fixtures.ts'

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }
test.beforeEach(({ board }) =>
  fill(board.owner, board.id, { Todo: Array.from({ length: 30 }, (_, index) => `Card ${index + 1}`), Done: ['Last'] }),
)

/** A finger, by the browser's own protocol. */
async function finger(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  const frame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  return {
    down: (at: Point) => touch('touchStart', [at]),
    up: () => touch('touchEnd', []),
    move: async (from: Point, to: Point, steps = 15) => {
      for (let step = 1; step <= steps; step++) {
        await touch('touchMove', [
          { x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps },
        ])
        await frame()
      }
    },
  }
}

test('a finger that rests lifts the card, and carries it', async ({ join }) => {
  const [{ page }, other] = [await join(phone), await join()]
  const hand = await finger(page)
  const from = await middle(card(page, 'Card 1'))
  await hand.down(from)
  await expect(page.locator('.carried')).toBeVisible()
  const third = await middle(page.getByRole('link', { name: 'Card 3', exact: true }))
  await hand.move(from, { x: from.x, y: third.y + 20 })
  await hand.up()
  await expect(page.locator('.carried')).toHaveCount(0)
  for (const one of [page, other.page])
    await expect
      .poll(async () => (await list(one, 'Todo').getByRole('heading', { level: 3 }).allTextContents()).slice(0, 3))
      .toEqual(['Card 2', 'Card 3', 'Card 1'])
})

test('a finger that moves scrolls, and lifts nothing', async ({ board, join }) => {
  const { page } = await join(phone)
  const hand = await finger(page)
  const from = await middle(page.getByRole('link', { name: 'Card 5', exact: true }))
  await hand.down(from)
  await hand.move(from, { x: from.x, y: from.y - 300 })
  await expect(page.locator('.carried')).toHaveCount(0)
  await hand.up()
  await expect
    .poll(() =>
      list(page, 'Todo')
        .getByRole('list')
        .evaluate((element) => element.scrollTop),
    )
    .toBeGreaterThan(100)
  expect((await board.owner.get(`/api/boards/${board.id}`)).body.seq).toBe(34)
})

test('a card is carried to the next list at the edge of the screen', async ({ join }) => {
  const { page } = await join(phone)
  const hand = await finger(page)
  const from = await middle(card(page, 'Card 1'))
  await hand.down(from)
  await expect(page.locator('.carried')).toBeVisible()
  await hand.move(from, { x: 380, y: from.y })
  await expect
    .poll(() => page.getByRole('region', { name: 'Lists' }).evaluate((bed) => bed.scrollLeft))
    .toBeGreaterThan(200)
  await hand.move({ x: 380, y: from.y }, { x: 220, y: from.y })
  await hand.up()
  await expect
    .poll(async () =>
      (await list(page, 'Done').getByRole('heading', { level: 3 }).allTextContents()).includes('Card 1'),
    )
    .toBe(true)
  // A finger has no ⌘Z.
  await page.getByRole('listitem').filter({ hasText: 'Card moved to Done' }).getByRole('button', { name: 'Undo' }).tap()
  await expect(list(page, 'Done').getByRole('heading', { name: 'Card 1', exact: true })).toHaveCount(0)
})

test('a card is carried down a list at its lower edge', async ({ join }) => {
  const { page } = await join(phone)
  const hand = await finger(page)
  const todo = list(page, 'Todo').getByRole('list')
  const from = await middle(card(page, 'Card 2'))
  await hand.down(from)
  await expect(page.locator('.carried')).toBeVisible()
  const { y, height } = (await todo.boundingBox()) ?? { y: 0, height: 0 }
  await hand.move(from, { x: from.x, y: y + height - 8 })
  await expect.poll(() => todo.evaluate((element) => element.scrollTop)).toBeGreaterThan(300)
  await hand.up()
  const order = async () => (await titles(page, 'Todo')).filter((title) => title !== '')
  await expect.poll(async () => (await order()).indexOf('Card 2')).toBeGreaterThan(1)
})

test('a stack is carried by a finger that rests on one of it', async ({ join }) => {
  const [{ page }, other] = [await join(phone), await join()]
  await card(page, 'Card 1').getByRole('link').tap()
  await page.getByRole('button', { name: 'Menu of this card' }).tap()
  await page.getByRole('menuitem', { name: 'Select' }).tap()
  await page.getByRole('link', { name: 'Card 2', exact: true }).tap()
  const hand = await finger(page)
  const from = await middle(page.getByRole('link', { name: 'Card 1', exact: true }))
  await hand.down(from)
  await expect(page.locator('.stack-count')).toHaveText('2')
  const fourth = await middle(page.getByRole('link', { name: 'Card 4', exact: true }))
  await hand.move(from, { x: from.x, y: fourth.y + 20 })
  await hand.up()
  for (const one of [page, other.page])
    await expect
      .poll(async () => (await titles(one, 'Todo')).slice(0, 4))
      .toEqual(['Card 3', 'Card 4', 'Card 1', 'Card 2'])
})

test('a tap opens the card over the whole page, and it closes again', async ({ join }) => {
  const { page } = await join(phone)
  await page.getByRole('link', { name: 'Card 2', exact: true }).tap()
  const sheet = page.getByRole('complementary', { name: 'Card 2' })
  await expect(sheet).toBeVisible()
  expect((await sheet.boundingBox())?.width).toBe(390)
  await page.getByRole('button', { name: 'Close' }).tap()
  await expect(sheet).toHaveCount(0)
  await shows(page, 'Done', ['Last'])
})
