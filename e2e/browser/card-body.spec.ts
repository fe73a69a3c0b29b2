import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { card, expect, field, fill, holdCommands, test, titles } from './fixtures.ts'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] }))

const open = (page: Page, title = 'Alpha') => card(page, title).getByRole('link').click()
const text = (page: Page) => page.getByRole('region', { name: 'Description' })
const task = (page: Page, name: string) => text(page).getByRole('checkbox', { name, exact: true })
const cardIdOn = (page: Page) => page.url().split('/').at(-1)

const tasks = 'What is left:\r\n\r\n- [ ] one\r\n- [x] two\r\n  - [ ] three\r\n\r\n```\r\n- [ ] code\r\n```'

test('a checkbox in a description is ticked in the text, by a click and by a key', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  const cardId = cardIdOn(mara.page)
  await board.owner.ask(board.id, 'DescribeCard', { cardId, description: tasks, base: 0 })
  await expect(text(jun.page).getByRole('checkbox')).toHaveCount(3)
  await task(mara.page, 'one').check()
  await expect(task(jun.page, 'one')).toBeChecked()
  await task(jun.page, 'three').focus()
  await jun.page.keyboard.press('Space')
  await expect(task(mara.page, 'three')).toBeChecked()
  await expect(task(jun.page, 'three')).toBeFocused()
  const { description } = (await jun.api.get(`/api/boards/${board.id}/cards/${cardId}`)).body.card
  expect(description).toBe(tasks.replace('[ ] one', '[x] one').replace('[ ] three', '[x] three'))
})

test('boxes that are ticked one after another while the first is on its way are all ticked', async ({
  board,
  join,
}) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  const cardId = cardIdOn(mara.page)
  const description = '- [ ] one\n- [ ] two\n- [ ] three'
  await board.owner.ask(board.id, 'DescribeCard', { cardId, description, base: 0 })
  const letGo = await holdCommands(mara.page)
  for (const name of ['one', 'two', 'three']) {
    await task(mara.page, name).click()
    await expect(task(mara.page, name)).toBeChecked()
  }
  await task(mara.page, 'two').click()
  await expect(task(mara.page, 'two')).not.toBeChecked()
  letGo()
  for (const name of ['one', 'three']) await expect(task(jun.page, name)).toBeChecked()
  await expect(task(jun.page, 'two')).not.toBeChecked()
})

test('a box that is ticked while someone else writes is ticked in what they wrote', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  const cardId = cardIdOn(mara.page)
  await board.owner.ask(board.id, 'DescribeCard', { cardId, description: '- [ ] one\n- [ ] two', base: 0 })
  await expect(task(mara.page, 'one')).toBeVisible()
  const base = (await board.owner.get(`/api/boards/${board.id}`)).body.seq
  const letGo = await holdCommands(mara.page)
  await task(mara.page, 'one').check()
  await board.owner.ask(board.id, 'DescribeCard', { cardId, description: 'By Jun:\n\n- [ ] two\n- [ ] one', base })
  await expect(text(jun.page)).toContainText('By Jun:')
  letGo()
  await expect(task(jun.page, 'one')).toBeChecked()
  await expect(text(jun.page)).toContainText('By Jun:')
  await expect(task(jun.page, 'two')).not.toBeChecked()
  await expect(field(mara.page, 'Description')).toHaveCount(0)
})

test('a description is written with what it will look like beside it; on a phone in its place', async ({ join }) => {
  const { page } = await join()
  await open(page)
  await page.getByRole('button', { name: 'Add a description' }).click()
  await page.getByRole('button', { name: 'Preview' }).click()
  await field(page, 'Description').fill('**bold**\n\n- [ ] task')
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.locator('strong')).toHaveText('bold')
  await expect(preview.getByRole('checkbox')).toBeDisabled()
  await expect(field(page, 'Description')).toBeVisible()
  expect((await new AxeBuilder({ page }).include('[data-sheet]').analyze()).violations).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(field(page, 'Description')).toBeHidden()
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(field(page, 'Description')).toHaveValue('**bold**\n\n- [ ] task')
})

test('a card is copied with what it has, and the notice leads to the copy', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  await open(mara.page)
  const { page } = mara
  const cardId = cardIdOn(page)
  const checklistId = crypto.randomUUID()
  await board.owner.ask(board.id, 'DescribeCard', { cardId, description: 'words', base: 0 })
  await board.owner.ask(board.id, 'AddChecklist', { cardId, checklistId, title: 'Steps' })
  await board.owner.ask(board.id, 'AddItem', { cardId, checklistId, itemId: crypto.randomUUID(), text: 'one' })
  await board.owner.ask(board.id, 'AddComment', { cardId, commentId: crypto.randomUUID(), text: 'said' })
  await page.getByRole('button', { name: 'Menu of this card' }).click()
  await page.getByRole('menuitem', { name: 'Copy this card' }).click()
  await expect.poll(() => titles(jun.page, 'Todo')).toEqual(['Alpha', 'Alpha', 'Beta'])
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText('copied this')
  await page.getByRole('button', { name: 'Open the copy' }).click()
  await expect.poll(() => cardIdOn(page)).not.toBe(cardId)
  await expect(text(page)).toContainText('words')
  await expect(page.getByRole('checkbox', { name: 'one' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText('added this to Todo')
  await expect(page.getByRole('article', { name: /^Comment by/ })).toHaveCount(0)
})
