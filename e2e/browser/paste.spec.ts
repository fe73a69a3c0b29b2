import type { Page } from '@playwright/test'
import { expect, fill, holdCommands, list, shows, test } from './fixtures.ts'

const copied = { permissions: ['clipboard-read', 'clipboard-write'] }
const field = (page: Page) => page.getByRole('textbox', { name: 'Title of the new card' })
/** Copies a text, and pastes it where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text)
  await page.keyboard.press('ControlOrMeta+v')
}

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: [] }))

test('lines that are pasted where a card is written are as many cards, in one change, with a way back', async ({
  board,
  join,
}) => {
  const [{ page, api }, other] = [await join(copied), await join()]
  const { seq } = (await api.get(`/api/boards/${board.id}`)).body
  await list(page, 'Todo').getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await page.keyboard.type('Buy ')
  await paste(page, '- milk\n- bread\n\n3. eggs\n[ ] tea\n')
  const all = ['Alpha', 'Beta', 'Buy milk', 'bread', 'eggs', 'tea']
  for (const one of [page, other.page]) await shows(one, 'Todo', all)
  expect((await api.get(`/api/boards/${board.id}`)).body.seq).toBe(seq + 1)
  await expect(page.getByRole('log')).toHaveText('4 cards added')
  await expect(other.page.locator('p[aria-live=polite]')).toHaveText(/added 4 cards to Todo\.$/)
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo' }).click()
  for (const one of [page, other.page]) await shows(one, 'Todo', ['Alpha', 'Beta'])
})

test('one line is pasted as ever', async ({ join }) => {
  const { page } = await join(copied)
  await list(page, 'Todo').getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await paste(page, '- milk')
  await expect(field(page)).toHaveValue('- milk')
  await shows(page, 'Todo', ['Alpha', 'Beta'])
})

test('lines that cannot all be cards make none, and it is said why', async ({ board, join }) => {
  const { page, api } = await join(copied)
  const { seq } = (await api.get(`/api/boards/${board.id}`)).body
  await list(page, 'Todo').getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await page.keyboard.type('kept')
  await paste(page, `short\n${'x'.repeat(501)}`)
  await expect(page.getByRole('log')).toHaveText(/^Nothing was added: a line has more than 500 characters/)
  await paste(page, Array.from({ length: 501 }, (_, index) => `line ${index}`).join('\n'))
  await expect(page.getByRole('log')).toHaveText(/^Nothing was added: that is 501 lines/)
  await expect(field(page)).toHaveValue('kept')
  expect((await api.get(`/api/boards/${board.id}`)).body.seq).toBe(seq)
})

test('pasted on the board, lines are cards below the one that has the focus, or in the list whose title has it', async ({
  join,
}) => {
  const { page } = await join(copied)
  await page.getByRole('link', { name: 'Alpha', exact: true }).focus()
  await paste(page, 'one\ntwo')
  await shows(page, 'Todo', ['Alpha', 'one', 'two', 'Beta'])
  await expect(page.getByRole('link', { name: 'two', exact: true })).toBeFocused()
  await paste(page, 'three')
  await shows(page, 'Todo', ['Alpha', 'one', 'two', 'three', 'Beta'])
  await page.getByRole('button', { name: 'Done', exact: true }).focus()
  await paste(page, 'first\nsecond')
  await shows(page, 'Done', ['first', 'second'])
})

test('titles that are refused stay on the page until they are taken along', async ({ board, join }) => {
  const { page, api } = await join(copied)
  const lists: { id: string; title: string }[] = Object.values(
    (await api.get(`/api/boards/${board.id}`)).body.board.lists,
  )
  const letGo = await holdCommands(page)
  await list(page, 'Todo').getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await paste(page, 'milk\nbread')
  await shows(page, 'Todo', ['Alpha', 'Beta', 'milk', 'bread'])
  await board.owner.ask(board.id, 'ArchiveList', { listId: lists.find(({ title }) => title === 'Todo')?.id })
  letGo()
  const notice = page.getByRole('listitem').filter({ hasText: 'That list was archived, so the change was taken back.' })
  await expect(notice).toContainText('milk\nbread')
  await notice.getByRole('button', { name: 'Copy the words' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('milk\nbread')
})
