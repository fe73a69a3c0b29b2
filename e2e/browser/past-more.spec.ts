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

test('access that is lost while I look at the past is told', async ({ board, join, complaints }) => {
  complaints.expected.push(/Failed to load resource|WebSocket/)
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  await openHistory(page)
  await page.keyboard.press('ArrowLeft')
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  await board.owner.ask(board.id, 'RemoveMember', {
    userId: await page.evaluate(async () => (await (await fetch('/api/me')).json()).id),
  })
  await expect(page.getByText('You have no access to this board any more.')).toBeVisible({ timeout: 15_000 })
  // Nothing of the past is left on the page either.
  await expect(page.getByRole('button', { name: 'Play' })).toHaveCount(0)
  await expect(page.getByText('Alpha')).toHaveCount(0)
})

for (const at of [
  '',
  'abc',
  '-5',
  '0',
  '1e9',
  '99999999999999999999',
  '2026-13-45T00:00:00Z',
  '1990-01-01T00:00:00Z',
  '2&at=3',
  '%F0%9F',
  'NaN',
])
  test(`an address with at=${at} leads to a moment, or to now`, async ({ board, join, complaints }) => {
    complaints.expected.push(/400 \(Bad Request\)|404 \(Not Found\)/)
    await fill(board.owner, board.id, { Todo: ['Alpha'] })
    const { page } = await join()
    const answer = await page.goto(`${board.url}?at=${at}`)
    expect(answer?.status()).toBeLessThan(500)
    await isLive(page)
    await isShown(page)
    await expect(page).toHaveURL(/at=\d+$/)
    await page.keyboard.press('Escape')
    await expect(banner(page)).toHaveCount(0)
    await expect(card(page, 'Alpha')).toBeVisible()
    await expect(page).toHaveURL(board.url)
  })
