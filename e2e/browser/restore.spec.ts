import type { Page } from '@playwright/test'
import { foundByAxe } from './axe.ts'
import { card, expect, fill, idsOf, list, shows, test } from './fixtures.ts'
import { banner, isAt, isShown } from './the-past.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const headOf = async (who: { get: (path: string) => Promise<{ body: { seq: number } }> }, board: string) =>
  (await who.get(`/api/boards/${board}`)).body.seq

/** Goes to an entry by the address, as a link leads there. */
async function goTo(page: Page, url: string, seq: number): Promise<void> {
  await page.goto(`${url}?at=${seq}`)
  await isShown(page)
  await isAt(page, seq)
}

test('the order of the board is restored, seen by others, and undone by the notice', async ({ board, join }) => {
  const mara = await join()
  const jun = await join()
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta', 'Gamma'], Done: ['Delta'] })
  const at = await headOf(board.owner, board.id)
  const ids = await idsOf(mara, board.id)
  const ask = (type: string, fields: Record<string, unknown>) => board.owner.ask(board.id, type, fields)
  await ask('MoveCards', { cardIds: [ids.Alpha, ids.Beta], listId: ids.Done })
  await ask('MoveList', { listId: ids.Todo })
  await ask('AddCard', { cardId: crypto.randomUUID(), listId: ids.Done, title: 'Since', after: null })
  await ask('ArchiveCard', { cardId: ids.Delta })
  await shows(jun.page, 'Done', ['Since', 'Alpha', 'Beta'])

  await goTo(mara.page, board.url, at)
  await mara.page.getByRole('button', { name: 'Restore this card order…' }).click()
  await expect(dialog(mara.page)).toContainText(
    'To be as it was then, 2 cards go back to their lists and lists change places; what was added since stays.',
  )
  await expect(dialog(mara.page)).toContainText('1 card of then is in the archive by now, and stays there.')
  await expect(dialog(mara.page)).toContainText('Nothing is erased')

  // What others do meanwhile is in what is said.
  await jun.api.ask(board.id, 'MoveCard', { cardId: ids.Gamma, listId: ids.Done })
  await expect(dialog(mara.page)).toContainText('3 cards go back')
  await dialog(mara.page).getByRole('button', { name: 'Restore the order' }).click()

  await expect(banner(mara.page)).toHaveCount(0)
  for (const { page } of [mara, jun]) {
    await shows(page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
    await shows(page, 'Done', ['Since'])
    expect(await page.locator('[data-list] h2').allTextContents()).toEqual(['Todo', 'Done'])
  }
  await expect(mara.page.getByRole('log')).toHaveText(/Order of .+ restored/)
  await expect(mara.page.locator('[data-card-link]:focus')).toHaveCount(1)
  const notice = mara.page.getByRole('listitem').filter({ hasText: /Order of .+ restored/ })
  await notice.getByRole('button', { name: 'Undo' }).click()
  for (const { page } of [mara, jun]) {
    await shows(page, 'Done', ['Since', 'Alpha', 'Beta', 'Gamma'])
    await shows(page, 'Todo', [])
    expect(await page.locator('[data-list] h2').allTextContents()).toEqual(['Done', 'Todo'])
  }
  // Nothing is taken from the log.
  const { entries } = (await board.owner.get(`/api/boards/${board.id}/events?after=${at}`)).body
  expect(entries.map((entry: { events: { type: string }[] }) => entry.events[0]?.type)).toEqual(
    expect.arrayContaining(['CardsMoved', 'ListMoved', 'CardArchived', 'OrderRestored', 'CommandUndone']),
  )
})

test('where nothing has changed the dialog says so, and does nothing', async ({ board, join }) => {
  const { page } = await join()
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const at = await headOf(board.owner, board.id)
  const ids = await idsOf({ api: board.owner }, board.id)
  await board.owner.ask(board.id, 'RenameCard', { cardId: ids.Alpha, title: 'Alpha still' })
  await goTo(page, board.url, at)
  await page.getByRole('button', { name: 'Restore this card order…' }).click()
  await expect(dialog(page)).toContainText('Nothing of it has changed since.')
  await expect(dialog(page).getByRole('button', { name: 'Restore the order' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(banner(page)).toBeVisible()
})

test('a card comes back as it was, from its own sheet, and says before what has changed', async ({ board, join }) => {
  const { page } = await join()
  const jun = await join()
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: [] })
  const ids = await idsOf({ api: board.owner }, board.id)
  const ask = (type: string, fields: object) => board.owner.ask(board.id, type, { cardId: ids.Alpha, ...fields })
  await ask('DescribeCard', { description: 'First words', base: 0 })
  const at = await headOf(board.owner, board.id)
  await ask('RenameCard', { title: 'Another name' })
  await ask('DescribeCard', { description: 'Other words', base: at })
  await ask('MoveCard', { listId: ids.Done })
  await shows(jun.page, 'Done', ['Another name'])

  await goTo(page, `${board.url}/cards/${ids.Alpha}`, at)
  const sheet = page.getByRole('complementary')
  await sheet.getByRole('button', { name: 'Menu of this card' }).click()
  const item = page.getByRole('menuitem', { name: /^Restore as it was then/ })
  await expect(item).toContainText('Changed since: title, place, and description')
  await item.click()
  await expect(banner(page)).toHaveCount(0)
  await expect(sheet).toContainText('First words')
  await shows(jun.page, 'Todo', ['Alpha', 'Beta'])
  await expect(page.getByText(/TAN-1 restored as of/).last()).toBeVisible()

  // As it is now: there is nothing to do.
  await goTo(page, `${board.url}/cards/${ids.Alpha}`, at)
  await sheet.getByRole('button', { name: 'Menu of this card' }).click()
  await expect(item).toContainText('Nothing of it has changed since.')
  await expect(item).toBeDisabled()
})

test('a card that was archived comes back from the menu on its face, by keys; one that was deleted does not', async ({
  board,
  join,
  complaints,
}) => {
  // The body of a card that is deleted is asked for in vain.
  complaints.expected.push(/status of 404/)
  const { page } = await join()
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const at = await headOf(board.owner, board.id)
  const ids = await idsOf({ api: board.owner }, board.id)
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids.Alpha })
  await goTo(page, board.url, at)
  await card(page, 'Alpha').hover()
  await page.getByRole('button', { name: 'Menu of Alpha' }).click()
  const item = page.getByRole('menuitem', { name: /^Restore as it was then/ })
  await expect(item).toContainText('Changed since: it was archived')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(banner(page)).toHaveCount(0)
  await shows(page, 'Todo', ['Alpha', 'Beta'])

  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids.Beta })
  const before = await headOf(board.owner, board.id)
  await board.owner.ask(board.id, 'DeleteCard', { cardId: ids.Beta })
  expect(await headOf(board.owner, board.id)).toBe(before + 1)
  await goTo(page, `${board.url}/cards/${ids.Beta}`, at)
  await page.getByRole('complementary').getByRole('button', { name: 'Menu of this card' }).click()
  await expect(item).toContainText('It was deleted, or moved to another board, since.')
  await expect(item).toBeDisabled()
})

