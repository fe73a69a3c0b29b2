import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { card, carry, expect, fill, idsOf, lift, list, middle, shows, test } from './fixtures.ts'

const choose = async (page: Page, title: string, ...items: string[]) => {
  await page.getByRole('button', { name: `Menu of ${title}`, exact: true }).click()
  for (const name of items) await page.getByRole('menuitem', { name, exact: true }).click()
}
const pill = (page: Page, title: string) => list(page, title).locator('header [aria-hidden]').filter({ hasText: /\d/ })

test('a limit is set, and shown when it is passed', async ({ board, join }) => {
  await fill(board.owner, board.id, { Doing: ['One', 'Two', 'Three'] })
  const [{ page }, other] = [await join(), await join()]
  await choose(page, 'Doing', 'Set a limit…')
  const field = page.getByLabel('Number of cards')
  await expect(field).toBeFocused()
  await field.fill('many')
  await expect(page.getByText('A limit is a number from 0 to 20,000')).toBeVisible()
  await field.fill('2')
  await page.keyboard.press('Enter')
  await expect(pill(other.page, 'Doing')).toHaveText('3 / 2')
  await expect(list(other.page, 'Doing')).toContainText('3 cards, limit 2')
  await expect(page.getByRole('button', { name: 'Menu of Doing' })).toBeFocused()
  await choose(page, 'Doing', 'Set a limit…')
  await field.fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(pill(other.page, 'Doing')).toHaveText('3')
})

test('a list is sorted once by name, by keys alone, and put back', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['step 10', 'beta', 'Alpha', 'step 9'] })
  const [{ page }, other] = [await join(), await join()]
  await page.getByRole('button', { name: 'Menu of Todo' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.type('Sort')
  await expect(page.getByRole('menuitem', { name: 'Sort once by' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('menuitem', { name: 'Due date' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await shows(page, 'Todo', ['Alpha', 'beta', 'step 9', 'step 10'])
  await shows(other.page, 'Todo', ['Alpha', 'beta', 'step 9', 'step 10'])
  await expect(page.getByText('Todo is sorted by name.').first()).toBeAttached()
  await page.getByRole('button', { name: 'Undo' }).click()
  await shows(other.page, 'Todo', ['step 10', 'beta', 'Alpha', 'step 9'])
})

test('due dates sort a list; what is not due comes last', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['a', 'b', 'c'] })
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  await api.ask(board.id, 'SetDue', { cardIds: [ids['c']], at: '2026-12-01T09:00:00Z' })
  await api.ask(board.id, 'SetDue', { cardIds: [ids['b']], at: '2026-12-02T09:00:00Z' })
  await choose(page, 'Todo', 'Sort once by', 'Due date')
  await shows(page, 'Todo', ['c', 'b', 'a'])
})

test('all cards go to another list, a list is copied, all its cards are archived and come back', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['a', 'b', 'c'], Done: ['z'] })
  const [{ page }, other] = [await join(), await join()]
  await choose(page, 'Todo', 'Move all cards to', 'Done')
  await shows(other.page, 'Done', ['z', 'a', 'b', 'c'])
  await shows(other.page, 'Todo', [])
  await page.getByRole('button', { name: 'Undo' }).click()
  await shows(other.page, 'Todo', ['a', 'b', 'c'])
  await choose(page, 'Todo', 'Copy list, without descriptions')
  await shows(other.page, 'Todo (copy)', ['a', 'b', 'c'])
  await expect
    .poll(() => other.page.getByRole('heading', { level: 2 }).allTextContents())
    .toEqual(['Todo', 'Todo (copy)', 'Done'])
  await choose(page, 'Todo (copy)', 'Archive all cards')
  await shows(other.page, 'Todo (copy)', [])
  await expect(page.getByText('3 cards of Todo (copy) archived.').first()).toBeAttached()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await shows(other.page, 'Todo (copy)', ['a', 'b', 'c'])
})

test('a list is made narrow for me alone; what is dropped on it lands at its end; it is opened by keys', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['a', 'b'], Doing: ['c'], Done: ['z'] })
  const [{ page }, other] = [await join(), await join()]
  await choose(page, 'Doing', 'Make narrow')
  const strip = list(page, 'Doing')
  const title = page.getByRole('button', { name: /^Doing/ })
  await expect(title).toBeFocused()
  expect((await strip.boundingBox())?.width).toBeLessThan(60)
  await shows(other.page, 'Doing', ['c'])
  await page.reload()
  await expect(card(page, 'c')).toHaveCount(0)
  const from = await lift(page, card(page, 'a'))
  await carry(page, from, await middle(title))
  await page.mouse.up()
  await shows(other.page, 'Doing', ['c', 'a'])
  await page.getByRole('link', { name: 'b', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('link', { name: 'z', exact: true })).toBeFocused()
  await title.focus()
  await page.keyboard.press('Enter')
  await shows(page, 'Doing', ['c', 'a'])
  await expect(page.getByRole('button', { name: 'Doing', exact: true })).toBeFocused()
})

test('what the keys carry opens a narrow list', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['a', 'b'], Doing: ['c'] })
  const { page } = await join()
  await choose(page, 'Doing', 'Make narrow')
  await page.getByRole('link', { name: 'a', exact: true }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(card(page, 'c')).toBeVisible()
  await page.keyboard.press('Space')
  await shows(page, 'Doing', ['a', 'c'])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in a list’s menu, limit and strip, in the ${colorScheme} theme`, async ({ board, join }) => {
    await fill(board.owner, board.id, { Todo: ['a', 'b'], Done: ['z'] })
    const { page } = await join({ colorScheme, reducedMotion: 'reduce' })
    const found = async () => {
      const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]').disableRules(['region'])
      return (await axe.analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      )
    }
    await choose(page, 'Todo', 'Sort once by')
    await expect(page.getByRole('menuitem', { name: 'Age' })).toBeVisible()
    expect(await found()).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await choose(page, 'Todo', 'Set a limit…')
    await page.getByLabel('Number of cards').fill('1')
    expect(await found()).toEqual([])
    await page.keyboard.press('Enter')
    await choose(page, 'Done', 'Make narrow')
    await expect(pill(page, 'Todo')).toHaveText('2 / 1')
    expect(await found()).toEqual([])
  })
