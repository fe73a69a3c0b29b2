import type { Locator, Page } from '@playwright/test'
import type { Program } from '../program.ts'
import { foundByAxe } from './axe.ts'
import { card, expect, fill, holdCommands, idsOf, list, shows, test } from './fixtures.ts'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta', 'Gamma'], Done: ['Delta'] }))

const dayMs = 24 * 60 * 60 * 1_000
const link = (page: Page, title: string): Locator => page.getByRole('link', { name: title, exact: true })
const sheet = (page: Page): Locator => page.getByRole('complementary')
const picker = (page: Page): Locator => page.getByRole('dialog')
/** A row of the sheet, by what it is called and what it says. */
const fact = (page: Page, name: string): Locator => sheet(page).getByRole('button', { name: new RegExp(`^${name} `) })
const labelsOf = (page: Page, title: string): Locator =>
  card(page, title).getByRole('list', { name: 'Labels' }).getByRole('listitem')
const facesOf = (page: Page, title: string): Locator =>
  card(page, title).getByRole('list', { name: 'Assigned to' }).getByRole('listitem')

async function addLabel(owner: Program, board: string, name: string, color: string, cards: string[]): Promise<string> {
  const labelId = crypto.randomUUID()
  const ids = await idsOf({ api: owner }, board)
  await owner.ask(board, 'AddLabel', { labelId, name, color })
  if (cards.length > 0) await owner.ask(board, 'LabelCards', { labelId, cardIds: cards.map((title) => ids[title]) })
  return labelId
}
const takeBack = (page: Page, notice: string) =>
  page.getByRole('listitem').filter({ hasText: notice }).getByRole('button', { name: 'Undo' }).click()
const setDue = async (owner: Program, board: string, title: string, at: Date | string) => {
  const ids = await idsOf({ api: owner }, board)
  await owner.ask(board, 'SetDue', { cardIds: [ids[title]], at: new Date(at).toISOString() })
}

