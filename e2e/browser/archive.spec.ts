import { foundByAxe } from './axe.ts'
import { card, expect, fill, idsOf, shows, test } from './fixtures.ts'

test('what is archived is found in the archive, brought back, or deleted for good by the owner', async ({
  board,
  join,
  browser,
  server,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta', 'Gamma'], Done: ['Delta'] })
  const mara = await join()
  const ids = await idsOf(mara, board.id)
  for (const title of ['Alpha', 'Beta']) await board.owner.ask(board.id, 'ArchiveCard', { cardId: ids[title] })
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Done })

  const openArchive = async (page: typeof mara.page) => {
    await page.getByRole('button', { name: 'Menu of this board' }).click()
    await page.getByRole('menuitem', { name: 'Archive of cards and lists…' }).click()
    return page.getByRole('dialog', { name: 'Archive' })
  }
  const archive = await openArchive(mara.page)
  await expect(archive.getByRole('listitem')).toHaveCount(3)
  await expect(archive.getByRole('button', { name: /^Delete/ })).toHaveCount(0)
  expect(await foundByAxe(mara.page)).toEqual([])
  await archive.getByRole('button', { name: 'Restore Beta' }).click()
  await archive.getByRole('button', { name: 'Restore Done' }).click()
  await expect(archive.getByRole('listitem')).toHaveCount(1)
  await mara.page.keyboard.press('Escape')
  await shows(mara.page, 'Todo', ['Beta', 'Gamma'])
  await shows(mara.page, 'Done', ['Delta'])

  const [name = '', value = ''] = board.owner.cookie.split(/=(.*)/)
  const context = await browser.newContext()
  await context.addCookies([{ name, value, url: server.base }])
  const page = await context.newPage()
  await page.goto(board.url)
  const mine = await openArchive(page)
  await mine.getByRole('button', { name: 'Delete Alpha for good' }).click()
  const question = page.getByRole('alertdialog', { name: 'Delete Alpha for good?' })
  await question.getByRole('button', { name: 'Keep it' }).click()
  await expect(mine.getByRole('listitem')).toHaveCount(1)
  await mine.getByRole('button', { name: 'Delete Alpha for good' }).click()
  await question.getByRole('button', { name: 'Delete for good' }).click()
  await expect(mine.getByText('Nothing is archived.')).toBeVisible()
  const text = await (await context.request.get(`${server.base}/api/boards/${board.id}/events`)).text()
  expect(text).toContain('Gamma')
  expect(text).not.toContain('Alpha')
  await context.close()
})

test('a card is moved to another board with what is in it, and what stays behind is said before', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const mara = await join()
  const other = await mara.api.makeBoard('kanban', 'Other board')
  const cardId = (await idsOf(mara, board.id)).Alpha
  await mara.api.ask(board.id, 'DescribeCard', { cardId, description: 'Words of Alpha', base: 0 })
  const labelId = crypto.randomUUID()
  await mara.api.ask(board.id, 'AddLabel', { labelId, name: 'only here', color: 'red' })
  await mara.api.ask(board.id, 'LabelCards', { cardIds: [cardId], labelId })

  await card(mara.page, 'Alpha').getByRole('link').focus()
  await mara.page.keyboard.press('v')
  const picker = mara.page.getByRole('dialog', { name: 'Move to' })
  await picker.getByLabel('Board').selectOption('Other board')
  await expect(picker.getByText('Stays behind: only here.')).toBeVisible()
  expect(await foundByAxe(mara.page)).toEqual([])
  await picker.getByLabel('List', { exact: true }).selectOption('Review')
  await picker.getByRole('button', { name: 'Move', exact: true }).click()
  await shows(mara.page, 'Todo', ['Beta'])
  await mara.page.getByRole('button', { name: 'Go there' }).click()
  await shows(mara.page, 'Review', ['Alpha'])
  await card(mara.page, 'Alpha').getByRole('link').click()
  await expect(mara.page.getByText('Words of Alpha')).toBeVisible()
  await expect(mara.page.getByText('moved this here from another board, to Review')).toBeVisible()
  expect(mara.page.url()).toContain(`/boards/${other}/cards/`)
})
