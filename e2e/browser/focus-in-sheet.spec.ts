import type { Locator, Page } from '@playwright/test'
import { card, expect, field, fill, test } from './fixtures.ts'

/** Where the keys go on when what they were on is gone from the sheet. */

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha'] }))

const open = (page: Page) => card(page, 'Alpha').getByRole('link').click()
const cardIdOn = (page: Page) => page.url().split('/').at(-1)
const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true })
const press = async (what: Locator) => {
  await what.focus()
  await what.page().keyboard.press('Enter')
}
const menu = async (page: Page, of: string, action: string) => {
  await press(button(page, `Menu of ${of}`))
  const item = page.getByRole('menuitem', { name: action, exact: true })
  await expect(item).toBeVisible()
  await press(item)
  await expect(item).toHaveCount(0)
}

test('a comment that is edited, kept and removed leaves the focus on itself, on the next one, in the field', async ({
  join,
}) => {
  const { page } = await join()
  await open(page)
  for (const text of ['older', 'newer']) {
    await field(page, 'Comment').fill(text)
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(said(page, text)).toBeVisible()
  }
  for (const name of ['Save', 'Discard']) {
    await press(button(said(page, 'newer'), 'Edit'))
    await field(page, 'Edit the comment').fill('newer still')
    await press(button(page, name))
    await expect(button(said(page, 'newer still'), 'Edit')).toBeFocused()
  }
  await press(button(said(page, 'newer'), 'Remove'))
  await expect(button(page, 'Keep')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button(said(page, 'newer'), 'Remove')).toBeFocused()
  for (const [text, next] of [
    ['newer', said(page, 'older')],
    ['older', field(page, 'Comment')],
  ] as const) {
    await press(button(said(page, text), 'Remove'))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(said(page, text)).toHaveCount(0)
    await expect(next).toBeFocused()
  }
})

test('a checklist and an item that go leave the focus on the next one, or where one is added', async ({
  board,
  join,
}) => {
  const { page } = await join()
  await open(page)
  const cardId = cardIdOn(page)
  for (const title of ['Steps', 'Later']) {
    const checklistId = crypto.randomUUID()
    await board.owner.ask(board.id, 'AddChecklist', { cardId, checklistId, title })
    for (const text of title === 'Steps' ? ['one', 'two', 'three'] : [])
      await board.owner.ask(board.id, 'AddItem', { cardId, checklistId, itemId: crypto.randomUUID(), text })
  }
  const box = (name: string) => page.getByRole('checkbox', { name, exact: true })
  await expect(button(page, 'Later')).toBeVisible()
  await menu(page, 'one', 'Remove')
  await expect(box('one')).toHaveCount(0)
  await expect(box('two')).toBeFocused()
  await menu(page, 'three', 'Turn into a card')
  await expect(box('three')).toHaveCount(0)
  await expect(box('two')).toBeFocused()
  await menu(page, 'Steps', 'Remove')
  await expect(button(page, 'Keep')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Menu of Steps')).toBeFocused()
  await menu(page, 'two', 'Remove')
  await expect(button(page, 'Add an item to Steps')).toBeFocused()
  await menu(page, 'Steps', 'Remove')
  await expect(button(page, 'Later')).toBeFocused()
  await menu(page, 'Later', 'Remove')
  await expect(button(page, 'Add a checklist')).toBeFocused()
})

test('words whose item or comment is gone leave the focus where they went, or where one writes', async ({
  board,
  join,
}) => {
  const { page } = await join()
  await open(page)
  const cardId = cardIdOn(page)
  const checklistId = crypto.randomUUID()
  await board.owner.ask(board.id, 'AddChecklist', { cardId, checklistId, title: 'Steps' })
  for (const name of ['Add it to Steps', 'Discard']) {
    const itemId = crypto.randomUUID()
    await board.owner.ask(board.id, 'AddItem', { cardId, checklistId, itemId, text: 'item' })
    await press(button(page, 'item'))
    await field(page, 'Item').fill('my words')
    await board.owner.ask(board.id, 'RemoveItem', { cardId, itemId })
    await press(button(page, name))
    await expect(button(page, name)).toHaveCount(0)
    await expect(button(page, name === 'Discard' ? 'Add a checklist' : 'Add an item to Steps')).toBeFocused()
  }
})
