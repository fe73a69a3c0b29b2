import type { Page } from '@playwright/test'
import { foundByAxe } from './axe.ts'
import { card, expect, fill, idsOf, test } from './fixtures.ts'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Activity' })
const lines = (page: Page) => panel(page).getByRole('list', { name: 'Activity' }).getByRole('listitem')

test('what has happened on a board is told with before and after, live at the top, each line the way to its card', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: [] })
  const mara = await join()
  const jun = await join()
  const { Alpha, Done } = await idsOf(mara, board.id)
  await jun.api.ask(board.id, 'MoveCard', { cardId: Alpha, listId: Done })
  await jun.api.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Aleph' })

  await card(mara.page, 'Beta').getByRole('link').focus()
  await mara.page.keyboard.press('a')
  await expect(panel(mara.page)).toBeFocused()
  await expect(lines(mara.page).first()).toContainText('renamed TAN-1: “Alpha” → “Aleph”')
  await expect(lines(mara.page).nth(1)).toContainText('moved TAN-1 Aleph from Todo to Done')
  await expect(lines(mara.page).last()).toContainText('made this board')
  expect(await foundByAxe(mara.page)).toEqual([])

  await jun.api.ask(board.id, 'DescribeCard', { cardId: Alpha, description: 'First words', base: 0 })
  await expect(lines(mara.page).first()).toContainText('described TAN-1 Aleph')
  await expect(lines(mara.page).first().getByRole('insertion')).toContainText('First words')
  const href = await lines(mara.page).nth(1).getByTitle('The board at that moment').getAttribute('href')
  expect(href).toMatch(new RegExp(`/boards/${board.id}\\?at=\\d+$`))

  await lines(mara.page).first().getByRole('link', { name: /TAN-1/ }).click()
  await expect(mara.page.getByRole('complementary', { name: 'Aleph' })).toBeVisible()
  await mara.page.keyboard.press('Escape')
  await expect(mara.page.getByRole('complementary', { name: 'Aleph' })).toHaveCount(0)
  await expect(panel(mara.page)).toBeVisible()
  await mara.page.keyboard.press('Escape')
  await expect(panel(mara.page)).toHaveCount(0)
})

test('activity is chosen by who and by what, and what lies further back comes when it is scrolled to', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const mara = await join()
  const { Alpha } = await idsOf(mara, board.id)
  const renames = Array.from({ length: 90 }, (_, index) => ({
    commandId: crypto.randomUUID(),
    type: 'RenameCard',
    cardId: Alpha,
    title: `Alpha ${index}`,
  }))
  await mara.api.send('POST', `/api/boards/${board.id}/commands`, renames)

  await mara.page.getByRole('button', { name: 'Menu of this board' }).click()
  await mara.page.getByRole('menuitem', { name: 'Activity…' }).click()
  await expect(lines(mara.page).first()).toContainText('“Alpha 88” → “Alpha 89”')
  await expect(panel(mara.page).getByText('This is where it began.')).toHaveCount(0)
  await expect(async () => {
    await panel(mara.page)
      .getByText(/^(Looking further back|This is where it began)/)
      .scrollIntoViewIfNeeded()
    await expect(lines(mara.page).last()).toContainText('made this board', { timeout: 1_000 })
  }).toPass()
  await expect(panel(mara.page).getByText('This is where it began.')).toBeVisible()

  await panel(mara.page).getByLabel('What').selectOption('Cards added')
  await expect(lines(mara.page)).toHaveCount(1)
  await expect(lines(mara.page).first()).toContainText('to Todo')
  await panel(mara.page).getByLabel('By').selectOption({ index: 1 })
  await panel(mara.page).getByLabel('What').selectOption('Comments')
  await expect(panel(mara.page).getByText('Nothing of that has happened yet.')).toBeVisible()
  await mara.api.ask(board.id, 'AddComment', { cardId: Alpha, commentId: crypto.randomUUID(), text: 'Hello' })
  await panel(mara.page).getByLabel('By').selectOption('Everyone')
  await expect(lines(mara.page).first()).toContainText('commented on TAN-1 Alpha 89: “Hello”')
})

test('of a card that is deleted the activity says nothing any more', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Secret plan'] })
  const mara = await join()
  const ids = await idsOf(mara, board.id)
  await mara.page.keyboard.press('a')
  await expect(lines(mara.page).first()).toContainText('Secret plan')
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids['Secret plan'] })
  await board.owner.ask(board.id, 'DeleteCard', { cardId: ids['Secret plan'] })
  await expect(lines(mara.page).first()).toContainText('deleted a card for good')
  await expect(panel(mara.page)).not.toContainText('Secret plan')
  await expect(lines(mara.page).nth(1)).toContainText('a card that is gone')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`on a phone the activity is the page: ${colorScheme}`, async ({ board, join }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
    const mara = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme })
    await mara.page.getByRole('button', { name: 'Menu of this board' }).tap()
    await mara.page.getByRole('menuitem', { name: 'Activity…' }).tap()
    await expect(lines(mara.page)).toHaveCount(4)
    expect((await panel(mara.page).boundingBox())?.width).toBe(390)
    expect(await foundByAxe(mara.page)).toEqual([])
    await panel(mara.page).getByRole('button', { name: 'Close the activity' }).tap()
    await expect(panel(mara.page)).toHaveCount(0)
  })
