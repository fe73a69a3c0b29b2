import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { mayBeTitle, texts } from '../corpus.ts'
import { card, carry, expect, field, fill, holdCommands, isLive, middle, test } from './fixtures.ts'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] }))

const open = (page: Page, title = 'Alpha') => card(page, title).getByRole('link').click()
const section = (page: Page, title = 'Steps') => page.getByRole('region', { name: title, exact: true })
const rows = (page: Page, title = 'Steps') => section(page, title).getByRole('listitem')
const row = (page: Page, text: string): Locator => page.getByRole('listitem').filter({ has: box(page, text) })
const box = (page: Page, text: string) => page.getByRole('checkbox', { name: text, exact: true })
const itemMenu = async (page: Page, text: string, action: string) => {
  await row(page, text).hover()
  await page.getByRole('button', { name: `Menu of ${text}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

/** A checklist with items on the open card, made by the board's owner. */
async function checklist(
  {
    owner,
    id,
  }: { owner: { ask: (board: string, type: string, fields: Record<string, unknown>) => Promise<unknown> }; id: string },
  page: Page,
  title: string,
  items: string[],
): Promise<Record<string, string>> {
  const cardId = page.url().split('/').at(-1)
  const checklistId = crypto.randomUUID()
  await owner.ask(id, 'AddChecklist', { cardId, checklistId, title })
  const ids: Record<string, string> = {}
  for (const text of items) {
    const itemId = crypto.randomUUID()
    ids[text] = itemId
    await owner.ask(id, 'AddItem', { cardId, checklistId, itemId, text })
  }
  return ids
}

test('a checklist is written with the keys alone, and filled by the other at once', async ({ join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  const { page } = mara
  await page.getByRole('button', { name: 'Add a checklist' }).focus()
  await page.keyboard.press('Enter')
  await expect(field(page, 'Checklist title')).toBeFocused()
  await page.keyboard.type('Steps')
  await page.keyboard.press('Enter')
  await expect(field(page, 'New item of Steps')).toBeFocused()
  for (const text of ['one', 'two', 'three']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Add an item to Steps' })).toBeFocused()
  await expect(rows(jun.page)).toHaveText(['one', 'two', 'three'])

  await box(jun.page, 'two').check()
  await expect(box(page, 'two')).toBeChecked()
  await expect(section(page)).toContainText('1/3')
  await expect(section(page).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1')

  await page.getByRole('button', { name: 'one', exact: true }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(rows(jun.page)).toHaveText(['two', 'one', 'three'])
  await expect(page.getByRole('button', { name: 'one', exact: true })).toBeFocused()
  await expect(page.getByText('one: Steps, place 2 of 3.')).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(field(page, 'Item')).toBeFocused()
  await page.keyboard.type(', more')
  await page.keyboard.press('Enter')
  await expect(rows(jun.page)).toHaveText(['two', 'one, more', 'three'])
  await expect(page.getByRole('button', { name: 'one, more', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type(' given back')
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveText(['two', 'one, more', 'three'])
})

test('many pasted lines are many items, and one step takes them back', async ({ board, join }) => {
  const [mara, jun] = [await join({ permissions: ['clipboard-read', 'clipboard-write'] }), await join()]
  for (const { page } of [mara, jun]) await open(page)
  await checklist(board, mara.page, 'Steps', ['one'])
  await mara.page.getByRole('button', { name: 'Add an item to Steps' }).click()
  await mara.page.evaluate(() => navigator.clipboard.writeText('- two\r\n- three\n\n- four'))
  await mara.page.keyboard.press('ControlOrMeta+v')
  await expect(rows(jun.page)).toHaveText(['one', 'two', 'three', 'four'])
  await expect(field(mara.page, 'New item of Steps')).toHaveValue('')
  await mara.page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows(jun.page)).toHaveText(['one'])
})

test('an item is assigned, dated, moved to another checklist, removed and brought back', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  await checklist(board, mara.page, 'Steps', ['one', 'two'])
  await checklist(board, mara.page, 'Later', ['three'])
  const { page } = mara
  const { name } = (await jun.api.get('/api/me')).body
  await row(page, 'one').hover()
  await page.getByRole('button', { name: 'Menu of one', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Assign' }).hover()
  await page.getByRole('menuitem', { name, exact: true }).click()
  await expect(row(jun.page, 'one')).toContainText(name)

  await itemMenu(page, 'one', 'Date…')
  await expect(page.getByLabel('Date', { exact: true })).toBeFocused()
  await page.getByLabel('Date', { exact: true }).fill('2026-11-27')
  await page.getByLabel('Time', { exact: true }).fill('10:00')
  await page.getByRole('button', { name: 'Set the date' }).click()
  await expect(row(jun.page, 'one').getByRole('time')).toHaveText('Fri, Nov 27')

  await row(page, 'one').hover()
  await page.getByRole('button', { name: 'Menu of one', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Move to' }).hover()
  await page.getByRole('menuitem', { name: 'Later', exact: true }).click()
  await expect(rows(jun.page, 'Later').getByRole('checkbox')).toHaveCount(2)
  await expect(rows(jun.page, 'Later').nth(1)).toContainText('one')

  await itemMenu(page, 'one', 'Remove')
  await expect(rows(jun.page, 'Later')).toHaveText(['three'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows(jun.page, 'Later').nth(1)).toContainText('one')
  await expect(row(jun.page, 'one')).toContainText(name)
  await expect(row(jun.page, 'one').getByRole('time')).toHaveText('Fri, Nov 27')
})

test('an item becomes a card, and the notice leads to it', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  await open(mara.page)
  await checklist(board, mara.page, 'Steps', ['one', 'two'])
  await itemMenu(mara.page, 'one', 'Turn into a card')
  await expect(rows(mara.page)).toHaveText(['two'])
  await expect(card(jun.page, 'one')).toBeVisible()
  await mara.page.getByRole('button', { name: 'Open it' }).click()
  await expect(mara.page.getByRole('complementary', { name: 'one' })).toBeVisible()
})

test('a checklist is renamed, hides what is done, and is removed after a question', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  await checklist(board, mara.page, 'Steps', ['one', 'two'])
  const { page } = mara
  await box(page, 'one').check()
  const menu = async (action: string) => {
    await page.getByRole('button', { name: 'Menu of Steps', exact: true }).click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  await menu('Hide what is done')
  await expect(rows(page)).toHaveText(['two'])
  await expect(rows(jun.page)).toHaveText(['one', 'two'])
  await page.getByRole('button', { name: '1 done item is hidden. Show' }).click()
  await expect(rows(page)).toHaveText(['one', 'two'])
  await menu('Remove')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(rows(page)).toHaveText(['one', 'two'])
  await menu('Remove')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(section(jun.page)).toHaveCount(0)
})

test('an item is dragged with the mouse into another checklist, and Escape gives it back', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  await checklist(board, mara.page, 'Steps', ['one', 'two', 'three'])
  await checklist(board, mara.page, 'Later', ['four', 'five'])
  const { page } = mara
  const dragBelow = async (text: string, below: string) => {
    const to = await middle(row(page, below))
    const from = await middle(row(page, text))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await carry(page, from, { x: to.x, y: to.y + 8 })
  }
  await dragBelow('one', 'two')
  await page.mouse.up()
  await expect(rows(jun.page)).toHaveText(['two', 'one', 'three'])
  await dragBelow('one', 'four')
  await page.mouse.up()
  await expect(rows(jun.page, 'Later')).toHaveText(['four', 'one', 'five'])
  await expect(field(page, 'Item')).toHaveCount(0)
  await dragBelow('four', 'five')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
  await expect(rows(page, 'Later')).toHaveText(['four', 'one', 'five'])
})

test('two who write one item: both texts are shown, and neither is overwritten unseen', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  await checklist(board, mara.page, 'Steps', ['one'])
  for (const { page } of [mara, jun]) await page.getByRole('button', { name: 'one', exact: true }).click()
  await field(jun.page, 'Item').fill('by Jun')
  await field(mara.page, 'Item').fill('by Mara')
  await mara.page.keyboard.press('Enter')
  await expect(jun.page.getByRole('alert').filter({ hasText: 'by Mara' })).toBeVisible()
  await field(jun.page, 'Item').press('Enter')
  await expect(field(jun.page, 'Item')).toHaveValue('by Jun')
  await expect(rows(mara.page)).toHaveText(['by Mara'])
  await jun.page.getByRole('button', { name: 'Keep mine' }).click()
  await expect(rows(mara.page)).toHaveText(['by Jun'])
})

test('texts of one item that cross on their way: the one that is refused is a draft again', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  const ids = await checklist(board, mara.page, 'Steps', ['one'])
  await expect(rows(jun.page)).toHaveText(['one'])
  const letGo = await holdCommands(jun.page)
  await jun.page.getByRole('button', { name: 'one', exact: true }).click()
  await field(jun.page, 'Item').fill('by Jun')
  await jun.page.keyboard.press('Enter')
  await expect(rows(jun.page)).toHaveText(['by Jun'])
  const { items } = (await board.owner.get(`/api/boards/${board.id}/cards/${mara.page.url().split('/').at(-1)}`)).body
    .card
  const base = items[ids['one'] ?? ''].writtenAt
  const cardId = mara.page.url().split('/').at(-1)
  await board.owner.ask(board.id, 'EditItem', { cardId, itemId: ids['one'], text: 'by Mara', base })
  await expect(rows(mara.page)).toHaveText(['by Mara'])
  letGo()
  await expect(jun.page.getByRole('alert').filter({ hasText: 'by Mara' })).toBeVisible()
  await expect(field(jun.page, 'Item')).toHaveValue('by Jun')
  await jun.page.getByRole('button', { name: 'Keep mine' }).click()
  await expect(rows(mara.page)).toHaveText(['by Jun'])
})

test('an item is edited again while it is on its way, and while it is removed by someone else', async ({
  board,
  join,
}) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  await checklist(board, mara.page, 'Steps', ['zero'])
  const { page } = mara
  const letGo = await holdCommands(page)
  await page.getByRole('button', { name: 'Add an item to Steps' }).click()
  await field(page, 'New item of Steps').fill('one')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  for (const text of ['two', 'three']) {
    await rows(page).nth(1).getByRole('button').first().click()
    await field(page, 'Item').fill(text)
    await page.keyboard.press('Enter')
    await expect(rows(page)).toHaveText(['zero', text])
    if (text === 'two') letGo()
    await expect(rows(jun.page)).toHaveText(['zero', text])
  }
  await page.getByRole('button', { name: 'three', exact: true }).click()
  await field(page, 'Item').fill('an hour of writing')
  await itemMenu(jun.page, 'three', 'Remove')
  await expect(page.getByRole('alert').filter({ hasText: 'an hour of writing' })).toBeVisible()
  await page.getByRole('button', { name: 'Add it to Steps' }).click()
  await expect(rows(jun.page)).toHaveText(['zero', 'an hour of writing'])
})

test('what is typed of an item survives Escape and a reload', async ({ board, join }) => {
  const { page } = await join()
  await open(page)
  await checklist(board, page, 'Steps', ['one'])
  await page.getByRole('button', { name: 'Add an item to Steps' }).click()
  await field(page, 'New item of Steps').fill('half of it')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Add an item to Steps' })).toHaveText('Go on writing')
  await page.getByRole('button', { name: 'one', exact: true }).click()
  await field(page, 'Item').fill('one, half edited')
  await page.reload()
  await isLive(page)
  await expect(field(page, 'Item')).toHaveValue('one, half edited')
  await expect(field(page, 'New item of Steps')).toHaveValue('half of it')
  // Leaving the one saves it.
  await field(page, 'New item of Steps').press('Enter')
  await expect(rows(page)).toHaveText(['one, half edited', 'half of it'])
})

test('naughty strings are items as they were typed', async ({ board, join }) => {
  test.slow()
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  const allowed = texts.filter((text) => mayBeTitle(text) && text.trim() === text).slice(0, 450)
  const cardId = mara.page.url().split('/').at(-1)
  const checklistId = crypto.randomUUID()
  await board.owner.ask(board.id, 'AddChecklist', { cardId, checklistId, title: 'Steps' })
  const commands = allowed.map((text) => ({
    commandId: crypto.randomUUID(),
    type: 'AddItem',
    cardId,
    checklistId,
    itemId: crypto.randomUUID(),
    text,
  }))
  while (commands.length > 0)
    await board.owner.send('POST', `/api/boards/${board.id}/commands`, commands.splice(0, 100))
  for (const { page } of [mara, jun]) {
    page.on('dialog', (dialog) => {
      throw new Error(`the text ran: ${dialog.message()}`)
    })
    // To ask the roles of so many takes a while.
    await expect(rows(page)).toHaveCount(allowed.length, { timeout: 20_000 })
    expect(await page.locator('[data-item-text]').allTextContents()).toEqual(allowed)
  }
})

test('on a phone an item is carried by a long press, and all of it can be reached by touch', async ({
  board,
  join,
}) => {
  const { page, context } = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await card(page, 'Alpha').getByRole('link').tap()
  await checklist(board, page, 'Steps', ['one', 'two', 'three'])
  await expect(rows(page)).toHaveText(['one', 'two', 'three'])
  // Its name is as wide as a thumb, and lies over the box.
  await box(page, 'one').tap({ force: true })
  await expect(box(page, 'one')).toBeChecked()
  const touch = await context.newCDPSession(page)
  const from = await middle(row(page, 'one'))
  const to = await middle(row(page, 'three'))
  const points = (y: number) => [{ x: from.x, y }]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(from.y) })
  await expect(page.locator('[data-lifted]')).toHaveCount(1)
  for (let step = 1; step <= 8; step++)
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: points(from.y + ((to.y + 10 - from.y) * step) / 8),
    })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(rows(page)).toHaveText(['two', 'three', 'one'])
  await page.getByRole('button', { name: 'Menu of one', exact: true }).tap()
  await page.getByRole('menuitem', { name: 'Move up' }).tap()
  await expect(rows(page)).toHaveText(['two', 'one', 'three'])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in a card with checklists, ${colorScheme}`, async ({ board, join }) => {
    const { page } = await join({ colorScheme })
    await open(page)
    const ids = await checklist(board, page, 'Steps', ['one', 'two'])
    const cardId = page.url().split('/').at(-1)
    await board.owner.ask(board.id, 'CheckItem', { cardId, itemId: ids['one'], done: true })
    await board.owner.ask(board.id, 'SetItemDue', { cardId, itemId: ids['two'], at: '2020-01-01T00:00:00Z' })
    await board.owner.ask(board.id, 'AssignItem', { cardId, itemId: ids['two'], userId: board.owner.id })
    await expect(row(page, 'two').getByRole('time')).toBeVisible()
    const seen = async () =>
      expect(
        (await new AxeBuilder({ page }).include('[data-sheet]').exclude('[data-base-ui-focus-guard]').analyze())
          .violations,
      ).toEqual([])
    await seen()
    await page.getByRole('button', { name: 'Add an item to Steps' }).click()
    await page.getByRole('button', { name: 'two', exact: true }).click()
    await seen()
    await page.keyboard.press('Escape')
    await row(page, 'two').hover()
    await page.getByRole('button', { name: 'Menu of two', exact: true }).click()
    await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible()
    await seen()
  })