test('what is chosen in one browser is on the card’s face in the other, which never reloads', async ({
  board,
  join,
}) => {
  await addLabel(board.owner, board.id, 'api', 'blue', [])
  const [mara, jun] = [await join(), await join()]
  const me = (await jun.api.get('/api/me')).body
  await link(mara.page, 'Alpha').click()

  await fact(mara.page, 'Labels').click()
  await picker(mara.page).getByRole('checkbox', { name: 'api' }).click()
  await expect(picker(mara.page).getByRole('checkbox', { name: 'api' })).toBeChecked()
  await picker(mara.page).getByRole('textbox').fill('design')
  await picker(mara.page).getByRole('radio', { name: 'Violet' }).check()
  await picker(mara.page).getByRole('button', { name: 'Make the label “design”' }).click()
  await expect(labelsOf(jun.page, 'Alpha')).toHaveText(['api', 'design'])
  await mara.page.keyboard.press('Escape')
  await expect(fact(mara.page, 'Labels')).toHaveText('apidesign')

  await fact(mara.page, 'Assigned').click()
  await picker(mara.page).getByRole('textbox').fill(me.name)
  await picker(mara.page).getByRole('checkbox', { name: me.name }).click()
  await mara.page.keyboard.press('Escape')
  await expect(fact(mara.page, 'Assigned')).toHaveText(me.name)
  await expect(facesOf(jun.page, 'Alpha')).toHaveText([me.name])
  await expect(jun.page.getByRole('log')).toHaveText(/ put you on Alpha\.$/)

  await fact(mara.page, 'Due').click()
  await picker(mara.page).getByRole('button', { name: 'Tomorrow' }).click()
  await expect(picker(mara.page)).toHaveCount(0)
  await expect(card(jun.page, 'Alpha').locator('[data-due]')).toHaveText('Due soon:Tomorrow')
  await sheet(mara.page).getByRole('checkbox', { name: 'Done' }).check()
  await expect(card(jun.page, 'Alpha').locator('[data-due="done"]')).toHaveText('Due, and done:Tomorrow')

  await sheet(mara.page).getByRole('button', { name: 'Todo', exact: true }).click()
  await picker(mara.page).getByRole('combobox', { name: 'List' }).selectOption('Done')
  await picker(mara.page).getByRole('combobox', { name: 'Place' }).selectOption('End')
  await picker(mara.page).getByRole('button', { name: 'Move', exact: true }).click()
  await shows(jun.page, 'Done', ['Delta', 'Alpha'])
  await takeBack(mara.page, 'Card moved to Done')
  await shows(jun.page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
})

test('by keys alone: what is chosen, and the focus is back where it was', async ({ board, join }) => {
  const { page } = await join()
  const { keyboard } = page
  await link(page, 'Beta').focus()

  await keyboard.press('l')
  await expect(picker(page).getByRole('textbox')).toBeFocused()
  await keyboard.type('growth')
  await keyboard.press('Enter')
  await expect(labelsOf(page, 'Beta')).toHaveText(['growth'])
  await keyboard.press('ArrowDown')
  await expect(picker(page).getByRole('checkbox', { name: 'growth' })).toBeFocused()
  await keyboard.press('Space')
  await expect(labelsOf(page, 'Beta')).toHaveCount(0)
  await keyboard.type('x')
  await keyboard.press('ArrowUp')
  await keyboard.type('gro')
  await keyboard.press('Enter')
  await expect(labelsOf(page, 'Beta')).toHaveText(['growth'])
  await keyboard.press('Escape')
  await expect(link(page, 'Beta')).toBeFocused()

  await keyboard.press('m')
  await expect(facesOf(page, 'Beta')).toHaveCount(1)
  await expect(page.getByRole('log')).toHaveText('You are on Beta.')
  await keyboard.press('m')
  await expect(facesOf(page, 'Beta')).toHaveCount(0)

  await keyboard.press('d')
  await picker(page).getByLabel('Date').fill('2031-02-03')
  await picker(page).getByLabel('Time').fill('17:30')
  await keyboard.press('Enter')
  await expect(card(page, 'Beta').locator('[data-due]')).toHaveText('Due:Mon 3 Feb 2031')
  await expect(link(page, 'Beta')).toBeFocused()

  await keyboard.press('v')
  await expect(picker(page).getByRole('combobox', { name: 'List' })).toBeFocused()
  await keyboard.type('Done')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await shows(page, 'Done', ['Beta', 'Delta'])
  await expect(link(page, 'Beta')).toBeFocused()

  await keyboard.press('Enter')
  await expect(sheet(page)).toBeVisible()
  await keyboard.press('p')
  await expect(picker(page)).toBeVisible()
  await keyboard.press('Escape')
  await expect(picker(page)).toHaveCount(0)
  await expect(sheet(page)).toBeVisible()
  await keyboard.press('Escape')
  await expect(sheet(page)).toHaveCount(0)
  await expect(link(page, 'Beta')).toBeFocused()

  await keyboard.press('Backspace')
  await shows(page, 'Done', ['Delta'])
  await expect(link(page, 'Delta')).toBeFocused()
  await takeBack(page, 'Card archived: Beta')
  await shows(page, 'Done', ['Beta', 'Delta'])
  const { cards } = (await board.owner.get(`/api/boards/${board.id}`)).body.board
  expect(
    Object.values<{ title: string; due?: { at: string } }>(cards).find(({ title }) => title === 'Beta')?.due?.at,
  ).toBe('2031-02-03T17:30:00.000Z')
})

test('what is on some of the selected cards is put on all, and the way back leaves each as it was', async ({
  board,
  join,
}) => {
  await addLabel(board.owner, board.id, 'api', 'blue', ['Beta'])
  const [mara, jun] = [await join(), await join()]
  const { page } = mara
  await link(page, 'Alpha').focus()
  for (const key of ['x', 'ArrowDown', 'x', 'ArrowDown', 'x', 'l']) await page.keyboard.press(key)
  await expect(picker(page)).toContainText('Labels of 3 cards')
  const box = picker(page).getByRole('checkbox', { name: 'api' })
  await expect(box).toHaveAttribute('aria-checked', 'mixed')
  await box.click()
  await expect(box).toHaveAttribute('aria-checked', 'true')
  for (const title of ['Alpha', 'Beta', 'Gamma']) await expect(labelsOf(jun.page, title)).toHaveText(['api'])
  await page.keyboard.press('Escape')
  await takeBack(page, '2 cards labelled api.')
  for (const title of ['Alpha', 'Gamma']) await expect(labelsOf(jun.page, title)).toHaveCount(0)
  await expect(labelsOf(jun.page, 'Beta')).toHaveText(['api'])
  const { entries } = (await board.owner.get(`/api/boards/${board.id}/events?after=0`)).body
  const labelled = entries.flatMap((entry: { events: { type: string; cardIds?: string[] }[] }) => entry.events)
  expect(labelled.filter(({ type }: { type: string }) => type === 'CardsLabelled')).toHaveLength(2)
})

test('on a phone, by touch', async ({ join }) => {
  const { page } = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await link(page, 'Alpha').tap()
  await fact(page, 'Labels').tap()
  await expect(picker(page)).toBeVisible()
  const box = await picker(page).boundingBox()
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844)
  await picker(page).getByRole('textbox').fill('ops')
  await picker(page).getByRole('button', { name: 'Make the label “ops”' }).tap()
  const row = picker(page).getByRole('checkbox', { name: 'ops' })
  await expect(row).toBeChecked()
  expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await picker(page).getByRole('button', { name: 'Close' }).tap()
  await expect(fact(page, 'Labels')).toHaveText('ops')

  await fact(page, 'Due').tap()
  await picker(page).getByRole('button', { name: 'Today' }).tap()
  await expect(fact(page, 'Due')).toContainText('Today')

  await sheet(page).getByRole('button', { name: 'Menu of this card' }).tap()
  await page.getByRole('menuitem', { name: 'Move to…' }).tap()
  await picker(page).getByRole('combobox', { name: 'List' }).selectOption('Done')
  await picker(page).getByRole('button', { name: 'Move', exact: true }).tap()
  await expect(sheet(page).getByRole('button', { name: 'Done', exact: true })).toBeVisible()
})

