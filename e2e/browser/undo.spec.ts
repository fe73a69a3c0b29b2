import type { Page } from '@playwright/test'
import { foundByAxe } from './axe.ts'
import {
  browserOf,
  card,
  carry,
  edit,
  expect,
  fill,
  holdCommands,
  idsOf,
  lift,
  list,
  middle,
  shows,
  test,
} from './fixtures.ts'

const link = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true })
const notice = (page: Page, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text })
const undo = (page: Page) => page.keyboard.press('ControlOrMeta+z')
const redo = (page: Page) => page.keyboard.press('ControlOrMeta+Shift+z')

test.beforeEach(async ({ board }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta', 'Gamma'], Review: [] })
})

async function rename(page: Page, from: string, to: string): Promise<void> {
  await edit(page, from)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(to)
  await page.keyboard.press('Enter')
}

/** Carries a card with keys to the list beside its own. */
async function carryRight(page: Page, title: string): Promise<void> {
  await link(page, title).focus()
  for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key)
  await expect(list(page, 'Review')).toContainText(title)
}

test('[R20] ⌘Z takes back what I did last, and what was before it; with Shift it is done again, in order', async ({
  join,
}) => {
  const [{ page }, other] = [await join(), await join()]
  await carryRight(page, 'Alpha')
  await rename(page, 'Beta', 'Bravo')
  await shows(other.page, 'Todo', ['Bravo', 'Gamma'])
  await link(page, 'Gamma').focus()
  await page.keyboard.press('Backspace')
  await shows(other.page, 'Todo', ['Bravo'])

  await undo(page)
  await expect(notice(page, 'Undone: TAN-3 archived')).toBeVisible()
  await shows(other.page, 'Todo', ['Bravo', 'Gamma'])
  await undo(page)
  await expect(notice(page, 'Undone: TAN-2 renamed')).toBeVisible()
  await undo(page)
  await expect(notice(page, 'Undone: TAN-1 moved to Review')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Undone' })).toHaveCount(1)
  await shows(other.page, 'Todo', ['Alpha', 'Beta', 'Gamma'])

  await redo(page)
  await expect(notice(page, 'Done again: TAN-1 moved to Review')).toBeVisible()
  await page.keyboard.press('Control+y')
  await shows(other.page, 'Todo', ['Bravo', 'Gamma'])
  await notice(page, 'Done again: TAN-2 renamed').getByRole('button', { name: 'Undo' }).click()
  await shows(other.page, 'Todo', ['Beta', 'Gamma'])
  await notice(page, 'Undone: TAN-2 renamed').getByRole('button', { name: 'Redo' }).click()
  await shows(other.page, 'Todo', ['Bravo', 'Gamma'])
  // What I do anew leaves nothing to do again.
  await carryRight(page, 'Bravo')
  await redo(page)
  await expect(notice(page, 'There is nothing to do again.')).toBeVisible()
})

test('[R20] it goes on after a reload, and on another device of mine', async ({ board, join, browser }) => {
  const mara = await join()
  await carryRight(mara.page, 'Alpha')
  await mara.page.reload()
  await shows(mara.page, 'Review', ['Alpha'])
  await expect(mara.page.getByRole('status')).toHaveText('Live')
  await undo(mara.page)
  await shows(mara.page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
  await expect(notice(mara.page, 'Undone: TAN-1 moved to Review')).toBeVisible()

  const phone = await browser.newContext({
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
    storageState: await mara.context.storageState(),
  })
  const page = await phone.newPage()
  await page.goto(board.url)
  await expect(page.getByRole('status')).toHaveText('Live')
  await page.getByRole('button', { name: 'Menu of this board' }).tap()
  await expect(page.getByRole('menuitem', { name: 'Redo: TAN-1 moved to Review' })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Redo: TAN-1 moved to Review' }).tap()
  await shows(mara.page, 'Review', ['Alpha'])
  await expect(notice(page, 'Done again: TAN-1 moved to Review')).toBeVisible()
  await undo(mara.page)
  await shows(mara.page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
  await phone.close()
})

test('many cards that were moved at once come back at once', async ({ board, join }) => {
  const titles = Array.from({ length: 20 }, (_, index) => `M${index + 1}`)
  await fill(board.owner, board.id, { Many: titles })
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  await link(page, 'M1').focus()
  await page.keyboard.press('ControlOrMeta+a')
  const from = await lift(page, card(page, 'M1'))
  await carry(page, from, await middle(list(page, 'Review')))
  await page.mouse.up()
  const inReview = async () => {
    const { cards } = (await api.get(`/api/boards/${board.id}`)).body.board
    return titles.filter((title) => cards[ids[title] ?? ''].listId === ids.Review).length
  }
  await expect.poll(inReview).toBe(20)
  await undo(page)
  await expect(notice(page, 'Undone: 20 cards moved to Review')).toBeVisible()
  expect(await inReview()).toBe(0)
  await redo(page)
  await expect.poll(inReview).toBe(20)
})

test('[R22] what someone has changed since is not undone, and who it was is said; the next step is the one before', async ({
  board,
  join,
}) => {
  const [{ page, api }, jun] = [await join(), await join()]
  await jun.api.send('PATCH', '/api/me', { name: 'Jun' })
  const ids = await idsOf({ api }, board.id)
  await carryRight(page, 'Beta')
  await rename(page, 'Alpha', 'Mine')
  await shows(jun.page, 'Todo', ['Mine', 'Gamma'])
  await jun.api.ask(board.id, 'RenameCard', { cardId: ids.Alpha, title: 'Theirs' })
  await shows(page, 'Todo', ['Theirs', 'Gamma'])
  await undo(page)
  await expect(notice(page, 'Jun has renamed it since, so this was not undone.')).toBeVisible()
  await shows(page, 'Todo', ['Theirs', 'Gamma'])
  await undo(page)
  await expect(notice(page, 'Undone: TAN-2 moved to Review')).toBeVisible()
  await shows(jun.page, 'Todo', ['Theirs', 'Beta', 'Gamma'])
})

test('in a text ⌘Z is the text’s, in the past and for who only looks it is nobody’s', async ({ board, join }) => {
  const { page, api } = await join()
  const { seq: before } = (await api.get(`/api/boards/${board.id}`)).body
  await carryRight(page, 'Alpha')
  const seqNow = async () => (await api.get(`/api/boards/${board.id}`)).body.seq
  await expect.poll(seqNow).toBe(before + 1)
  await edit(page, 'Beta')
  await page.keyboard.type(' more')
  await undo(page)
  await expect(page.locator('[data-card] textarea')).not.toHaveValue(/more/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('h')
  await expect(page.getByRole('slider')).toBeVisible()
  await undo(page)
  await page.keyboard.press('h')
  await expect(page.getByRole('slider')).toHaveCount(0)
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'viewer' })
  await expect(page.getByRole('status')).toHaveText('View only')
  await undo(page)
  expect(await seqNow()).toBe(before + 2)
})

test('[R21] what is still on its way is undone after it, and never what was before it', async ({ join }) => {
  const { page } = await join()
  await carryRight(page, 'Alpha')
  await expect(page.getByRole('status')).toHaveText('Live')
  const letGo = await holdCommands(page)
  await carryRight(page, 'Beta')
  await undo(page)
  await expect(notice(page, 'It is undone as soon as it is saved.')).toBeVisible()
  letGo()
  await expect(notice(page, 'Undone: TAN-2 moved to Review')).toBeVisible()
  await shows(page, 'Review', ['Alpha'])
  await shows(page, 'Todo', ['Beta', 'Gamma'])
})

test('[R21] where that is refused itself, nothing is undone in its stead', async ({ board, join }) => {
  const { page, api } = await join()
  const ids = await idsOf({ api }, board.id)
  await rename(page, 'Alpha', 'Mine')
  await expect.poll(async () => (await api.get(`/api/boards/${board.id}/undo`)).body.undo.length).toBe(1)
  const letGo = await holdCommands(page)
  await carryRight(page, 'Beta')
  await undo(page)
  await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Review })
  letGo()
  await expect(notice(page, 'That list was archived, so the change was taken back.')).toBeVisible()
  await shows(page, 'Todo', ['Mine', 'Beta', 'Gamma'])
  await expect(page.locator('[data-unsaved]')).toHaveCount(0)
  expect((await api.get(`/api/boards/${board.id}/undo`)).body).toMatchObject({
    undo: [{ type: 'CardRenamed' }],
    redo: [],
  })
  await undo(page)
  await shows(page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
})

test('without a network it waits like anything else', async ({ join, complaints }) => {
  complaints.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/)
  const { page, context } = await join()
  await carryRight(page, 'Alpha')
  await expect(page.getByRole('status')).toHaveText('Live')
  await undo(page)
  await shows(page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
  await context.setOffline(true)
  await carryRight(page, 'Beta')
  await undo(page)
  await expect(page.getByRole('status')).toHaveText('Offline, 2 waiting')
  await context.setOffline(false)
  await expect(page.getByRole('status')).toHaveText('Live', { timeout: 20_000 })
  await shows(page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
})

test('the focus stays where it is, and what is out of sight can be shown', async ({ board, join }) => {
  const { page, api } = await join()
  await carryRight(page, 'Alpha')
  await expect(link(page, 'Alpha')).toBeFocused()
  await undo(page)
  await shows(page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
  await expect(link(page, 'Alpha')).toBeFocused()
  await expect(card(page, 'Alpha')).toHaveAttribute('data-fresh', '')

  await fill(board.owner, board.id, { A: [], B: [], C: [], D: [], E: [], F: ['Far'] })
  const ids = await idsOf({ api }, board.id)
  await api.ask(board.id, 'ArchiveCard', { cardId: ids.Far })
  await expect.poll(async () => (await api.get(`/api/boards/${board.id}/undo`)).body.undo[0]?.type).toBe('CardArchived')
  await link(page, 'Alpha').focus()
  await undo(page)
  await expect(notice(page, 'archived').getByRole('button', { name: 'Show' })).toBeVisible()
  await notice(page, 'archived').getByRole('button', { name: 'Show' }).click()
  await expect(link(page, 'Far')).toBeFocused()
  await expect(link(page, 'Far')).toBeInViewport()
})

test('a label and a description are undone from the card that is open', async ({ board, join }) => {
  const labelId = crypto.randomUUID()
  await board.owner.ask(board.id, 'AddLabel', { labelId, name: 'urgent', color: 'red' })
  const [{ page }, other] = [await join(), await join()]
  await link(page, 'Alpha').focus()
  await page.keyboard.press('l')
  await page
    .getByRole('option', { name: 'urgent' })
    .or(page.getByRole('checkbox', { name: 'urgent' }))
    .first()
    .click()
  await expect(card(other.page, 'Alpha')).toContainText('urgent')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add a description' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('What it is about')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('complementary')).toContainText('What it is about')
  await page.getByRole('complementary').press('ControlOrMeta+z')
  await expect(notice(page, 'Undone: description of TAN-1 changed')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a description' })).toBeVisible()
  await undo(page)
  await expect(notice(page, 'Undone: TAN-1 labelled urgent')).toBeVisible()
  await expect(card(other.page, 'Alpha')).not.toContainText('urgent')
})

test('[C86] a board’s owner undoes everything that someone did, shown first, with one way back', async ({
  board,
  join,
}) => {
  const [mara, jun] = [await join(browserOf(board.owner)), await join()]
  await jun.api.send('PATCH', '/api/me', { name: 'Jun' })
  const ids = await idsOf(mara, board.id)
  await jun.api.ask(board.id, 'MoveCard', { cardId: ids.Alpha, listId: ids.Review })
  await jun.api.ask(board.id, 'RenameCard', { cardId: ids.Beta, title: 'Oops' })
  await jun.api.ask(board.id, 'RenameCard', { cardId: ids.Gamma, title: 'Other' })
  await mara.api.ask(board.id, 'RenameCard', { cardId: ids.Gamma, title: 'Mended' })
  const { page } = mara
  await shows(page, 'Todo', ['Oops', 'Mended'])
  await link(page, 'Oops').focus()
  await page.keyboard.press('a')
  const activity = page.getByRole('complementary', { name: 'Activity' })
  await activity.getByRole('combobox', { name: 'By' }).selectOption({ label: 'Jun' })
  await activity.getByRole('button', { name: 'Undo everything by Jun…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Undo everything by Jun' })
  await expect(dialog.getByRole('region', { name: 'This is undone' }).getByRole('listitem')).toHaveText([
    /TAN-2 Oops renamed/,
    /TAN-1 Alpha moved to Review/,
  ])
  await expect(dialog.getByRole('region', { name: 'This stays as it is' }).getByRole('listitem')).toHaveText([
    /TAN-3 Mended renamedYou have changed it since\./,
  ])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await foundByAxe(page)).toEqual([])
  }
  await dialog.getByRole('button', { name: 'Undo 2 changes' }).click()
  await shows(jun.page, 'Todo', ['Alpha', 'Beta', 'Mended'])
  await notice(page, '2 changes by Jun undone').getByRole('button', { name: 'Undo' }).click()
  await shows(jun.page, 'Todo', ['Oops', 'Mended'])
})
