import type { Page } from '@playwright/test'
import { card, expect, fill, list, shows, test } from './fixtures.ts'

const link = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true })
const inTabOrder = (page: Page) => page.locator('[data-card-link][tabindex="0"]')
const isHolding = (page: Page) => page.locator('[data-held="keys"]')
const long = Array.from({ length: 60 }, (_, index) => `Card ${index + 1}`)
const lists = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`L${index}`, [`c${index}a`, `c${index}b`]]))

test('arrows walk and carry to lists that are not drawn yet', async ({ board, join }) => {
  await fill(board.owner, board.id, lists)
  const { page } = await join()
  await link(page, 'c0a').focus()
  for (let index = 1; index < 10; index++) {
    await page.keyboard.press('ArrowRight')
    await expect(link(page, `c${index}a`)).toBeFocused()
  }
  await page.keyboard.press('Space')
  for (let index = 8; index >= 0; index--) {
    await page.keyboard.press('ArrowLeft')
    await expect(list(page, `L${index}`).locator(isHolding(page))).toHaveCount(1)
    await expect(link(page, 'c9a')).toBeFocused()
  }
  await page.keyboard.press('Space')
  await shows(page, 'L0', ['c9a', 'c0a', 'c0b'])
  await expect(link(page, 'c9a')).toBeFocused()
})

test('a card is carried as fast as the keys are pressed', async ({ board, join }) => {
  await fill(board.owner, board.id, lists)
  const { page } = await join()
  await link(page, 'c0a').focus()
  for (const key of ['Space', ...Array<string>(8).fill('ArrowRight')]) await page.keyboard.press(key)
  await expect(list(page, 'L8').locator(isHolding(page))).toHaveCount(1)
  await expect(link(page, 'c0a')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(isHolding(page)).toHaveCount(0)
  await expect(link(page, 'c0a')).toBeFocused()
})

test('a press gives back what the keys hold', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Doing: ['Gamma'] })
  const { page } = await join()
  await link(page, 'Alpha').focus()
  await page.keyboard.press('Space')
  await expect(isHolding(page)).toHaveCount(1)
  await link(page, 'Gamma').click()
  await expect(page.getByRole('complementary', { name: 'Gamma' })).toBeFocused()
  await expect(isHolding(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
})

test('Escape gives back wherever the focus is', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page } = await join()
  await link(page, 'Alpha').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Share' }).focus()
  await page.keyboard.press('Escape')
  await expect(isHolding(page)).toHaveCount(0)
  await expect(link(page, 'Alpha')).toBeFocused()
})

test('a key that is held down is meant once', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page } = await join()
  await link(page, 'Alpha').focus()
  for (const times of [1, 2, 3]) {
    await page.keyboard.down('Space')
    await expect(isHolding(page), `after ${times}`).toHaveCount(1)
  }
  await page.keyboard.up('Space')
})

test('a list is renamed from its menu', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  const menu = page.getByRole('button', { name: 'Menu of Todo' })
  const field = page.getByRole('textbox', { name: 'List title' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await menu.press('Enter')
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(field).toBeFocused()
  await page.keyboard.type('Now')
  await page.keyboard.press('Enter')
  await shows(page, 'Now', ['Alpha'])
  await page.getByRole('button', { name: 'Menu of Now' }).press('Enter')
  await expect(page.getByRole('menu')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Menu of Now' })).toBeFocused()
})

test('a card is always in the order of Tab: also when the one that was is archived, or scrolled away', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: long, Doing: ['Gamma'] })
  const { page } = await join()
  await link(page, 'Gamma').focus()
  await expect(inTabOrder(page)).toHaveText(['Gamma'])
  const cardId = await card(page, 'Gamma').getAttribute('data-card')
  await board.owner.ask(board.id, 'ArchiveCard', { cardId })
  await expect(inTabOrder(page)).toHaveText(['Card 1'])
  await list(page, 'Todo').hover()
  await page.mouse.wheel(0, 2_500)
  await expect(link(page, 'Card 1')).toHaveCount(0)
  await expect(inTabOrder(page)).toHaveCount(1)
})

test('archiving leads the focus to what lies beside, and can be undone', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta', 'Gamma'], Doing: ['Delta'] })
  const { page } = await join()
  await link(page, 'Alpha').focus()
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Archive', exact: true }).press('Enter')
  await expect(link(page, 'Beta')).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await shows(page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
  await link(page, 'Gamma').press('Enter')
  await page.getByRole('button', { name: 'Menu of this card' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Archive', exact: true }).press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(link(page, 'Beta')).toBeFocused()
  await link(page, 'Delta').focus()
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Archive', exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: 'Doing', exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Menu of Doing' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Archive', exact: true }).press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Todo', exact: true })).toBeFocused()
})

test('on a phone, what lies under the sheet cannot be reached', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page } = await join({ viewport: { width: 390, height: 780 } })
  await link(page, 'Alpha').click()
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeFocused()
  for (const covered of [link(page, 'Beta'), page.getByRole('button', { name: 'Share' })]) {
    await covered.focus()
    await expect(covered).not.toBeFocused()
  }
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(link(page, 'Alpha')).toBeFocused()
})

test('others are told of politely, and the same words are said again', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page } = await join()
  const listId = await list(page, 'Todo').getAttribute('data-list')
  await board.owner.ask(board.id, 'AddCard', { listId, cardId: crypto.randomUUID(), title: 'Gamma' })
  const polite = page.locator('[aria-live="polite"]', { hasText: 'added Gamma to Todo' })
  await expect(polite).toHaveCount(1)
  await expect(page.getByRole('log')).toHaveText('')
  const copyAddress = async () => {
    await page.getByRole('button', { name: 'Menu of this board' }).click()
    await page.getByRole('menuitem', { name: 'Copy the address' }).click()
  }
  await copyAddress()
  const said = page.getByRole('log').getByText(/address/i)
  await expect(said).toBeAttached()
  const first = await said.elementHandle()
  await copyAddress()
  await expect.poll(() => first?.evaluate((element) => element.isConnected)).toBe(false)
  await expect(said).toBeAttached()
})
