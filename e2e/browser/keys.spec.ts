import { card, expect, fill, list, shows, test } from './fixtures.ts'

test.beforeEach(({ board }) =>
  fill(board.owner, board.id, { Todo: ['Alpha', 'Beta', 'Gamma'], Empty: [], Done: ['Delta'] }),
)
const focused = (title: string) => ({ name: title, exact: true })

test('arrows walk the cards, and the title of a list that has none', async ({ join }) => {
  const { page } = await join()
  const empty = page.getByRole('button', { name: 'Empty', exact: true })
  await page.getByRole('link', focused('Alpha')).focus()
  for (const [key, title] of [
    ['ArrowDown', 'Beta'],
    ['End', 'Gamma'],
    ['ArrowUp', 'Beta'],
    ['ArrowRight', 'Empty'],
    ['ArrowRight', 'Delta'],
    ['ArrowLeft', 'Empty'],
    ['ArrowLeft', 'Alpha'],
    ['ArrowLeft', 'Alpha'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(title === 'Empty' ? empty : page.getByRole('link', focused(title))).toBeFocused()
  }
})

test('one card is in the order of Tab', async ({ join }) => {
  const { page } = await join()
  await expect(page.locator('[data-card-link][tabindex="0"]')).toHaveText(['Alpha'])
  await page.getByRole('link', focused('Alpha')).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-card-link][tabindex="0"]')).toHaveText(['Beta'])
})

test('Space lifts a card, arrows carry it, Space drops it, and it is said', async ({ join }) => {
  const [{ page }, other] = [await join(), await join()]
  await page.getByRole('link', focused('Alpha')).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('log')).toHaveText(/^Lifted Alpha\. Place 1 of 3 in Todo/)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('log')).toHaveText('Todo, place 2 of 3.')
  await expect(list(other.page, 'Todo').locator('.landing')).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('log')).toHaveText('Empty, place 1 of 1.')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('log')).toHaveText('Done, place 1 of 2.')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', focused('Alpha'))).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('log')).toHaveText('Dropped Alpha. Done, place 2 of 2.')
  for (const one of [page, other.page]) await shows(one, 'Done', ['Delta', 'Alpha'])
  await expect(page.getByRole('link', focused('Alpha'))).toBeFocused()
})

test('Escape gives it back', async ({ board, join }) => {
  const { page } = await join()
  await page.getByRole('link', focused('Beta')).focus()
  for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Escape']) await page.keyboard.press(key)
  await expect(page.getByRole('log')).toHaveText('Beta is back where it was.')
  await shows(page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
  await expect(page.getByRole('link', focused('Beta'))).toBeFocused()
  expect((await board.owner.get(`/api/boards/${board.id}`)).body.seq).toBe(8)
})

test('a list is lifted and carried too', async ({ join }) => {
  const { page } = await join()
  await page.getByRole('button', { name: 'Todo', exact: true }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('log')).toHaveText(/^Lifted the list Todo\. Place 1 of 3/)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('log')).toHaveText('Place 2 of 3.')
  await page.keyboard.press('Space')
  await expect.poll(() => page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Empty', 'Todo', 'Done'])
  await expect(page.getByRole('button', { name: 'Todo', exact: true })).toBeFocused()
})

test('N adds a card below, E renames, Enter opens, Escape closes', async ({ board, join }) => {
  const { page } = await join()
  await page.getByRole('link', focused('Alpha')).focus()
  await page.keyboard.press('n')
  await page.keyboard.type('Between')
  await page.keyboard.press('Enter')
  await page.keyboard.type('And again')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await shows(page, 'Todo', ['Alpha', 'Between', 'And again', 'Beta', 'Gamma'])
  await page.getByRole('link', focused('Beta')).focus()
  await page.keyboard.press('e')
  await page.keyboard.press('End')
  await page.keyboard.type(' two')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', focused('Beta two'))).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Beta two' })).toBeFocused()
  expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/boards/${board.id}/cards/[0-9a-f-]{36}$`))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await expect(page.getByRole('link', focused('Beta two'))).toBeFocused()
})

test('what others do does not move the focus, nor the text that I am in', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  await card(mara.page, 'Gamma').getByRole('link').focus()
  await mara.page.keyboard.press('e')
  await mara.page.keyboard.type('!')
  await jun.page.getByRole('link', focused('Gamma')).focus()
  for (const key of ['Space', 'ArrowUp', 'ArrowUp', 'Space']) await jun.page.keyboard.press(key)
  await shows(jun.page, 'Todo', ['Gamma', 'Alpha', 'Beta'])
  await expect(mara.page.getByLabel('Card title')).toBeFocused()
  await mara.page.keyboard.type('!')
  await mara.page.keyboard.press('Enter')
  for (const { page } of [mara, jun]) await shows(page, 'Todo', ['Gamma!!', 'Alpha', 'Beta'])
  expect(board.id).toBeTruthy()
})
