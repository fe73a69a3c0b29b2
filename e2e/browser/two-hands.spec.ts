import type { Page } from '@playwright/test'
import {
  card,
  carry,
  edit,
  expect,
  field,
  fill,
  holdCommands,
  idsOf,
  lift,
  list,
  middle,
  shows,
  test,
} from './fixtures.ts'

/** The sentence for the person, where it is seen. */
const notice = (page: Page, words: string | RegExp) =>
  page.getByRole('region', { name: /^Notifications/ }).getByText(words)
const carried = (page: Page) => page.locator('.carried')

test.beforeEach(async ({ board }) => {
  await board.owner.send('PATCH', '/api/me', { name: 'Jun' })
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Doing: ['Gamma'], Done: ['Delta'] })
})

test('[M1, M2] a card that someone moves and renames while I hold it lands where I let go, as they named it', async ({
  board,
  join,
}) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  const from = await lift(page, card(page, 'Alpha'))
  const over = await middle(card(page, 'Gamma'))
  await carry(page, from, { x: over.x, y: over.y + 60 })
  await board.owner.ask(board.id, 'MoveCard', { cardId: ids.Alpha, listId: ids.Done })
  await expect(notice(page, 'Jun moved Alpha to Done. It is still in your hand.')).toBeVisible()
  await shows(page, 'Done', ['Delta'])
  await expect(list(page, 'Doing').locator('[data-held]')).toHaveCount(1)
  await board.owner.ask(board.id, 'RenameCard', { cardId: ids.Alpha, title: 'Alpha, renamed' })
  await expect(notice(page, 'Jun renamed the card in your hand to Alpha, renamed.')).toBeVisible()
  await expect(carried(page)).toContainText('Alpha, renamed')
  await page.mouse.up()
  await expect.poll(async () => (await idsOf({ api }, board.id))['Alpha, renamed']).toBe(ids.Alpha)
  await expect
    .poll(async () => (await api.get(`/api/boards/${board.id}`)).body.board.cards[ids.Alpha ?? ''].listId)
    .toBe(ids.Doing)
  await shows(page, 'Doing', ['Gamma', 'Alpha, renamed'])
})

test('[M1] a card that someone moves while I hold it stays where they put it when I give it back', async ({
  board,
  join,
}) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  await page.getByRole('link', { name: 'Alpha' }).focus()
  await page.keyboard.press('Space')
  await board.owner.ask(board.id, 'MoveCard', { cardId: ids.Alpha, listId: ids.Done })
  await expect(notice(page, 'Jun moved Alpha to Done. It is still in your hand.')).toBeVisible()
  await page.keyboard.press('Escape')
  await shows(page, 'Done', ['Delta', 'Alpha'])
  await expect(page.getByRole('log')).toHaveText('Alpha stays in Done, where it was moved to.')
})

test('[M3] a card that is archived under my hand leaves it, and can be brought back', async ({ board, join }) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  const from = await lift(page, card(page, 'Alpha'))
  await carry(page, from, await middle(card(page, 'Gamma')))
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids.Alpha })
  await expect(notice(page, 'Jun archived Alpha, which was in your hand.')).toBeVisible()
  await expect(carried(page)).toHaveCount(0)
  await page.mouse.up()
  const { seq } = (await api.get(`/api/boards/${board.id}`)).body
  await page.getByRole('button', { name: 'Restore' }).click()
  await shows(page, 'Todo', ['Alpha', 'Beta'])
  // Letting go of nothing has asked for nothing.
  await expect.poll(async () => (await api.get(`/api/boards/${board.id}`)).body.seq).toBe(seq + 1)
})

test('[M4] a list that is archived under a card leaves the card in my hand: over another by pointer, over its own by keys', async ({
  board,
  join,
}) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  const from = await lift(page, card(page, 'Alpha'))
  const over = await middle(card(page, 'Gamma'))
  await carry(page, from, over)
  await shows(page, 'Todo', ['Beta'])
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Doing })
  await expect(notice(page, 'Jun archived the list Doing. Alpha is still in your hand.')).toBeVisible()
  await expect(list(page, 'Done').locator('[data-held]')).toHaveCount(1)
  await page.mouse.up()
  await expect(list(page, 'Done').getByText('Alpha')).toBeVisible()

  await page.getByRole('link', { name: 'Beta' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(list(page, 'Done').getByText('Beta')).toBeVisible()
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Done })
  await expect(notice(page, 'Jun archived the list Done. Beta is still in your hand.')).toBeVisible()
  await shows(page, 'Todo', ['Beta'])
  await expect(page.getByRole('link', { name: 'Beta' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-held]')).toHaveCount(0)
})

test('[M3, M5] what goes with its list, and a list itself, leave my hand', async ({ board, join }) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  const from = await lift(page, card(page, 'Alpha'))
  await carry(page, from, await middle(card(page, 'Gamma')))
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Todo })
  await expect(notice(page, 'Jun archived the list Todo, and Alpha in your hand with it.')).toBeVisible()
  await expect(carried(page)).toHaveCount(0)
  await page.mouse.up()

  const start = await lift(page, list(page, 'Doing').getByRole('heading', { level: 2 }))
  await carry(page, start, { x: start.x + 200, y: start.y })
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Doing })
  await expect(notice(page, 'Jun archived the list Doing, which was in your hand.')).toBeVisible()
  await expect(carried(page)).toHaveCount(0)
  await page.mouse.up()
  await page.getByRole('button', { name: 'Restore' }).first().click()
  await expect(list(page, 'Doing')).toBeVisible()
})

