import type { Page } from '@playwright/test'
import type { Program } from '../program.ts'
import { foundByAxe } from './axe.ts'
import { expect, fill, idsOf, isLive, test } from './fixtures.ts'

const bell = (page: Page) => page.getByRole('button', { name: /^Inbox/ })
const inbox = (page: Page) => page.getByRole('dialog', { name: 'Inbox' })
const letters = (page: Page) => inbox(page).getByRole('listitem')
const say = (who: Program, board: string, cardId: string | undefined, text: string) =>
  who.ask(board, 'AddComment', { cardId, commentId: crypto.randomUUID(), text })

test('what concerns me is counted live, opened as a list, read, and each letter is the way to its card', async ({
  board,
  join,
  server,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const mara = await join()
  const jun = await join()
  const { Alpha, Beta } = await idsOf(mara, board.id)
  const { id, name } = (await mara.api.get('/api/me')).body
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox')
  await jun.api.ask(board.id, 'AssignCards', { cardIds: [Alpha], userId: id })
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox, 1 not read')
  await say(jun.api, board.id, Beta, `Look, @[${name}](user:${id})`)
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox, 2 not read')
  await expect(bell(jun.page)).toHaveAccessibleName('Inbox')

  // On home too, and from a board that is not open.
  await mara.page.goto(server.base)
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox, 2 not read')
  await say(jun.api, board.id, Alpha, 'And this')
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox, 3 not read')
  await bell(mara.page).click()
  await expect(letters(mara.page)).toHaveCount(3)
  await expect(letters(mara.page).first()).toContainText('commented on TAN-1 Alpha')
  await expect(letters(mara.page).first()).toContainText('“And this”')
  await expect(letters(mara.page).nth(1)).toContainText('mentioned you on TAN-2 Beta')
  await expect(letters(mara.page).nth(1)).toContainText(`“Look, @${name}”`)
  await expect(letters(mara.page).nth(2)).toContainText('put you on TAN-1 Alpha')
  await letters(mara.page).nth(1).getByRole('link').click()
  await expect(mara.page.getByRole('complementary', { name: 'Beta' })).toBeVisible()
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox, 2 not read')

  await bell(mara.page).focus()
  await mara.page.keyboard.press('i')
  await expect(letters(mara.page)).toHaveCount(3)
  await expect(inbox(mara.page).getByText('Not read')).toHaveCount(2)
  await say(jun.api, board.id, Alpha, 'And that')
  await expect(letters(mara.page)).toHaveCount(4)
  await inbox(mara.page).getByRole('button', { name: 'Mark all as read' }).click()
  await expect(inbox(mara.page).getByText('Not read')).toHaveCount(0)
  await mara.page.keyboard.press('Escape')
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox')
  await expect(bell(mara.page)).toBeFocused()
})

test('what I have read is read in my other tabs, and what I may not see any more is not told', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const mara = await join()
  const { Alpha } = await idsOf(mara, board.id)
  const { id } = (await mara.api.get('/api/me')).body
  const tab = await mara.context.newPage()
  await tab.goto(board.url)
  await board.owner.ask(board.id, 'AssignCards', { cardIds: [Alpha], userId: id })
  await expect(bell(tab)).toHaveAccessibleName('Inbox, 1 not read')
  await bell(tab).click()
  await inbox(tab).getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox')
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: Alpha })
  await tab.keyboard.press('Escape')
  await bell(tab).click()
  await expect(inbox(tab)).toContainText('Nothing here yet.')
})

test('where sockets are blocked, what is done on the board is counted all the same', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const mara = await join()
  await mara.context.routeWebSocket(/\/live/, (socket) => socket.close())
  await mara.page.reload()
  await isLive(mara.page)
  const { Alpha } = await idsOf(mara, board.id)
  const { id } = (await mara.api.get('/api/me')).body
  await board.owner.ask(board.id, 'AssignCards', { cardIds: [Alpha], userId: id })
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox, 1 not read')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the inbox, nor on a phone: ${colorScheme}`, async ({ board, join }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha'] })
    const mara = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme })
    const { Alpha } = await idsOf(mara, board.id)
    const { id, name } = (await mara.api.get('/api/me')).body
    await expect(bell(mara.page)).toHaveCount(0)
    await say(board.owner, board.id, Alpha, `Hello @[${name}](user:${id})`)
    await expect(bell(mara.page)).toBeVisible()
    expect(await mara.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await mara.page.getByRole('button', { name: 'Menu of this board' }).tap()
    await mara.page.getByRole('menuitem', { name: 'Inbox…' }).tap()
    await expect(letters(mara.page)).toHaveCount(1)
    expect(await foundByAxe(mara.page)).toEqual([])
  })