test('who may only look sees the facts, and nothing to press', async ({ board, join }) => {
  await addLabel(board.owner, board.id, 'api', 'blue', ['Alpha'])
  await setDue(board.owner, board.id, 'Alpha', '2031-02-03T17:30:00Z')
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'viewer' })
  const { page } = await join({ timezoneId: 'UTC' }, 'View only')
  await link(page, 'Alpha').click()
  await expect(sheet(page)).toContainText('api')
  await expect(sheet(page)).toContainText('Monday 3 February 2031, 17:30')
  await expect(sheet(page)).not.toContainText('Assigned')
  await expect(sheet(page).getByRole('button', { name: /^(Labels|Due|Assigned) / })).toHaveCount(0)
  await page.keyboard.press('l')
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toHaveCount(0)
  await expect(picker(page)).toHaveCount(0)
})

test('the same moment is shown by the clock and the calendar of whoever looks', async ({ board, join }) => {
  await setDue(board.owner, board.id, 'Alpha', '2031-11-27T23:30:00Z')
  const places = [
    { timezoneId: 'Europe/London', face: 'Thu 27 Nov 2031', full: 'Thursday 27 November 2031, 23:30' },
    { timezoneId: 'Asia/Tokyo', face: 'Fri 28 Nov 2031', full: 'Friday 28 November 2031, 08:30' },
    { timezoneId: 'America/Los_Angeles', face: 'Thu 27 Nov 2031', full: 'Thursday 27 November 2031, 15:30' },
  ]
  for (const { timezoneId, face, full } of places) {
    const { page } = await join({ timezoneId })
    await expect(card(page, 'Alpha').locator('time')).toHaveText(face)
    await link(page, 'Alpha').click()
    await expect(fact(page, 'Due')).toHaveText(full)
  }
  // Typed in Tokyo, without a time: the end of the day there.
  const tokyo = await join({ timezoneId: 'Asia/Tokyo' })
  await link(tokyo.page, 'Beta').focus()
  await tokyo.page.keyboard.press('d')
  await picker(tokyo.page).getByLabel('Date').fill('2031-06-10')
  await tokyo.page.keyboard.press('Enter')
  await expect(card(tokyo.page, 'Beta').locator('time')).toHaveText('Tue 10 Jun 2031')
  await expect(card(tokyo.page, 'Beta').locator('time')).toHaveAttribute('datetime', '2031-06-10T14:59:00.000Z')
})

