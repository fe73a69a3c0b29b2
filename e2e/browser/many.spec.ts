import type { Page } from '@playwright/test'
import { card, carry, expect, fill, idsOf, lift, list, middle, shows, test } from './fixtures.ts'

const link = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true })
const bar = (page: Page) => page.getByRole('region', { name: 'Selected cards' })
const selected = (page: Page) =>
  page
    .locator('[data-card][data-selected]')
    .evaluateAll((cards) => cards.map((one) => one.querySelector('h3')?.textContent))
const picked = (page: Page, titles: string[]) => expect.poll(() => selected(page)).toEqual(titles)

test.beforeEach(async ({ board }) => {
  await board.owner.send('PATCH', '/api/me', { name: 'Jun' })
  await fill(board.owner, board.id, { Todo: ['A1', 'A2', 'A3', 'A4'], Empty: [], Done: ['B1', 'B2'] })
})

test('X, Shift with arrows and ⌘A select; Escape closes what is open first, then clears', async ({ join }) => {
  const { page } = await join()
  await link(page, 'A2').focus()
  await page.keyboard.press('x')
  await picked(page, ['A2'])
  await expect(link(page, 'A2')).toHaveAccessibleDescription('Selected')
  await expect(page.getByRole('log')).toHaveText('1 card selected')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(link(page, 'A4')).toBeFocused()
  await picked(page, ['A2', 'A3', 'A4'])
  await page.keyboard.press('Shift+ArrowUp')
  await picked(page, ['A2', 'A3'])
  await expect(page.getByRole('log')).toHaveText('2 cards selected')
  await expect(bar(page)).toContainText('2 cards selected')
  await page.keyboard.press('ControlOrMeta+a')
  await picked(page, ['A1', 'A2', 'A3', 'A4'])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'A3' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await picked(page, ['A1', 'A2', 'A3', 'A4'])
  await page.keyboard.press('Escape')
  await picked(page, [])
  await expect(bar(page)).toHaveCount(0)
  await expect(page.getByRole('log')).toHaveText('No card is selected')
})

test('a click with Ctrl or ⌘ selects one, with Shift all up to it; a plain one opens', async ({ board, join }) => {
  const { page, context } = await join()
  await link(page, 'A1').click({ modifiers: ['ControlOrMeta'] })
  await link(page, 'A3').click({ modifiers: ['Shift'] })
  await picked(page, ['A1', 'A2', 'A3'])
  await link(page, 'A2').click({ modifiers: ['ControlOrMeta'] })
  await link(page, 'B2').click({ modifiers: ['Shift'] })
  await picked(page, ['A1', 'A3', 'B2'])
  expect(new URL(page.url()).pathname).toBe(`/boards/${board.id}`)
  expect(context.pages()).toHaveLength(1)
  await link(page, 'A4').click()
  await expect(page.getByRole('complementary', { name: 'A4' })).toBeVisible()
  await picked(page, ['A1', 'A3', 'B2'])
})

test('a stack is dragged, and lands as one change that another sees without reloading', async ({ board, join }) => {
  const [{ page, api }, other] = [await join(), await join()]
  for (const title of ['B1', 'A3', 'A1']) await link(page, title).click({ modifiers: ['ControlOrMeta'] })
  const { seq } = (await api.get(`/api/boards/${board.id}`)).body
  const from = await lift(page, card(page, 'A1'))
  await expect(page.locator('.carried .stack-count')).toHaveText('3')
  await expect(page.locator('[data-stacked]')).toHaveCount(2)
  const to = await middle(card(page, 'B2'))
  await carry(page, from, { x: to.x, y: to.y + 60 })
  await expect(other.page.locator('[data-ghost]')).toBeVisible()
  await page.mouse.up()
  for (const one of [page, other.page]) {
    await shows(one, 'Done', ['B2', 'A1', 'A3', 'B1'])
    await shows(one, 'Todo', ['A2', 'A4'])
  }
  expect((await api.get(`/api/boards/${board.id}`)).body.seq).toBe(seq + 1)
  await expect(page.getByRole('log')).toHaveText('Dropped 3 cards. Done, from place 2 of 4.')
  await expect(other.page.locator('p[aria-live=polite]')).toHaveText(/moved 3 cards to Done\.$/)
  await picked(page, ['A1', 'A3', 'B1'])
})

test('a card that is not selected is dragged alone', async ({ join }) => {
  const { page } = await join()
  await link(page, 'A1').click({ modifiers: ['ControlOrMeta'] })
  await link(page, 'A2').click({ modifiers: ['ControlOrMeta'] })
  const from = await lift(page, card(page, 'A4'))
  await expect(page.locator('.carried')).toBeVisible()
  await expect(page.locator('.stack-count')).toHaveCount(0)
  const to = await middle(card(page, 'B2'))
  await carry(page, from, { x: to.x, y: to.y + 60 })
  await page.mouse.up()
  await shows(page, 'Done', ['B1', 'B2', 'A4'])
  await shows(page, 'Todo', ['A1', 'A2', 'A3'])
})

