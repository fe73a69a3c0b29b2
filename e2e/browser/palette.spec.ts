import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { newGuest } from '../program.ts'
import { card, expect, fill, idsOf, shows, test } from './fixtures.ts'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Red fox', 'Blue whale'], Done: ['Red kite'] }))

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and do' })
const input = (page: Page) => page.getByRole('combobox', { name: 'Search and do' })
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })
const active = (page: Page) => page.locator('[role="option"][data-highlighted]')
async function open(page: Page, typed = ''): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(input(page)).toBeFocused()
  if (typed) await page.keyboard.type(typed)
}

test('words find a card of this board; the arrows go on, Enter opens it, Escape gives the focus back', async ({
  join,
}) => {
  const { page } = await join()
  await page.getByRole('link', { name: 'Blue whale' }).focus()
  await open(page, 'red')
  await expect(option(page, /Red /)).toHaveCount(2)
  const first = await active(page).getAttribute('id')
  await expect(input(page)).toHaveAttribute('aria-activedescendant', first ?? '?')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(page.getByRole('link', { name: 'Blue whale' })).toBeFocused()

  await open(page, 'red')
  await expect(input(page)).toHaveValue('red')
  await page.keyboard.press('ArrowDown')
  await expect(active(page)).toContainText('Red fox')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Red fox' })).toBeVisible()
  await expect(palette(page)).toBeHidden()
})

test('a number finds its card', async ({ join }) => {
  const { page } = await join()
  await open(page, 'tan-2')
  await expect(active(page)).toContainText('Blue whale')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Blue whale' })).toBeVisible()
})

test('what can be done with the card that has the focus, and with the board', async ({ join }) => {
  const { page } = await join()
  await page.getByRole('link', { name: 'Blue whale' }).focus()
  await open(page)
  await expect(page.getByRole('group', { name: 'Blue whale' })).toBeVisible()
  await page.keyboard.type('edit the')
  await expect(active(page)).toContainText('Edit the title')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Card title' })).toBeFocused()
  await page.keyboard.press('Escape')
  await open(page, 'filter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Words or number' })).toBeFocused()
})

test('words of a comment on another board lead there', async ({ board, join, server }) => {
  const me = await join()
  const { page, api } = me
  const other = await api.makeBoard('blank', 'Field notes')
  await fill(api, other, { Notes: ['By the river'] })
  const { 'By the river': cardId } = await idsOf({ api }, other)
  await api.ask(other, 'AddComment', { cardId, commentId: crypto.randomUUID(), text: 'We saw a kingfisher there' })
  await open(page, 'kingfi')
  await expect(active(page)).toContainText('By the river')
  await expect(active(page).locator('mark')).toHaveText('kingfisher')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${server.base}/boards/${other}/cards/${cardId}`)
  await expect(page.getByRole('complementary', { name: 'By the river' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Field notes')
  await page.keyboard.press('Escape')
  await open(page, 'tandem')
  await option(page, 'Tandem launch').click()
  await expect(page).toHaveURL(board.url)
  await shows(page, 'Todo', ['Red fox', 'Blue whale'])
  await expect(card(page, 'Red fox')).toBeVisible()
})

test('nothing of a board that I may not see is found', async ({ join, server }) => {
  const { page } = await join()
  const stranger = await newGuest(server.base)
  const secret = await stranger.makeBoard('blank', 'Secret')
  await fill(stranger, secret, { Todo: ['Hidden lynx'] })
  await open(page, 'hidden lynx')
  await expect(page.getByText('Nothing is found.')).toBeVisible()
})

test('on the page of all boards: boards, and words on any of them', async ({ join, server }) => {
  const { page } = await join()
  await page.goto(server.base)
  await open(page, 'launch')
  await expect(option(page, 'Tandem launch')).toBeVisible()
  await input(page).fill('blue wh')
  await expect(active(page)).toContainText('Blue whale')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Blue whale' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in it, in the ${colorScheme} theme`, async ({ join }) => {
    const { page } = await join({ colorScheme, reducedMotion: 'reduce' })
    await open(page, 'red')
    await expect(option(page, /Red /)).toHaveCount(2)
    const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]').disableRules(['region'])
    const { violations } = await axe.analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  })

test('on a phone it is as wide as the screen', async ({ join }) => {
  const { page } = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await page.getByRole('button', { name: 'Search cards' }).tap()
  await input(page).fill('whale')
  expect((await palette(page).boundingBox())?.width).toBe(390)
  await option(page, /Blue whale/).tap()
  await expect(page.getByRole('complementary', { name: 'Blue whale' })).toBeVisible()
})
