import type { Page } from '@playwright/test'
import type { Program } from '../program.ts'
import { card, expect, field, fill, isLive, test } from './fixtures.ts'

/** What was asked for goes out with its card closed, its board closed, and after a reload. */

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha'] }))

const open = (page: Page) => card(page, 'Alpha').getByRole('link').click()
const box = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true })
const said = (page: Page) => page.getByRole('article', { name: /^Comment by/ })

/** A description with two boxes and a checklist of one item, on the open card. */
async function write({ page, board }: { page: Page; board: { id: string; owner: Program } }): Promise<string> {
  await open(page)
  const cardId = page.url().split('/').at(-1) ?? ''
  const checklistId = crypto.randomUUID()
  const ask = (type: string, fields: Record<string, unknown>) => board.owner.ask(board.id, type, { cardId, ...fields })
  await ask('DescribeCard', { description: '- [ ] one\n- [ ] two', base: 0 })
  await ask('AddChecklist', { checklistId, title: 'Steps' })
  await ask('AddItem', { checklistId, itemId: crypto.randomUUID(), text: 'first' })
  await field(page, 'Comment').fill('said')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(box(page, 'first')).toBeVisible()
  await expect(said(page)).toContainText('said')
  await expect(page.getByRole('img', { name: 'Not saved yet' })).toHaveCount(0)
  return cardId
}

const rewrite = async (page: Page, text: string) => {
  await said(page).hover()
  await said(page).getByRole('button', { name: 'Edit' }).click()
  await field(page, 'Edit the comment').fill(text)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(said(page)).toContainText(text)
}

/** Two boxes, two texts of an item, two of a comment, each on top of one that is not answered. */
async function askForAll(page: Page): Promise<void> {
  for (const name of ['one', 'two']) {
    await box(page, name).click()
    await expect(box(page, name)).toBeChecked()
  }
  await box(page, 'first').check()
  for (const [from, to] of [
    ['first', 'second'],
    ['second', 'third'],
  ] as const) {
    await page.getByRole('button', { name: from, exact: true }).click()
    await field(page, 'Item').fill(to)
    await page.keyboard.press('Enter')
    await expect(box(page, to)).toBeVisible()
  }
  for (const text of ['said better', 'said best']) await rewrite(page, text)
}

async function isAllThere(program: Program, board: string, cardId: string): Promise<void> {
  const body = async () => (await program.get(`/api/boards/${board}/cards/${cardId}`)).body.card
  await expect.poll(async () => (await body()).description).toBe('- [x] one\n- [x] two')
  await expect
    .poll(async () => Object.values(await body().then(({ items }) => items)))
    .toMatchObject([{ text: 'third', done: true }])
  await expect
    .poll(async () => Object.values(await body().then(({ comments }) => comments)))
    .toMatchObject([{ text: 'said best' }])
  const { entries } = (await program.get(`/api/boards/${board}/events?after=0`)).body
  const types = entries.map(({ events }: { events: { type: string }[] }) => events[0]?.type)
  const count = (type: string) => types.filter((one: string) => one === type).length
  expect(['CardDescribed', 'ItemChecked', 'ItemEdited', 'CommentEdited'].map(count)).toEqual([3, 1, 2, 2])
}

test.describe('without a network', () => {
  test.use({ complaints: { expected: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] } })

  test('what is ticked and written there arrives once, when the network is back and the card is closed', async ({
    board,
    join,
  }) => {
    const { page, context } = await join()
    const cardId = await write({ page, board })
    await context.setOffline(true)
    await askForAll(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('complementary')).toHaveCount(0)
    await context.setOffline(false)
    await isLive(page)
    await isAllThere(board.owner, board.id, cardId)
    await expect(page.getByRole('img', { name: 'Not saved yet' })).toHaveCount(0)
    await open(page)
    await expect(said(page)).toContainText('said best')
    await expect(page.getByRole('complementary').getByRole('alert')).toHaveCount(0)
  })

  test('[R12] it arrives once when the page was closed, and only another board is opened', async ({ board, join }) => {
    const { page, context } = await join()
    const other = await board.owner.makeBoard()
    const cardId = await write({ page, board })
    await context.route(/\/commands(\?|$)/, (route) => route.abort())
    await askForAll(page)
    await page.close()
    await context.unroute(/\/commands(\?|$)/)
    const elsewhere = await context.newPage()
    await elsewhere.goto(new URL(`/boards/${other}`, board.url).href)
    await isAllThere(board.owner, board.id, cardId)
  })

  test('[R13] what is refused while its board is open nowhere is a draft there, and said', async ({ board, join }) => {
    const { page, context, api } = await join()
    const other = await board.owner.makeBoard()
    const cardId = await write({ page, board })
    const { comments } = (await api.get(`/api/boards/${board.id}/cards/${cardId}`)).body.card
    const [comment] = Object.values<{ id: string; writtenAt: number }>(comments)
    await context.route(/\/commands(\?|$)/, (route) => route.abort())
    for (const text of ['mine', 'mine, and more']) await rewrite(page, text)
    await page.close()
    const { id: commentId, writtenAt: base } = comment ?? { id: '', writtenAt: 0 }
    await api.ask(board.id, 'EditComment', { cardId, commentId, text: 'by another browser', base })
    await context.unroute(/\/commands(\?|$)/)
    const elsewhere = await context.newPage()
    const answered = elsewhere.waitForResponse(/\/commands(\?|$)/)
    await elsewhere.goto(new URL(`/boards/${other}`, board.url).href)
    await answered
    await elsewhere.goto(`${board.url}/cards/${cardId}`)
    await expect(said(elsewhere).getByRole('alert')).toContainText('by another browser')
    await expect(field(elsewhere, 'Edit the comment')).toHaveValue('mine, and more')
    await elsewhere.getByRole('button', { name: 'Keep mine' }).click()
    await expect(said(elsewhere)).toContainText('mine, and more')
    await expect(elsewhere.getByRole('img', { name: 'Not saved yet' })).toHaveCount(0)
    await elsewhere.reload()
    await expect(said(elsewhere)).toContainText('mine, and more')
    await expect(elsewhere.getByRole('complementary').getByRole('alert')).toHaveCount(0)
  })
})
