import type { Page } from '@playwright/test'
import { card, carry, expect, fill, idsOf, isLive, lift, middle, shows, test } from './fixtures.ts'

/** The past and now do not run into each other. */

const knob = (page: Page) => page.getByRole('slider', { name: 'Moment' })
const banner = (page: Page) => page.getByRole('region', { name: 'The past' })
const sheet = (page: Page) => page.locator('[data-sheet]')
const bell = (page: Page) => page.getByRole('button', { name: /^Inbox/ })

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'History' }).click()
  await expect(knob(page)).toHaveAttribute('aria-valuetext', /.+\. .+/)
}
/** Holds what the page asks for, until the returned undo is called. */
async function holdFirst(page: Page, address: RegExp): Promise<() => void> {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(address, async (route) => {
    await gate
    await route.continue()
  })
  return () => letGo()
}
async function backToNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(banner(page)).toHaveCount(0)
}

test('what is held when a step leads into the past stays where it was', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
  const { page } = await join()
  const letGo = await holdFirst(page, /\/timeline\?/)
  await page.getByRole('button', { name: 'History' }).click()
  const to = await middle(card(page, 'Gamma'))
  const from = await lift(page, card(page, 'Alpha'))
  await carry(page, from, to)
  letGo()
  await expect(banner(page)).toBeVisible()
  await carry(page, to, { x: to.x, y: to.y + 30 }, 3)
  await page.mouse.up()
  await backToNow(page)
  await shows(page, 'Todo', ['Alpha', 'Beta'])
  await shows(page, 'Done', ['Gamma'])
  // What is asked for is there when it is asked for again.
  await page.reload()
  await shows(page, 'Todo', ['Alpha', 'Beta'])
})

test('what is selected while the history opens is not at hand in the past', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] })
  const { page } = await join()
  const letGo = await holdFirst(page, /\/events\?.*limit=500/)
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByText('Opening the history…')).toBeVisible()
  await card(page, 'Alpha').getByRole('link').focus()
  await page.keyboard.press('x')
  await expect(page.locator('[data-selection-bar]')).toBeVisible()
  letGo()
  await expect(banner(page)).toBeVisible()
  await expect(page.locator('[data-selection-bar]')).toHaveCount(0)
})

test('letters are counted in the past as well', async ({ board, join, server }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const other = await board.owner.makeBoard('blank', 'Elsewhere')
  await fill(board.owner, other, { Todo: ['Far away'] })
  const mara = await join()
  await mara.page.goto(`${server.base}/boards/${other}`)
  await expect(card(mara.page, 'Far away')).toBeVisible()
  await isLive(mara.page)
  await mara.page.goto(board.url)
  await openHistory(mara.page)
  const { 'Far away': far } = await idsOf(mara, other)
  const { id } = (await mara.api.get('/api/me')).body
  await board.owner.ask(other, 'AssignCards', { cardIds: [far], userId: id })
  await expect(bell(mara.page)).toHaveAccessibleName('Inbox, 1 not read')
})

test('what others do while I look at the past is not taken for seen', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const mara = await join()
  const looks: number[] = []
  mara.page.on('request', (request) => {
    if (request.url().includes('/look')) looks.push(request.postDataJSON().seq)
  })
  await expect.poll(() => looks.length).toBe(1)
  await openHistory(mara.page)
  const { Alpha } = await idsOf(mara, board.id)
  await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Aleph' })
  await expect(knob(mara.page)).toHaveAttribute('aria-valuemax', '4')
  await mara.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
    Reflect.deleteProperty(document, 'visibilityState')
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await backToNow(mara.page)
  await expect(card(mara.page, 'Aleph')).toBeVisible()
  expect(looks).toEqual([3])
})

test('a card that is open does not show in the past what it reads now', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const mara = await join()
  const { Alpha } = await idsOf(mara, board.id)
  await board.owner.ask(board.id, 'DescribeCard', { cardId: Alpha, description: 'Words of today', base: 0 })
  await card(mara.page, 'Alpha').getByRole('link').click()
  await expect(sheet(mara.page)).toContainText('Words of today')
  await mara.page.route(/\/cards\/[^/?]+\?at=/, () => {})
  await openHistory(mara.page)
  await mara.page.keyboard.press('ArrowLeft')
  await expect(sheet(mara.page)).toContainText('As it was on')
  await expect(sheet(mara.page)).not.toContainText('Words of today')
  await backToNow(mara.page)
  await expect(sheet(mara.page)).toContainText('Words of today')
})

