import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { browserOf, card, expect, fill, isLive, list, shows, test } from './fixtures.ts'

const menu = (page: Page) => page.getByRole('button', { name: 'Menu of this board' })
const choose = async (page: Page, name: string) => {
  await menu(page).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

// What is deleted is asked for once more by who had it open: that is a 404.
test.use({ complaints: { expected: [/status of 404/] } })

test('a board is described, coloured and numbered by its menu; another sees it', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['a'] })
  const [{ page }, other] = [await join(), await join()]
  await choose(page, 'About this board…')
  await page.getByRole('button', { name: 'Say what it is about' }).click()
  const text = page.getByRole('textbox', { name: 'What it is about' })
  await text.fill('The **launch**')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(menu(page)).toBeFocused()
  await choose(page, 'About this board…')
  await expect(text).toHaveValue('The **launch**')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog').getByText('launch', { exact: true })).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Edit' })).toBeFocused()
  await page.getByRole('radio', { name: 'Teal' }).focus()
  await page.keyboard.press('Space')
  const prefix = page.getByRole('textbox', { name: 'Letters before the numbers' })
  await prefix.fill('9')
  await expect(page.getByRole('dialog')).toContainText('a letter first')
  await prefix.fill('ops')
  await page.keyboard.press('Enter')
  await expect(card(other.page, 'a')).toContainText('OPS-1')
  await choose(other.page, 'About this board…')
  const dialog = other.page.getByRole('dialog')
  await expect(dialog.getByText('launch', { exact: true })).toBeVisible()
  await expect(dialog.getByRole('radio', { name: 'Teal' })).toBeChecked()
})

test('two who describe a board overwrite nobody’s words unseen', async ({ join }) => {
  const [{ page }, other] = [await join(), await join()]
  for (const { page: one } of [{ page }, other]) {
    await choose(one, 'About this board…')
    await one.getByRole('button', { name: 'Say what it is about' }).click()
  }
  const text = (one: Page) => one.getByRole('textbox', { name: 'What it is about' })
  await text(page).fill('mine')
  await text(other.page).fill('theirs')
  await other.page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Someone has changed' })).toContainText('theirs')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(other.page.getByRole('dialog').getByText('mine')).toBeVisible()
})

test('an archived board is read only, is restored, and is deleted for good', async ({ board, join, server }) => {
  await fill(board.owner, board.id, { Todo: ['a'] })
  const [{ page }, other] = [await join(browserOf(board.owner)), await join()]
  await choose(page, 'Archive this board')
  await expect(other.page.getByText('This board is archived')).toBeVisible()
  await isLive(other.page, 'Read only')
  await expect(other.page.getByRole('button', { name: 'Restore it' })).toHaveCount(0)
  await expect(other.page.getByRole('button', { name: 'Add a card at the end of Todo' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Restore it' }).click()
  await isLive(other.page)
  await choose(page, 'Archive this board')
  await choose(page, 'Delete for good…')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await choose(page, 'Delete for good…')
  await page.getByRole('button', { name: 'Delete it' }).click()
  await expect(page.getByRole('heading', { name: 'Boards' })).toBeVisible()
  await expect(other.page.getByRole('alert').filter({ hasText: 'no access' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Tandem launch/ })).toHaveCount(0)
  expect((await page.goto(`${server.base}/boards/${board.id}`))?.status()).toBe(404)
})

test('a board is duplicated, with a star of its own', async ({ board, join, server }) => {
  await fill(board.owner, board.id, { Todo: ['a', 'b'] })
  const { page } = await join()
  const star = page.getByRole('button', { name: 'Star this board' })
  await star.click()
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await choose(page, 'Duplicate')
  await expect(page.getByRole('heading', { name: 'Tandem launch (copy)' })).toBeVisible()
  await isLive(page)
  await shows(page, 'Todo', ['a', 'b'])
  await expect(list(page, 'Todo')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Star / })).toHaveAttribute('aria-pressed', 'false')
  await page.goto(server.base)
  await expect(page.getByRole('link', { name: /Tandem launch/ })).toHaveCount(2)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing about a board, in the ${colorScheme} theme`, async ({ board, join }) => {
    const { page } = await join({ ...browserOf(board.owner), colorScheme, reducedMotion: 'reduce' })
    const found = async () => {
      const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]').disableRules(['region'])
      return (await axe.analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      )
    }
    await menu(page).click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await found()).toEqual([])
    await page.getByRole('menuitem', { name: 'About this board…' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.getByRole('radio', { name: 'Teal' }).check({ force: true })
    expect(await found()).toEqual([])
    await page.keyboard.press('Escape')
    await choose(page, 'Archive this board')
    await expect(page.getByText('This board is archived')).toBeVisible()
    expect(await found()).toEqual([])
    await choose(page, 'Delete for good…')
    await expect(page.getByRole('alertdialog')).toBeVisible()
    expect(await found()).toEqual([])
  })

test('on a phone all of it is within reach', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['a'] })
  const { page } = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await menu(page).tap()
  await page.getByRole('menuitem', { name: 'Give it a star' }).tap()
  await menu(page).tap()
  await expect(page.getByRole('menuitem', { name: 'Take the star away' })).toBeVisible()
  await page.getByRole('menuitem', { name: 'About this board…' }).tap()
  const box = await page.getByRole('dialog').boundingBox()
  expect(box?.width).toBeGreaterThan(380)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(840)
  for (const radio of await page.getByRole('dialog').locator('label:has([type=radio])').all())
    expect((await radio.boundingBox())?.height).toBeGreaterThanOrEqual(44)
})
