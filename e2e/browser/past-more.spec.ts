import type { Page } from '@playwright/test'
import { card, expect, fill, idsOf, isLive, test } from './fixtures.ts'

const knob = (page: Page) => page.getByRole('slider', { name: 'Moment' })
const banner = (page: Page) => page.getByRole('region', { name: 'The past' })
const isShown = (page: Page) => expect(knob(page)).toHaveAttribute('aria-valuetext', /.+\. .+/)
async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'History' }).click()
  await isShown(page)
}

test('what is found on the board as it is now is opened as it is now', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  await openHistory(page)
  await page.keyboard.press('ArrowLeft')
  await expect(card(page, 'Alpha')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search and do' }).fill('alpha')
  await page.getByRole('option', { name: /Alpha/ }).click()
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
  await expect(banner(page)).toHaveCount(0)
})

test('the flow is that of now, also beside the past', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'], Doing: [], Finished: [] })
  const { page } = await join()
  await openHistory(page)
  await page.keyboard.press('Home')
  await isShown(page)
  await page.keyboard.press('f')
  const done = page.getByRole('dialog', { name: 'Flow' }).getByRole('combobox', { name: 'Work is done in' })
  await expect(done).toBeVisible()
  await expect(done.getByRole('option')).toHaveText(['Todo', 'Doing', 'Finished'])
  await expect(done.locator('option:checked')).toHaveText('Finished')
})

test('numbers of lists that have one name have a column each', async ({ board, join }) => {
  await fill(board.owner, board.id, { Same: ['Alpha'], Other: ['Beta'] })
  await board.owner.ask(board.id, 'AddList', { listId: crypto.randomUUID(), title: 'Same' })
  const { page, ...mara } = await join()
  await page.keyboard.press('f')
  const figure = page.getByRole('dialog', { name: 'Flow' }).getByRole('region', { name: 'Cards in each list' })
  await figure.getByText('The numbers').click()
  await expect(figure.getByRole('columnheader')).toHaveText(['Day', 'Same', 'Other', 'Same'])
  const { Other } = await idsOf(mara, board.id)
  await board.owner.ask(board.id, 'MoveList', { listId: Other, after: null })
  await expect(figure.getByRole('columnheader')).toHaveText(['Day', 'Other', 'Same', 'Same'], { timeout: 10_000 })
  await expect(figure.getByRole('row').nth(1).getByRole('cell')).toHaveText(['1', '1', '0'])
})

test('nobody is followed in the past, nor called there', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const mara = await join()
  await join()
  await openHistory(mara.page)
  const follow = mara.page.getByRole('button', { name: /^Follow / }).first()
  await expect(follow).toBeDisabled()
  await mara.page.getByRole('button', { name: 'People who are here' }).click()
  await expect(mara.page.getByRole('menuitem', { name: 'Bring everyone here' })).toBeDisabled()
})
