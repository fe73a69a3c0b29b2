import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { card, expect, fill, test } from './fixtures.ts'

/**
 * What axe finds. A popup stands beside the landmarks, not in one, and the library that draws it guards the focus with
 * elements that are hidden and can be focused: of these two, axe's opinion is not asked.
 */
async function found(page: Page): Promise<string[]> {
  const isPopup = (await page.getByRole('menu').or(page.getByRole('dialog')).count()) > 0
  const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]')
  const { violations } = await (isPopup ? axe.disableRules(['region']) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

// The page of nothing is a 404, and the browser says so.
test.use({ complaints: { expected: [/status of 404/] } })

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing, in the ${colorScheme} theme`, async ({ board, join, server }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
    const [{ page }, other] = [await join({ colorScheme, reducedMotion: 'reduce' }), await join()]
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'People who are here' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await found(page)).toEqual([])
    await page.getByRole('menuitem', { name: /^Follow / }).click()
    await expect(page.getByText(/^Following /)).toBeVisible()
    expect(await found(page)).toEqual([])
    await page.keyboard.press('Escape')
    await card(other.page, 'Alpha').getByRole('link').click()
    await other.page.getByRole('button', { name: 'Add a description' }).click()
    await other.page.getByRole('textbox', { name: 'Description' }).fill('x')
    await expect(card(page, 'Alpha')).toContainText('is typing')
    expect(await found(page)).toEqual([])
    await card(page, 'Alpha').getByRole('link').click()
    await expect(page.getByRole('complementary')).toBeVisible()
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'Add a description' }).click()
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'Menu of this card' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await found(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^You:/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await found(page)).toEqual([])
    await page.goto(server.base)
    expect(await found(page)).toEqual([])
    await page.getByRole('button', { name: 'New board' }).click()
    expect(await found(page)).toEqual([])
    await page.goto(`${server.base}/boards/nothing`)
    expect(await found(page)).toEqual([])
  })
