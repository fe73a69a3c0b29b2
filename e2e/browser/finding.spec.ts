import type { Page } from '@playwright/test'
import { card, drag, expect, field, fill, idsOf, isLive, list, shows, test, titles } from './fixtures.ts'

test.beforeEach(({ board }) =>
  fill(board.owner, board.id, {
    Todo: ['Red fox', 'Blue whale', 'Red panda', 'Blue jay'],
    Done: ['Red kite', 'Grey seal'],
  }),
)

const panel = (page: Page) => page.getByRole('dialog', { name: 'Filter' })
const open = (page: Page) => page.getByRole('button', { name: /^Filter/ })
const box = (page: Page, name: string) => panel(page).getByRole('checkbox', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
/** Opens the filter by its key, and writes words in it. */
async function filterBy(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/')
  await field(page, 'Words or number').fill(words)
  await page.keyboard.press('Enter')
  await expect(panel(page)).toBeHidden()
}
const search = (page: Page) => expect.poll(() => new URL(page.url()).search)

test('words leave the cards that have them; the address keeps the filter, over a reload and an opened card', async ({
  join,
}) => {
  const [{ page }, other] = [await join(), await join()]
  await page.keyboard.press('/')
  await expect(field(page, 'Words or number')).toBeFocused()
  await field(page, 'Words or number').fill('blue')
  await shows(page, 'Todo', ['Blue whale', 'Blue jay'])
  await shows(page, 'Done', [])
  await expect(page.getByText('Showing 2 of 6')).toBeVisible()
  await expect(list(page, 'Todo').getByText('2 of 4 cards shown')).toBeAttached()
  await expect(page.getByRole('log').first()).toHaveText('Showing 2 of 6')
  await search(page).toBe('?text=blue')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(open(page)).toBeFocused()
  await shows(page, 'Todo', ['Blue whale', 'Blue jay'])
  await shows(other.page, 'Todo', ['Red fox', 'Blue whale', 'Red panda', 'Blue jay'])

  await page.reload()
  await isLive(page)
  await shows(page, 'Todo', ['Blue whale', 'Blue jay'])
  await link(page, 'Blue jay').click()
  await expect(page.getByRole('complementary')).toBeVisible()
  await search(page).toBe('?text=blue')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toBeHidden()
  await shows(page, 'Todo', ['Blue whale', 'Blue jay'])
  await page.keyboard.press('Escape')
  await shows(page, 'Todo', ['Red fox', 'Blue whale', 'Red panda', 'Blue jay'])
  await search(page).toBe('')
})

test('labels, people and dates; of one kind any will do, and of each kind one must', async ({ board, join }) => {
  const me = await join()
  const { page, api } = me
  const ids = await idsOf(me, board.id)
  const labelId = crypto.randomUUID()
  await api.ask(board.id, 'AddLabel', { labelId, name: 'sea', color: 'blue' })
  await api.ask(board.id, 'LabelCards', { cardIds: [ids['Blue whale'], ids['Grey seal']], labelId })
  await api.ask(board.id, 'AssignCards', { cardIds: [ids['Grey seal']], userId: board.owner.id })
  const at = new Date(Date.now() - 3_600_000).toISOString()
  await api.ask(board.id, 'SetDue', { cardIds: [ids['Red kite']], at })
  await open(page).click()
  await box(page, 'sea').check()
  await shows(page, 'Todo', ['Blue whale'])
  await shows(page, 'Done', ['Grey seal'])
  await box(page, 'No one’s').check()
  await shows(page, 'Done', [])
  await box(page, 'sea').uncheck()
  await shows(page, 'Done', ['Red kite'])
  await box(page, 'Overdue').check()
  await shows(page, 'Todo', [])
  await shows(page, 'Done', ['Red kite'])
  await search(page).toBe('?person=none&due=overdue')
  await panel(page).getByRole('button', { name: 'Clear' }).click()
  await shows(page, 'Todo', ['Red fox', 'Blue whale', 'Red panda', 'Blue jay'])
  await expect(panel(page)).toBeVisible()
  await expect(field(page, 'Words or number')).toBeFocused()
  const owner = (await board.owner.get('/api/me')).body.name
  await box(page, owner).check()
  await shows(page, 'Done', ['Grey seal'])
  await search(page).toBe(`?person=${board.owner.id}`)
})

test('what I add or change stays in sight; what others do is shown where it matches', async ({ board, join }) => {
  const [{ page }, other] = [await join(), await join()]
  await filterBy(page, 'blue')
  await shows(page, 'Todo', ['Blue whale', 'Blue jay'])
  await list(page, 'Todo').getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await field(page, 'Title of the new card').fill('Green frog')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await shows(page, 'Todo', ['Blue whale', 'Blue jay', 'Green frog'])
  await shows(other.page, 'Todo', ['Red fox', 'Blue whale', 'Red panda', 'Blue jay', 'Green frog'])
  const { 'Blue jay': jay, Todo: listId } = await idsOf(other, board.id)
  for (const title of ['Black bear', 'Blue tit'])
    await other.api.ask(board.id, 'AddCard', { cardId: crypto.randomUUID(), listId, title })
  await shows(page, 'Todo', ['Blue whale', 'Blue jay', 'Green frog', 'Blue tit'])
  await other.api.ask(board.id, 'RenameCard', { cardId: jay, title: 'Steller’s jay' })
  await shows(page, 'Todo', ['Blue whale', 'Green frog', 'Blue tit'])
  await link(page, 'Blue tit').focus()
  const { 'Blue tit': tit } = await idsOf(other, board.id)
  await other.api.ask(board.id, 'RenameCard', { cardId: tit, title: 'Great tit' })
  await shows(page, 'Todo', ['Blue whale', 'Green frog', 'Great tit'])
  await expect(link(page, 'Great tit')).toBeFocused()
})

test('a card that is dropped among those that are shown stands below the one that is seen above it', async ({
  join,
}) => {
  const [{ page }, other] = [await join(), await join()]
  await filterBy(page, 'red')
  await shows(page, 'Todo', ['Red fox', 'Red panda'])
  await drag(page, card(page, 'Red kite'), card(page, 'Red fox'))
  await shows(page, 'Todo', ['Red fox', 'Red kite', 'Red panda'])
  await shows(other.page, 'Todo', ['Red fox', 'Red kite', 'Blue whale', 'Red panda', 'Blue jay'])
})

test('by keys: the arrows walk what is shown, and what is lifted and let go stays where it was', async ({ join }) => {
  const [{ page }, other] = [await join(), await join()]
  await filterBy(page, 'red')
  await link(page, 'Red fox').focus()
  await page.keyboard.press('ArrowDown')
  await expect(link(page, 'Red panda')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(link(page, 'Red kite')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await shows(page, 'Todo', ['Red fox', 'Red panda'])
  await page.keyboard.press('Space')
  await expect(page.locator('[data-held]')).toHaveCount(0)
  await shows(other.page, 'Todo', ['Red fox', 'Blue whale', 'Red panda', 'Blue jay'])
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await shows(page, 'Todo', ['Red panda', 'Red fox'])
  await shows(other.page, 'Todo', ['Red panda', 'Red fox', 'Blue whale', 'Blue jay'])
})

test('on a phone the filter is at hand as well', async ({ join }) => {
  const { page } = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await open(page).tap()
  await field(page, 'Words or number').fill('panda')
  await expect.poll(() => titles(page, 'Todo')).toEqual(['Red panda'])
  const popup = await panel(page).boundingBox()
  expect(popup && popup.x >= 0 && popup.x + popup.width <= 390).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Clear' }).tap()
  await shows(page, 'Todo', ['Red fox', 'Blue whale', 'Red panda', 'Blue jay'])
})
