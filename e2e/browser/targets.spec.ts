import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { card, expect, fill, test } from './fixtures.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const fingerPixels = 44

/** What a finger would miss: controls whose place to touch, seen or not, is less than 44 px high or wide. */
const tooSmall = (page: Page) =>
  page.evaluate((least) => {
    const isInLine = (one: Element) => one.matches('.prose a')
    const isSeen = (one: Element) =>
      one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert], .sr-only')
    const place = (one: Element) => {
      // A label is the place to touch for what is in it.
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect()
      const after = getComputedStyle(one, '::after')
      const [more, higher] = after.content === 'none' ? [0, 0] : [parseFloat(after.width), parseFloat(after.height)]
      return { width: Math.max(width, more || 0), height: Math.max(height, higher || 0) }
    }
    return [...document.querySelectorAll('button, a[href], [role=menuitem], [role=option], input, textarea, summary')]
      .filter((one) => isSeen(one) && !isInLine(one) && one.getBoundingClientRect().width > 0)
      .flatMap((one) => {
        const { width, height } = place(one)
        const name = one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''
        return width < least || height < least ? [`${name}: ${Math.round(width)} × ${Math.round(height)}`] : []
      })
  }, fingerPixels)

test('on a phone everything is large enough for a finger: the board, menus, the sheet, what is selected', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
  const [{ page }] = [await join(phone), await join()]
  expect.soft(await tooSmall(page)).toEqual([])
  await page.getByRole('button', { name: 'Menu of Todo' }).tap()
  await expect(page.getByRole('menu')).toBeVisible()
  expect.soft(await tooSmall(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add a card at the end of Todo' }).tap()
  expect.soft(await tooSmall(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^You:/ }).tap()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect.soft(await tooSmall(page)).toEqual([])
  await page.getByRole('button', { name: 'All keys' }).tap()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  expect.soft(await tooSmall(page)).toEqual([])
  await page.keyboard.press('Escape')
  await card(page, 'Alpha').getByRole('link').tap()
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
  expect.soft(await tooSmall(page)).toEqual([])
  await page.getByRole('button', { name: 'Menu of this card' }).tap()
  await expect(page.getByRole('menu')).toBeVisible()
  expect.soft(await tooSmall(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Select' }).tap()
  await expect(page.getByRole('region', { name: 'Selected cards' })).toBeVisible()
  expect.soft(await tooSmall(page)).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in what is selected, carried and helped with, in the ${colorScheme} theme`, async ({
    board,
    join,
  }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
    const { page } = await join({ colorScheme, reducedMotion: 'reduce' })
    const found = async (...rules: string[]) => {
      const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]').disableRules(rules)
      return (await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
    }
    await card(page, 'Alpha').getByRole('link').focus()
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByRole('region', { name: 'Selected cards' })).toBeVisible()
    expect(await found()).toEqual([])
    await page.keyboard.press('Space')
    await expect(page.locator('[data-stacked]')).toHaveCount(1)
    // The card in hand stands faint where it comes from; what is carried is read from the stack.
    expect(await found('color-contrast')).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    expect(await found('region')).toEqual([])
  })