test('a board that is left open goes on with the clock', async ({ board, join }) => {
  await setDue(board.owner, board.id, 'Alpha', new Date(Date.now() + 10 * dayMs))
  const { page } = await join({ timezoneId: 'UTC' })
  const due = card(page, 'Alpha').locator('[data-due]')
  await expect(due).toHaveAttribute('data-due', 'later')
  const at = async (days: number) => {
    await page.clock.setFixedTime(new Date(Date.now() + days * dayMs))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  }
  await at(9)
  await expect(due).toHaveText('Due soon:Tomorrow')
  await at(11)
  await expect(due).toHaveText('Overdue:Yesterday')
})

test('a label in the archive is not seen, and comes back with its cards', async ({ board, join }) => {
  await addLabel(board.owner, board.id, 'old', 'pink', ['Alpha', 'Beta'])
  const archived = await addLabel(board.owner, board.id, 'older', 'red', ['Gamma'])
  await board.owner.ask(board.id, 'ArchiveLabel', { labelId: archived })
  const [mara, jun] = [await join(), await join()]
  await expect(labelsOf(mara.page, 'Gamma')).toHaveCount(0)
  await link(mara.page, 'Alpha').focus()
  await mara.page.keyboard.press('l')
  await picker(mara.page).getByRole('button', { name: 'Edit old' }).click()
  await picker(mara.page).getByLabel('Name of the label').fill('new')
  await picker(mara.page).getByRole('radio', { name: 'Green' }).check()
  await picker(mara.page).getByRole('button', { name: 'Save' }).click()
  await expect(labelsOf(jun.page, 'Beta')).toHaveText(['new'])
  await expect(labelsOf(jun.page, 'Beta').locator('[data-color="green"]')).toBeVisible()
  await picker(mara.page).getByRole('button', { name: 'Edit new' }).click()
  await picker(mara.page).getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(labelsOf(jun.page, 'Beta')).toHaveCount(0)
  await picker(mara.page).getByRole('button', { name: 'Archived labels' }).click()
  await picker(mara.page).getByRole('button', { name: 'Restore older' }).click()
  await expect(labelsOf(jun.page, 'Gamma')).toHaveText(['older'])
  await mara.page.keyboard.press('Escape')
  await expect(link(mara.page, 'Alpha')).toBeFocused()
})

test('a label that someone has archived meanwhile: the change is taken back, with its reason', async ({
  board,
  join,
}) => {
  const labelId = await addLabel(board.owner, board.id, 'api', 'blue', [])
  const { page } = await join()
  const letGo = await holdCommands(page)
  await link(page, 'Alpha').focus()
  await page.keyboard.press('l')
  await picker(page).getByRole('checkbox', { name: 'api' }).click()
  await expect(labelsOf(page, 'Alpha')).toHaveText(['api'])
  await board.owner.ask(board.id, 'ArchiveLabel', { labelId })
  await expect(labelsOf(page, 'Alpha')).toHaveCount(0)
  letGo()
  await expect(page.getByRole('log')).toHaveText('That label was archived, so the change was taken back.')
})

