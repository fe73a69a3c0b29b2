import type { Page } from '@playwright/test'
import { card, carry, expect, fill, list, middle, type Point, shows, test } from './fixtures.ts'

/** A rectangle that is drawn from the ground of the board selects what it touches. */

const bar = (page: Page) => page.getByRole('region', { name: 'Selected cards' })
const box = (page: Page) => page.locator('.marquee')
const picked = (page: Page, titles: string[]) =>
  expect
    .poll(() =>
      page
        .locator('[data-card][data-selected]')
        .evaluateAll((cards) => cards.map((one) => one.querySelector('h3')?.textContent)),
    )
    .toEqual(titles)

/** The ground below a list, at its left side. */
async function below(page: Page, title: string): Promise<Point> {
  const rect = await list(page, title).boundingBox()
  if (!rect) throw new Error('it is not drawn')
  return { x: rect.x + 2, y: rect.y + rect.height + 40 }
}
/** Draws until there is a rectangle: it is fetched when the mouse first comes over the board. */
async function draw(page: Page, from: Point, to: Point): Promise<void> {
  await expect(async () => {
    await page.mouse.up()
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 3, from.y - 5)
    await expect(box(page)).toBeVisible({ timeout: 200 })
  }).toPass()
  await carry(page, { x: from.x + 3, y: from.y - 5 }, to)
}

test.describe('on a small board', () => {
  test.beforeEach(({ board }) =>
    fill(board.owner, board.id, { Todo: ['A1', 'A2', 'A3', 'A4'], Empty: [], Done: ['B1', 'B2'] }),
  )

  test('selects what it touches, less when it shrinks, in other lists too; nothing is opened or moved', async ({
    join,
  }) => {
    const { page } = await join()
    const from = await below(page, 'Todo')
    const third = await middle(card(page, 'A3'))
    await draw(page, from, third)
    await picked(page, ['A3', 'A4'])
    await expect(bar(page)).toContainText('2 cards selected')
    const last = await middle(card(page, 'B2'))
    await carry(page, third, last)
    await picked(page, ['A2', 'A3', 'A4', 'B2'])
    await carry(page, last, { x: last.x, y: from.y - 2 }, 4)
    await picked(page, [])
    await carry(page, { x: last.x, y: from.y - 2 }, third)
    await page.mouse.up()
    await expect(box(page)).toHaveCount(0)
    await picked(page, ['A3', 'A4'])
    await expect(page.getByRole('complementary')).toHaveCount(0)
    await shows(page, 'Todo', ['A1', 'A2', 'A3', 'A4'])
  })

  test('adds with Shift and with Ctrl, and Escape gives back what was selected', async ({ join }) => {
    const { page } = await join()
    const from = await below(page, 'Todo')
    await draw(page, from, await middle(card(page, 'A4')))
    await page.mouse.up()
    await picked(page, ['A4'])
    for (const [key, title] of [
      ['Shift', 'B2'],
      ['Control', 'B1'],
    ] as const) {
      await page.keyboard.down(key)
      await draw(page, await below(page, 'Done'), await middle(card(page, title)))
      await page.mouse.up()
      await page.keyboard.up(key)
      await picked(page, title === 'B2' ? ['A4', 'B2'] : ['A4', 'B1', 'B2'])
    }
    await draw(page, from, await middle(card(page, 'A2')))
    await picked(page, ['A2', 'A3', 'A4'])
    await page.keyboard.press('Escape')
    await expect(box(page)).toHaveCount(0)
    await picked(page, ['A4', 'B1', 'B2'])
    await page.mouse.up()
    await picked(page, ['A4', 'B1', 'B2'])
    await page.keyboard.press('Escape')
    await picked(page, [])
  })

  test('begins on no card, with no finger and no other button, and for nobody who only looks', async ({
    board,
    join,
  }) => {
    const { page } = await join()
    const from = await below(page, 'Todo')
    await draw(page, from, { x: from.x + 20, y: from.y - 20 })
    await page.mouse.up()
    const first = await middle(card(page, 'A1'))
    await page.mouse.move(first.x, first.y)
    await page.mouse.down()
    await carry(page, first, { x: first.x, y: first.y + 60 }, 4)
    await expect(page.locator('[data-held="pointer"]')).toHaveCount(1)
    await expect(box(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await page.mouse.move(from.x, from.y)
    await page.mouse.down({ button: 'middle' })
    await page.mouse.move(from.x + 60, from.y - 60)
    await page.mouse.up({ button: 'middle' })
    const bed = page.getByRole('region', { name: 'Lists', exact: true })
    const touch = { bubbles: true, pointerType: 'touch', isPrimary: true, pointerId: 7, clientX: from.x }
    await bed.dispatchEvent('pointerdown', { ...touch, clientY: from.y })
    await bed.dispatchEvent('pointermove', { ...touch, clientY: from.y - 150 })
    await expect(box(page)).toHaveCount(0)
    await bed.dispatchEvent('pointerup', { ...touch, clientY: from.y - 150 })
    await board.owner.ask(board.id, 'SetLinkRole', { role: 'viewer' })
    await expect(page.getByRole('button', { name: 'Add a list' })).toHaveCount(0)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, from.y - 60)
    await expect(box(page)).toHaveCount(0)
    await page.mouse.up()
    await picked(page, [])
  })
})

test('goes on where the list scrolls under it at its edge, and the board', async ({ board, join }) => {
  const many = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word} ${index + 1}`)
  const lists = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`L${index}`, many(2, `c${index}`)]))
  await fill(board.owner, board.id, { Long: many(24, 'Card'), ...lists })
  const { page } = await join()
  const rect = await list(page, 'Long').boundingBox()
  if (!rect) throw new Error('it is not drawn')
  const edge = { x: rect.x + rect.width / 2, y: rect.y + rect.height - 50 }
  // Between two lists.
  await draw(page, { x: rect.x + rect.width + 5, y: rect.y + 60 }, edge)
  await expect(bar(page)).toContainText('24 cards selected', { timeout: 20_000 })
  await expect(card(page, 'Card 24')).toBeVisible()
  await page.mouse.up()
  await draw(page, { x: rect.x + rect.width + 5, y: rect.y + 400 }, { x: 1275, y: rect.y + 100 })
  await expect(bar(page)).toContainText('18 cards selected', { timeout: 15_000 })
  await page.mouse.up()
})