test('[M6] a drop that meets an archiving on its way is taken back, with the reason', async ({ board, join }) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  const letGo = await holdCommands(page)
  const from = await lift(page, card(page, 'Alpha'))
  await carry(page, from, await middle(card(page, 'Gamma')))
  await page.mouse.up()
  await shows(page, 'Todo', ['Beta'])
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Doing })
  await expect(list(page, 'Doing')).toHaveCount(0)
  letGo()
  await expect(notice(page, 'That list was archived, so the change was taken back.')).toBeVisible()
  await shows(page, 'Todo', ['Alpha', 'Beta'])
})

test('[M7] a title that I write while someone changes it: both are shown, and I choose', async ({ board, join }) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  const theirs = page.getByRole('alert').filter({ hasText: 'Someone has renamed it since you began.' })

  await edit(page, 'Alpha')
  await page.keyboard.type(' by me')
  await board.owner.ask(board.id, 'RenameCard', { cardId: ids.Alpha, title: 'Alpha by Jun' })
  await expect(theirs).toContainText('Alpha by Jun')
  await expect(field(page, 'Card title')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.mouse.click(640, 700)
  await expect(field(page, 'Card title')).toHaveValue('Alpha by me')
  await theirs.getByRole('button', { name: 'Keep mine' }).click()
  await shows(page, 'Todo', ['Alpha by me', 'Beta'])

  await page.getByRole('button', { name: 'Doing', exact: true }).click()
  await field(page, 'List title').fill('Doing by me')
  await board.owner.ask(board.id, 'RenameList', { listId: ids.Doing, title: 'Doing by Jun' })
  await expect(theirs).toContainText('Doing by Jun')
  await theirs.getByRole('button', { name: 'Take theirs' }).click()
  await expect(page.getByRole('button', { name: 'Doing by Jun', exact: true })).toBeFocused()

  await card(page, 'Beta').getByRole('link').click()
  await page.getByRole('complementary').getByRole('heading', { level: 2 }).getByRole('button').click()
  await field(page, 'Card title').fill('Beta by me')
  await board.owner.ask(board.id, 'RenameCard', { cardId: ids.Beta, title: 'Beta by Jun' })
  await expect(theirs).toContainText('Beta by Jun')
  await theirs.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(async () => Object.keys(await idsOf({ api }, board.id))).toContain('Beta by me')
  const { board: now } = (await api.get(`/api/boards/${board.id}`)).body
  expect(now.lists[ids.Doing ?? ''].title).toBe('Doing by Jun')
  expect(now.cards[ids.Alpha ?? ''].title).toBe('Alpha by me')
})

test('[M8] titles that cross on their way: whose was replaced is said, and can be taken', async ({ board, join }) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  const letGo = await holdCommands(page)
  await edit(page, 'Alpha')
  await page.keyboard.type(' by me')
  await page.keyboard.press('Enter')
  await shows(page, 'Todo', ['Alpha by me', 'Beta'])
  await board.owner.ask(board.id, 'RenameCard', { cardId: ids.Alpha, title: 'Alpha by Jun' })
  await expect(notice(page, 'Jun made it “Alpha by Jun” meanwhile. Yours has taken its place.')).toBeVisible()
  letGo()
  await expect.poll(async () => Object.keys(await idsOf({ api }, board.id))).toContain('Alpha by me')
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect.poll(async () => Object.keys(await idsOf({ api }, board.id))).toContain('Alpha by Jun')
})

test('[M9] a description that I write while someone changes it: mine stays in its field, theirs is beside it', async ({
  board,
  join,
}) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  await card(page, 'Alpha').getByRole('link').click()
  await page.getByRole('button', { name: 'Add a description' }).click()
  await page.keyboard.type('by me')
  await board.owner.ask(board.id, 'DescribeCard', { cardId: ids.Alpha, description: 'by Jun', base: 0 })
  const theirs = page.getByRole('region', { name: 'Theirs' })
  await expect(theirs).toContainText('by Jun')
  await expect(field(page, 'Description')).toBeFocused()
  await page.keyboard.type(', and more')
  await expect(field(page, 'Description')).toHaveValue('by me, and more')
  const [mine, other] = [await field(page, 'Description').boundingBox(), await theirs.boundingBox()]
  expect((mine?.x ?? 0) + (mine?.width ?? 0)).toBeLessThan(other?.x ?? 0)
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await theirs.getByRole('button', { name: 'Take theirs' }).click()
  await expect(page.getByRole('region', { name: 'Description' })).toHaveText(/by Jun/)
})

test('[M10] what I write in is archived: my words are kept, and go on when it is restored', async ({ board, join }) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  await edit(page, 'Alpha')
  await page.keyboard.type(' by me')
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids.Alpha })
  await expect(notice(page, /^Jun archived Alpha while you wrote/)).toBeVisible()
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(field(page, 'Card title')).toHaveValue('Alpha by me')
  await field(page, 'Card title').press('Enter')
  await shows(page, 'Todo', ['Alpha by me', 'Beta'])

  await page.getByRole('button', { name: 'Add a card at the end of Done' }).click()
  await page.keyboard.type('half a tit')
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Done })
  await expect(notice(page, /^Jun archived the list Done while you wrote/)).toBeVisible()
  await page.getByRole('button', { name: 'Restore' }).first().click()
  await expect(field(page, 'Title of the new card')).toHaveValue('half a tit')

  await card(page, 'Beta').getByRole('link').click()
  await page.getByRole('button', { name: 'Add a description' }).click()
  await page.keyboard.type('half a sentence')
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids.Beta })
  await expect(page.getByRole('complementary')).toContainText('What you were writing is kept')
  await page.getByRole('button', { name: 'Restore it' }).click()
  await expect(field(page, 'Description')).toHaveValue('half a sentence')
})