test('a file on its way now is not on its way in the past, and nothing is renamed there', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  await card(page, 'Alpha').getByRole('link').click()
  const files = page.locator('input[type=file]')
  await files.setInputFiles({ name: 'first.txt', mimeType: 'text/plain', buffer: Buffer.from('one') })
  await expect(page.locator('[data-attachment]')).toHaveCount(1)
  await page.route(/\/attachments/, (route) => (route.request().method() === 'GET' ? route.continue() : undefined))
  await files.setInputFiles({ name: 'second.txt', mimeType: 'text/plain', buffer: Buffer.from('two') })
  await expect(page.locator('[data-upload]')).toHaveCount(1)
  await openHistory(page)
  await expect(page.locator('[data-attachment]')).toHaveCount(1)
  await expect(page.locator('[data-upload]')).toHaveCount(0)

  await page.goBack()
  await expect(banner(page)).toHaveCount(0)
  await expect(page.locator('[data-upload]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Menu of first.txt' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await expect(
    sheet(page).getByRole('textbox', { name: 'Name of the file' }).or(sheet(page).locator('[data-attachment] input')),
  ).toBeVisible()
  await page.goForward()
  await expect(banner(page)).toBeVisible()
  await expect(sheet(page).getByRole('textbox')).toHaveCount(0)
})

test('Escape closes the activity of the board first, which leaves the strip at hand', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  await openHistory(page)
  await page.keyboard.press('a')
  const panel = page.getByRole('complementary', { name: 'Activity' })
  await expect(panel).toBeVisible()
  await page.getByRole('button', { name: 'Jump to…' }).click({ timeout: 3_000 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await panel.focus()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(banner(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(banner(page)).toHaveCount(0)
})

test('a letter leads to its card as it is now', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const mara = await join()
  await openHistory(mara.page)
  await mara.page.keyboard.press('ArrowLeft')
  await expect(card(mara.page, 'Alpha')).toHaveCount(0)
  const { Alpha } = await idsOf(mara, board.id)
  const { id } = (await mara.api.get('/api/me')).body
  await board.owner.ask(board.id, 'AssignCards', { cardIds: [Alpha], userId: id })
  await bell(mara.page).click()
  await mara.page.getByRole('dialog', { name: 'Inbox' }).getByRole('link').first().click()
  await expect(mara.page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
  await expect(banner(mara.page)).toHaveCount(0)
  expect(new URL(mara.page.url()).search).toBe('')
})

test('what is done while the history opens is in it', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  await page.route(/\/timeline\?/, async (route) => {
    const response = await route.fetch()
    const { body } = await board.owner.get(`/api/boards/${board.id}`)
    const [listId] = Object.keys(body.board.lists)
    await board.owner.ask(board.id, 'AddCard', { cardId: crypto.randomUUID(), listId, title: 'Meanwhile' })
    await expect(card(page, 'Meanwhile')).toBeVisible()
    await route.fulfill({ response })
  })
  await openHistory(page)
  await expect(knob(page)).toHaveAttribute('aria-valuemax', '4')
  await expect(knob(page)).toHaveAttribute('aria-valuenow', '4')
  await expect(card(page, 'Meanwhile')).toBeVisible()
})

test('a link to a moment of time leads there also where the first answer is lost', async ({
  board,
  join,
  complaints,
}) => {
  complaints.expected.push(/Failed to load resource/)
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page } = await join()
  const { body } = await board.owner.get(`/api/boards/${board.id}/events?after=0`)
  const at = body.entries[1].at
  await board.owner.ask(board.id, 'AddList', { listId: crypto.randomUUID(), title: 'Later' })
  let asked = 0
  await page.route(/\/api\/boards\/[^/?]+\?at=/, (route) => (asked++ === 0 ? route.abort() : route.continue()))
  await page.goto(`${board.url}?at=${encodeURIComponent(at)}`)
  await expect(knob(page)).toHaveAttribute('aria-valuetext', /.+\. .+/)
  expect(asked).toBeGreaterThan(1)
  await expect(knob(page)).not.toHaveAttribute('aria-valuenow', '4')
})

test('who listens to the past does not hear what others do now', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page, ...mara } = await join()
  const { Alpha } = await idsOf({ ...mara }, board.id)
  const heard = page.locator('[role=log] + [aria-live=polite]')
  await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Aleph' })
  await expect(heard).toContainText('Aleph')
  // All that is said from here on.
  await heard.evaluate((region) => {
    new MutationObserver(() => {
      region.setAttribute('data-said', `${region.getAttribute('data-said') ?? ''} ${region.textContent}`)
    }).observe(region, { childList: true, characterData: true, subtree: true })
  })
  await openHistory(page)
  await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Alif' })
  await expect(knob(page)).toHaveAttribute('aria-valuemax', '5')
  await backToNow(page)
  // What is said later is said after it; what waited until now is counted with it, and not told by itself.
  await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Elif' })
  await expect(heard).toContainText(/Elif|2 changes/)
  expect(await heard.getAttribute('data-said')).not.toContain('Alif')
})