test('a card that goes away under its picker takes it along', async ({ board, join }) => {
  const { page } = await join()
  await link(page, 'Gamma').focus()
  await page.keyboard.press('d')
  await expect(picker(page)).toBeVisible()
  const { Gamma } = await idsOf({ api: board.owner }, board.id)
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: Gamma })
  await expect(picker(page)).toHaveCount(0)
  await expect(list(page, 'Todo').getByRole('listitem').filter({ hasText: 'Gamma' })).toHaveCount(0)
})

test('who has lost access is still on the card, and can be taken off', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  const him = (await jun.api.get('/api/me')).body
  await link(jun.page, 'Alpha').focus()
  await jun.page.keyboard.press('m')
  await expect(facesOf(mara.page, 'Alpha')).toHaveText([him.name])
  await jun.context.close()
  await board.owner.ask(board.id, 'RemoveMember', { userId: him.id })
  await link(mara.page, 'Alpha').focus()
  await mara.page.keyboard.press('p')
  const row = picker(mara.page).getByRole('checkbox', { name: him.name })
  await expect(row).toContainText('Has no access any more')
  await row.click()
  await expect(facesOf(mara.page, 'Alpha')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on facts and in pickers, in the ${colorScheme} theme`, async ({ board, join }) => {
    test.slow()
    const { owner, id } = board
    const colors = ['red', 'orange', 'green', 'teal', 'blue', 'indigo', 'violet', 'pink']
    for (const color of colors) await addLabel(owner, id, `in ${color}`, color, ['Alpha'])
    await setDue(owner, id, 'Alpha', new Date(Date.now() - 3 * dayMs))
    await setDue(owner, id, 'Beta', new Date(Date.now() + dayMs))
    await setDue(owner, id, 'Delta', new Date(Date.now() + dayMs))
    const ids = await idsOf({ api: owner }, id)
    await owner.ask(id, 'MarkDue', { cardIds: [ids['Delta']], done: true })
    const checklistId = crypto.randomUUID()
    const itemId = crypto.randomUUID()
    await owner.ask(id, 'AddChecklist', { cardId: ids['Alpha'], checklistId, title: 'Steps' })
    await owner.ask(id, 'AddItem', { cardId: ids['Alpha'], checklistId, itemId, text: 'One' })
    await owner.ask(id, 'CheckItem', { cardId: ids['Alpha'], itemId, done: true })
    await owner.ask(id, 'AddComment', { cardId: ids['Alpha'], commentId: crypto.randomUUID(), text: 'Well' })
    await owner.ask(id, 'AssignCards', { cardIds: [ids['Alpha']], userId: owner.id })

    const { page } = await join({ colorScheme, reducedMotion: 'reduce' })
    await expect(card(page, 'Alpha')).toContainText('1 of 1 items done')
    await expect(card(page, 'Alpha')).toContainText('1 comment')
    expect(await foundByAxe(page)).toEqual([])
    await link(page, 'Alpha').click()
    await expect(fact(page, 'Assigned')).toHaveText(owner.name)
    expect(await foundByAxe(page)).toEqual([])
    for (const name of ['Labels', 'Assigned', 'Due']) {
      await fact(page, name).click()
      await expect(picker(page)).toBeVisible()
      if (name === 'Labels') await picker(page).getByRole('textbox').fill('new')
      expect(await foundByAxe(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(picker(page)).toHaveCount(0)
    }
    await page.keyboard.press('v')
    await expect(picker(page)).toBeVisible()
    expect(await foundByAxe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('l')
    await picker(page).getByRole('button', { name: 'Edit in teal' }).click()
    expect(await foundByAxe(page)).toEqual([])
    await picker(page).getByRole('button', { name: 'Back to the labels' }).click()
    await picker(page).getByRole('button', { name: 'Archived labels' }).click()
    await expect(picker(page).getByRole('status')).toHaveText('There are none.')
    expect(await foundByAxe(page)).toEqual([])
  })