test('a list comes back with its cards, and is undone by the notice', async ({ board, join }) => {
  const { page } = await join()
  const jun = await join()
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta', 'Gamma'], Done: [] })
  const at = await headOf(board.owner, board.id)
  const ids = await idsOf({ api: board.owner }, board.id)
  await board.owner.ask(board.id, 'RenameList', { listId: ids.Todo, title: 'Later' })
  await board.owner.ask(board.id, 'MoveCard', { cardId: ids.Alpha, listId: ids.Done })
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids.Beta })
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Todo })
  await expect(list(jun.page, 'Later')).toHaveCount(0)

  await goTo(page, board.url, at)
  await list(page, 'Todo').getByRole('button', { name: 'Menu of Todo' }).click()
  await page.getByRole('menuitem', { name: /^Restore as it was then…/ }).click()
  await expect(dialog(page)).toContainText(
    'To be as it was then, it comes out of the archive, it gets its title back, 1 card comes back from another list, and 2 cards come out of the archive; what was added since stays.',
  )
  await dialog(page).getByRole('button', { name: 'Restore the list' }).press('Enter')
  await expect(banner(page)).toHaveCount(0)
  for (const one of [page, jun.page]) await shows(one, 'Todo', ['Alpha', 'Beta', 'Gamma'])
  await expect(list(page, 'Todo').getByRole('button', { name: 'Todo', exact: true })).toBeFocused()
  await page
    .getByRole('listitem')
    .filter({ hasText: /Todo restored/ })
    .getByRole('button', { name: 'Undo' })
    .click()
  for (const one of [page, jun.page]) {
    await expect(list(one, 'Todo')).toHaveCount(0)
    await shows(one, 'Done', ['Alpha'])
  }
})

test('who may only look is offered none of it, and whose role goes meanwhile neither', async ({ board, join }) => {
  const { page } = await join()
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const at = await headOf(board.owner, board.id)
  const ids = await idsOf({ api: board.owner }, board.id)
  await board.owner.ask(board.id, 'MoveCard', { cardId: ids.Alpha, listId: ids.Todo })
  await goTo(page, board.url, at)
  await page.getByRole('button', { name: 'Restore this card order…' }).click()
  await expect(dialog(page).getByRole('button', { name: 'Restore the order' })).toBeEnabled()
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'viewer' })
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Restore this card order…' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Menu of Todo' })).toHaveCount(0)
  await card(page, 'Alpha').getByRole('link').click()
  await page.getByRole('button', { name: 'Menu of this card' }).click()
  await expect(page.getByRole('menuitem', { name: 'Copy the link' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /Restore/ })).toHaveCount(0)
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the dialog and the menus, ${theme}`, async ({ board, join }) => {
    const { page } = await join({ colorScheme: theme })
    await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
    const at = await headOf(board.owner, board.id)
    const ids = await idsOf({ api: board.owner }, board.id)
    await board.owner.ask(board.id, 'MoveCard', { cardId: ids.Alpha, listId: ids.Todo })
    await goTo(page, board.url, at)
    await page.getByRole('button', { name: 'Restore this card order…' }).click()
    await expect(dialog(page)).toContainText('1 list gets its order of cards')
    expect(await foundByAxe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Menu of Todo' }).click()
    await expect(page.getByRole('menuitem', { name: /It has changed since/ })).toBeVisible()
    expect(await foundByAxe(page)).toEqual([])
  })

test('on a phone the dialog comes from below, and nothing is cut off', async ({ board, join }) => {
  const { page } = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const at = await headOf(board.owner, board.id)
  const ids = await idsOf({ api: board.owner }, board.id)
  await board.owner.ask(board.id, 'MoveCard', { cardId: ids.Alpha, listId: ids.Todo })
  await goTo(page, board.url, at)
  await page.getByRole('button', { name: 'Restore this card order…' }).tap()
  await expect(dialog(page)).toContainText('1 list gets its order of cards')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await dialog(page).getByRole('button', { name: 'Restore the order' }).tap()
  await shows(page, 'Todo', ['Alpha', 'Beta'])
})