test('keys lift the stack, carry it and drop it, and give it back', async ({ join }) => {
  const { page } = await join()
  await link(page, 'A2').focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByRole('log')).toHaveText(/^Lifted 2 cards\. Place 2 of 4 in Todo\. Arrows carry them/)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('log')).toHaveText('Todo, from place 3 of 4.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('log')).toHaveText('2 cards are back where they were.')
  await shows(page, 'Todo', ['A1', 'A2', 'A3', 'A4'])
  await expect(link(page, 'A3')).toBeFocused()
  for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Home']) await page.keyboard.press(key)
  await expect(page.getByRole('log')).toHaveText('Done, from place 1 of 4.')
  await page.keyboard.press('Space')
  await shows(page, 'Done', ['A2', 'A3', 'B1', 'B2'])
  await expect(link(page, 'A3')).toBeFocused()
})

test('[M3] what someone archives leaves the stack and the selection, and the others land', async ({ board, join }) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  for (const title of ['A1', 'A2', 'A3']) await link(page, title).click({ modifiers: ['ControlOrMeta'] })
  const from = await lift(page, card(page, 'A2'))
  const to = await middle(card(page, 'B2'))
  await carry(page, from, { x: to.x, y: to.y + 60 })
  await expect(page.locator('.stack-count')).toHaveText('3')
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids.A1 })
  await expect(page.locator('.stack-count')).toHaveText('2')
  await expect(page.getByText('Jun archived A1, which was in your hand.').first()).toBeVisible()
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids.A2 })
  await expect(page.locator('.carried h3')).toHaveText('A3')
  await page.mouse.up()
  await shows(page, 'Done', ['B1', 'B2', 'A3'])
  await picked(page, ['A3'])
})

test('all that are selected are archived at once, and come back at once', async ({ board, join }) => {
  const [{ page, api }, other] = [await join(), await join()]
  for (const title of ['A1', 'A3', 'B2']) await link(page, title).click({ modifiers: ['ControlOrMeta'] })
  const { seq } = (await api.get(`/api/boards/${board.id}`)).body
  await bar(page).getByRole('button', { name: 'Archive' }).click()
  await expect(bar(page)).toHaveCount(0)
  await expect(link(page, 'A2')).toBeFocused()
  for (const one of [page, other.page]) await shows(one, 'Todo', ['A2', 'A4'])
  await page.getByRole('button', { name: 'Undo' }).click()
  for (const one of [page, other.page]) {
    await shows(one, 'Todo', ['A1', 'A2', 'A3', 'A4'])
    await shows(one, 'Done', ['B1', 'B2'])
  }
  expect((await api.get(`/api/boards/${board.id}`)).body.seq).toBe(seq + 2)
})

test('no more are selected than one change may name, and that is said', async ({ board, join }) => {
  const listId = crypto.randomUUID()
  await board.owner.ask(board.id, 'AddList', { listId, title: 'Long' })
  for (const part of [0, 1]) {
    const cards = Array.from({ length: 300 }, (_, index) => ({
      cardId: crypto.randomUUID(),
      title: `L${part * 300 + index}`,
    }))
    await board.owner.ask(board.id, 'AddCards', { cards, listId })
  }
  const { page } = await join()
  await link(page, 'L0').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(page.getByRole('log')).toHaveText('500 cards selected, as many as there can be')
  await expect(bar(page)).toContainText('500 cards selected')
})

test('on a touch screen, a card is selected in its menu, and taps select more', async ({ join }) => {
  const { page } = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await link(page, 'A1').tap()
  await page.getByRole('button', { name: 'Menu of this card' }).tap()
  await page.getByRole('menuitem', { name: 'Select' }).tap()
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await link(page, 'A3').tap()
  await picked(page, ['A1', 'A3'])
  await expect(bar(page)).toBeInViewport({ ratio: 1 })
  await link(page, 'A3').tap()
  await picked(page, ['A1'])
  await bar(page).getByRole('button', { name: 'Clear the selection' }).tap()
  await picked(page, [])
  await link(page, 'A3').tap()
  await expect(page.getByRole('complementary', { name: 'A3' })).toBeVisible()
})

test('who may only look selects nothing', async ({ board, join }) => {
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'viewer' })
  const { page } = await join({}, 'View only')
  await link(page, 'A1').focus()
  for (const key of ['x', 'Shift+ArrowDown', 'ControlOrMeta+a']) await page.keyboard.press(key)
  await picked(page, [])
  await expect(list(page, 'Todo')).toBeVisible()
})
