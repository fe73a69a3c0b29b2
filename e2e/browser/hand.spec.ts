import { card, carry, expect, fill, lift, list, middle, shows, test } from './fixtures.ts'

test('a list that another moves keeps its place in it for me', async ({ board, join }) => {
  await fill(board.owner, board.id, { A: Array.from({ length: 60 }, (_, index) => `Card ${index + 1}`), B: [], C: [] })
  const { page } = await join()
  const top = () =>
    list(page, 'A')
      .getByRole('list')
      .evaluate((element) => element.scrollTop)
  await list(page, 'A').hover()
  await page.mouse.wheel(0, 1_500)
  await expect.poll(top).toBe(1_500)
  const [listId, after] = await Promise.all(['A', 'C'].map((title) => list(page, title).getAttribute('data-list')))
  await board.owner.ask(board.id, 'MoveList', { listId, after })
  await expect.poll(() => page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['B', 'C', 'A'])
  expect(await top()).toBe(1_500)
})

test('who may only look takes nothing up', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'viewer' })
  const { page } = await join({}, 'View only')
  const from = await lift(page, card(page, 'Alpha'))
  await carry(page, from, await middle(card(page, 'Gamma')))
  await expect(page.locator('.carried')).toHaveCount(0)
  await page.mouse.up()
  await shows(page, 'Todo', ['Alpha', 'Beta'])
})

test('a card that was given back is not opened by letting go of it', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page } = await join()
  await lift(page, card(page, 'Alpha'))
  await expect(page.locator('.carried')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.carried')).toHaveCount(0)
  await page.mouse.up()
  expect(new URL(page.url()).pathname).toBe(`/boards/${board.id}`)
  await card(page, 'Alpha').click()
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
})

test('a card that is taken up again before it has landed is seen', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: [] })
  const { page } = await join()
  const from = await lift(page, card(page, 'Alpha'))
  const to = { x: from.x + 300, y: from.y }
  await carry(page, from, to)
  await page.mouse.up()
  await page.mouse.down()
  await page.mouse.move(to.x + 12, to.y)
  await expect(page.locator('.carried')).toHaveCount(1)
  await expect(page.locator('.carried')).toHaveCSS('opacity', '1')
  await page.mouse.up()
})
