import { card, carry, drag, expect, fill, isLive, lift, list, middle, shows, test } from './fixtures.ts'

test('two people see each other add, drag, rename and write', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
  const [mara, jun] = [await join(), await join()]

  await list(mara.page, 'Todo').getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await mara.page.getByLabel('Title of the new card').fill('Delta')
  await mara.page.keyboard.press('Enter')
  await mara.page.keyboard.press('Escape')
  await shows(jun.page, 'Todo', ['Alpha', 'Beta', 'Delta'])

  await drag(mara.page, card(mara.page, 'Alpha'), card(mara.page, 'Gamma'))
  for (const { page } of [mara, jun]) {
    await shows(page, 'Done', ['Gamma', 'Alpha'])
    await shows(page, 'Todo', ['Beta', 'Delta'])
  }

  await card(jun.page, 'Beta').hover()
  await jun.page.getByRole('button', { name: 'Edit Beta' }).click()
  await jun.page.getByLabel('Card title').fill('Beta, renamed')
  await expect(card(mara.page, 'Beta')).toContainText(/is typing/)
  await jun.page.keyboard.press('Enter')
  await shows(mara.page, 'Todo', ['Beta, renamed', 'Delta'])
  await expect(card(mara.page, 'Beta')).not.toContainText(/is typing/)

  await list(mara.page, 'Done').getByRole('button', { name: 'Done', exact: true }).click()
  await mara.page.getByLabel('List title').fill('Finished')
  await mara.page.keyboard.press('Enter')
  await shows(jun.page, 'Finished', ['Gamma', 'Alpha'])
})

test('a card in the air is seen by the other: its ghost, its place dimmed, and where it would land', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
  const [mara, jun] = [await join(), await join()]
  const from = await lift(mara.page, card(mara.page, 'Alpha'))
  await carry(mara.page, from, await middle(card(mara.page, 'Gamma')))
  const ghost = jun.page.locator('[data-ghost]')
  await expect(ghost).toBeVisible()
  await expect(ghost).toContainText('Alpha')
  await expect(list(jun.page, 'Done').locator('.landing')).toHaveCount(1)
  await expect(card(jun.page, 'Alpha')).toHaveCSS('opacity', '0.38')
  await shows(jun.page, 'Todo', ['Alpha', 'Beta'])
  await mara.page.mouse.up()
  await expect(ghost).toHaveCount(0)
  await expect(jun.page.locator('.landing')).toHaveCount(0)
  await expect(list(jun.page, 'Done').getByText('Alpha')).toBeVisible()
  await expect(card(jun.page, 'Alpha')).toHaveCSS('opacity', '1')
})

test('Escape gives a card back, for everyone', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
  const [mara, jun] = [await join(), await join()]
  const from = await lift(mara.page, card(mara.page, 'Alpha'))
  await carry(mara.page, from, await middle(card(mara.page, 'Gamma')))
  await expect(jun.page.locator('[data-ghost]')).toBeVisible()
  await mara.page.keyboard.press('Escape')
  await mara.page.mouse.up()
  await expect(jun.page.locator('[data-ghost]')).toHaveCount(0)
  for (const { page } of [mara, jun]) await shows(page, 'Todo', ['Alpha', 'Beta'])
  expect((await board.owner.get(`/api/boards/${board.id}`)).body.seq).toBe(6)
  expect(new URL(mara.page.url()).pathname).toBe(`/boards/${board.id}`)
})

test('lists are dragged by their title', async ({ board, join }) => {
  await fill(board.owner, board.id, { One: ['a'], Two: ['b'], Three: ['c'] })
  const [mara, jun] = [await join(), await join()]
  const from = await lift(mara.page, list(mara.page, 'One').getByRole('heading', { level: 2 }))
  const to = await middle(list(mara.page, 'Three'))
  await carry(mara.page, from, { x: to.x + 40, y: from.y })
  await mara.page.mouse.up()
  for (const { page } of [mara, jun])
    await expect.poll(() => page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Two', 'Three', 'One'])
})

test('who is here is shown, with their name, and who leaves is not', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: [] })
  const [mara, jun] = [await join(), await join()]
  const { name } = (await jun.api.get('/api/me')).body
  await expect(mara.page.getByRole('list', { name: 'Also here' })).toContainText(name)
  await jun.page.getByRole('button', { name: `You: ${name}` }).click()
  await jun.page.getByRole('textbox', { name: 'Name' }).fill('Jun')
  await jun.page.getByRole('button', { name: 'Save' }).click()
  await expect(mara.page.getByRole('list', { name: 'Also here' })).toContainText('Jun')
  await jun.page.mouse.move(300, 300)
  await jun.page.mouse.move(320, 310)
  await expect(mara.page.locator('[data-pointer]').filter({ hasText: 'Jun' })).toHaveCSS('opacity', '1')
  await jun.context.close()
  await expect(mara.page.getByRole('list', { name: 'Also here' })).toHaveCount(0, { timeout: 15_000 })
})

test('a reload shows the board as it is', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page } = await join()
  await drag(page, card(page, 'Alpha'), card(page, 'Beta'))
  await shows(page, 'Todo', ['Beta', 'Alpha'])
  await page.reload()
  await isLive(page)
  await shows(page, 'Todo', ['Beta', 'Alpha'])
})

test('a card that is archived while it is held says so and is gone', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page } = await join()
  const from = await lift(page, card(page, 'Alpha'))
  await carry(page, from, { x: from.x, y: from.y + 40 })
  const cardId = await page.locator('[data-list] [data-card]', { hasText: 'Alpha' }).first().getAttribute('data-card')
  await board.owner.ask(board.id, 'ArchiveCard', { cardId })
  await expect(page.locator('.carried')).toHaveCount(0)
  await page.mouse.up()
  await shows(page, 'Todo', ['Beta'])
  expect(new URL(page.url()).pathname).toBe(`/boards/${board.id}`)
})

test('archiving can be undone from the notice', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
  const { page } = await join()
  await card(page, 'Alpha').getByRole('link').click()
  await page.getByRole('button', { name: 'Menu of this card' }).click()
  await page.getByRole('menuitem', { name: 'Archive', exact: true }).click()
  await shows(page, 'Todo', ['Beta'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await shows(page, 'Todo', ['Alpha', 'Beta'])
  await page.getByRole('button', { name: 'Menu of Todo' }).click()
  await page.getByRole('menuitem', { name: 'Archive', exact: true }).click()
  await expect(list(page, 'Todo')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await shows(page, 'Todo', ['Alpha', 'Beta'])
})
