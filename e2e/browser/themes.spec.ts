import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { card, expect, fill, idsOf, isLive, test } from './fixtures.ts'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] }))

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
/** How light the paper is, from 0 to 1. */
const lightness = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const pixel = document.createElement('canvas').getContext('2d')
    if (!pixel) return Number.NaN
    pixel.fillStyle = getComputedStyle(document.body).backgroundColor
    pixel.fillRect(0, 0, 1, 1)
    return (pixel.getImageData(0, 0, 1, 1).data[0] ?? 0) / 255
  })
const me = (page: Page) => page.getByRole('button', { name: /^You:/ })

/** What axe finds, with text asked to be 7:1. */
async function found(page: Page): Promise<string[]> {
  const rules = { 'color-contrast-enhanced': { enabled: true }, region: { enabled: false } }
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-base-ui-focus-guard]')
    .options({ rules })
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

test('a theme that is chosen holds at once, in all tabs and after a reload, before anything is painted', async ({
  join,
}) => {
  const { page, context } = await join({ colorScheme: 'light' })
  const tab = await context.newPage()
  await tab.goto(page.url())
  expect(await lightness(page)).toBeGreaterThan(0.9)
  await me(page).click()
  await expect(page.getByRole('radio', { name: 'System' })).toBeChecked()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => lightness(page)).toBeLessThan(0.3)
  await expect.poll(() => lightness(tab)).toBeLessThan(0.3)
  await page.addInitScript(() => {
    const seen: string[] = []
    Reflect.set(window, 'seen', seen)
    requestAnimationFrame(function look() {
      if (document.body) seen.push(getComputedStyle(document.body).backgroundColor)
      if (seen.length < 10) requestAnimationFrame(look)
    })
  })
  await page.reload()
  await isLive(page)
  const seen = await page.evaluate((): string[] => Reflect.get(window, 'seen'))
  expect(new Set(seen)).toEqual(new Set([await paper(page)]))
  expect(await lightness(page)).toBeLessThan(0.3)
  await me(page).click()
  await page.getByRole('radio', { name: 'System' }).check()
  await expect.poll(() => lightness(page)).toBeGreaterThan(0.9)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => lightness(page)).toBeLessThan(0.3)
})

test('high contrast is by the system, or by choice; the palette has it as well', async ({ join }) => {
  const { page } = await join({ contrast: 'more', colorScheme: 'light' })
  await expect.poll(() => lightness(page)).toBe(1)
  await me(page).click()
  await expect(page.getByRole('checkbox', { name: 'High contrast' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'High contrast' }).uncheck()
  await expect.poll(() => lightness(page)).toBeLessThan(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('contrast')
  await page.getByRole('option', { name: 'Turn high contrast on' }).click()
  await expect.poll(() => lightness(page)).toBe(1)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`in high contrast, ${colorScheme}, axe finds nothing, and all text is 7:1`, async ({ board, join, server }) => {
    const someone = await join({ colorScheme, contrast: 'more', reducedMotion: 'reduce' })
    const { page, api } = someone
    const other = await join()
    const { Alpha } = await idsOf(someone, board.id)
    const labelId = crypto.randomUUID()
    await api.ask(board.id, 'AddLabel', { labelId, name: 'design', color: 'violet' })
    await api.ask(board.id, 'LabelCards', { cardIds: [Alpha], labelId })
    await api.ask(board.id, 'AssignCards', { cardIds: [Alpha], userId: board.owner.id })
    await api.ask(board.id, 'SetDue', { cardIds: [Alpha], at: new Date(Date.now() - 3_600_000).toISOString() })
    const isGood = async () => expect(await found(page)).toEqual([])
    await expect(card(page, 'Alpha').getByRole('list', { name: 'Labels' })).toBeVisible()
    await isGood()
    await card(other.page, 'Beta').getByRole('link').click()
    await other.page.getByRole('button', { name: 'Add a description' }).click()
    await other.page.getByRole('textbox', { name: 'Description' }).fill('x')
    await expect(card(page, 'Beta')).toContainText('is typing')
    await isGood()
    await page.getByRole('button', { name: /^Filter/ }).click()
    await page.getByRole('checkbox', { name: 'Overdue' }).check()
    await expect(page.getByText('Showing 1 of 3')).toBeVisible()
    await isGood()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await card(page, 'Alpha').getByRole('link').click()
    await expect(page.getByRole('complementary')).toBeVisible()
    await isGood()
    await me(page).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await isGood()
    await page.goto(server.base)
    await isGood()
  })
