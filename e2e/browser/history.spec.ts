import type { Page } from '@playwright/test'
import { givePast } from '../past.ts'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'
import { foundByAxe } from './axe.ts'
import { test as base, browserOf, card, expect, isLive, type Someone, watch } from './fixtures.ts'
import { banner, isAt, isShown, knob, seqIn } from './the-past.ts'

const dayMs = 86_400_000
const weekEntries = 900
const cards = 40

type Fixtures = {
  /** Someone of that week opens its board, or another address, in a browser of their own. */
  arrive: (who: Program, options?: { path?: string; phone?: boolean; theme?: 'light' | 'dark' }) => Promise<Page>
}
type WorkerFixtures = { week: { server: TestServer; url: string; mara: Program; jun: Program } }

/** A board with a week of work, on a server that was started after it was written. */
const test = base.extend<Fixtures, WorkerFixtures>({
  week: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServer()
      const [mara, jun] = [await newGuest(server.base), await newGuest(server.base)]
      const to = Date.now() - 3_600_000
      const past = { people: [mara.id, jun.id], cards, entries: weekEntries, from: to - 7 * dayMs, to }
      await givePast(server, { board: 'week', ...past })
      await use({ server, url: `${server.base}/boards/week`, mara, jun })
      await server.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  arrive: async ({ browser, week }, use) => {
    const said: string[] = []
    const opened: Pick<Someone, 'context'>[] = []
    await use(async (who, { path = '', phone = false, theme = 'light' } = {}) => {
      const context = await browser.newContext({
        ...browserOf(who),
        colorScheme: theme,
        viewport: phone ? { width: 390, height: 844 } : { width: 1480, height: 880 },
        ...(phone ? { hasTouch: true, isMobile: true } : {}),
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      opened.push({ context })
      const page = await context.newPage()
      watch(page, said)
      await page.goto(path.startsWith('http') ? path : week.url + path)
      await isLive(page)
      return page
    })
    for (const { context } of opened) await context.close()
    expect(said).toEqual([])
  },
})

async function openHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'History' }).click()
  await isShown(page)
}

/** The ids of each list's cards as the page shows them. */
const drawn = (page: Page) =>
  page
    .locator('[data-list]')
    .evaluateAll((lists) =>
      lists.map((one) => [...one.querySelectorAll<HTMLElement>('[data-card]')].map(({ dataset }) => dataset.card)),
    )

/** The same as the server has them at a moment; as many of each as are drawn. */
async function isAsOf(page: Page, who: Program, seq: number): Promise<void> {
  const { body } = await who.get(`/api/boards/week?at=${seq}`)
  type Placed = { id: string; rank: string; listId: string }
  const lists = Object.values<Placed>(body.board.lists).toSorted(byRank)
  const order = lists.map(({ id }) =>
    Object.values<Placed>(body.board.cards)
      .filter(({ listId }) => listId === id)
      .toSorted(byRank)
      .map((one) => one.id),
  )
  await expect
    .poll(async () => {
      const now = await drawn(page)
      return now.length === order.length && now.every((ids, at) => ids.every((id, index) => order[at]?.[index] === id))
    })
    .toBe(true)
}
const byRank = (a: { rank: string; id: string }, b: { rank: string; id: string }) =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1

test('a week is opened, walked, played and left; what others did meanwhile is all there', async ({ week, arrive }) => {
  test.slow()
  const page = await arrive(week.mara)
  await openHistory(page)
  const head = await seqIn(page)
  expect(head).toBeGreaterThanOrEqual(weekEntries)
  await expect(banner(page)).toContainText('The board is live underneath')
  await expect(page.getByRole('button', { name: 'Add a card' })).toHaveCount(0)

  // By keys: one entry, the ends.
  await expect(knob(page)).toBeFocused()
  for (const [key, seq] of [
    ['ArrowLeft', head - 1],
    ['Home', 1],
    ['ArrowRight', 2],
    ['End', head],
    ['Home', 1],
  ] as const) {
    await page.keyboard.press(key)
    await isAt(page, seq)
  }
  await isShown(page)
  await isAsOf(page, week.mara, 1)

  // By hand: each place of the strip is a moment.
  const box = await knob(page).boundingBox()
  if (!box) throw new Error('the strip is drawn')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * 0.2, y)
  await page.mouse.down()
  for (let step = 0; step <= 20; step++) await page.mouse.move(box.x + box.width * (0.2 + step * 0.02), y)
  await page.mouse.up()
  await isShown(page)
  const middle = await seqIn(page)
  expect(middle).toBeGreaterThan(100)
  expect(middle).toBeLessThan(head)
  await isAsOf(page, week.mara, middle)
  await expect(page).toHaveURL(new RegExp(`\\?at=${middle}$`))

  // Someone else works on.
  const { lists } = (await week.jun.get('/api/boards/week')).body.board
  const [first] = Object.values<{ id: string }>(lists)
  const cardId = crypto.randomUUID()
  await week.jun.ask('week', 'AddCard', { cardId, listId: first?.id, title: 'Made meanwhile', after: null })
  await expect(page.getByText(`of ${(head + 1).toLocaleString('en')}`)).toBeVisible()
  await expect(card(page, 'Made meanwhile')).toHaveCount(0)

  await page.getByRole('button', { name: 'Play' }).click()
  await expect.poll(() => seqIn(page), { timeout: 20_000 }).toBeGreaterThan(middle)
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('64')
  await expect.poll(() => seqIn(page), { timeout: 20_000 }).toBeGreaterThan(middle + 10)
  // A key is there at once: a click may come when it has played to its end.
  await knob(page).press('Space')
  await isShown(page)
  await isAsOf(page, week.mara, await seqIn(page))

  await page.keyboard.press('Escape')
  await expect(banner(page)).toHaveCount(0)
  await expect(card(page, 'Made meanwhile')).toBeVisible()
  await expect(page).toHaveURL(week.url)
  await expect(page.getByRole('button', { name: 'Add a card' }).first()).toBeVisible()
})

test('a link leads to the moment, and the back button out of it', async ({ week, arrive }) => {
  const page = await arrive(week.mara)
  await openHistory(page)
  await page.keyboard.press('Home')
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowRight')
  await isAt(page, 31)
  await page.getByRole('button', { name: 'Copy link to this moment' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(`${week.url}?at=31`)

  const other = await arrive(week.jun, { path: link })
  await isShown(other)
  await isAt(other, 31)
  await isAsOf(other, week.jun, 31)
  await other.getByRole('button', { name: 'Back to now' }).click()
  await expect(banner(other)).toHaveCount(0)
  await expect(other).toHaveURL(week.url)

  await expect(page).toHaveURL(link)
  await page.goBack()
  await expect(banner(page)).toHaveCount(0)
  await expect(page).toHaveURL(week.url)
  await page.goForward()
  await isShown(page)
  await isAt(page, 31)
})

test('one jumps to a card’s last move, to a person and to a date', async ({ week, arrive }) => {
  const page = await arrive(week.mara, { path: '?at=700' })
  await isShown(page)
  const jump = async (...names: (string | RegExp)[]) => {
    await page.getByRole('button', { name: 'Jump to…' }).click()
    for (const name of names) await page.getByRole('menuitem', { name }).click()
  }
  const log = (await week.mara.get('/api/boards/week/events?after=0')).body.entries as {
    seq: number
    at: string
    actor: { id: string }
  }[]
  await jump(week.jun.name, `What ${week.jun.name} did next`)
  await isAt(page, log.find(({ seq, actor }) => seq > 700 && actor.id === week.jun.id)?.seq ?? 0)
  await jump(/When TAN-\d+ last moved/)
  await expect.poll(() => seqIn(page)).toBeLessThan(701)
  await isShown(page)

  await jump('A date…')
  const at = new Date(log[449]?.at ?? '')
  const typed = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  await page.getByLabel('Date and time').fill(typed)
  await page.getByRole('button', { name: 'Go' }).click()
  const minute = Math.floor(at.getTime() / 60_000)
  await isAt(page, log.findLast((entry) => Math.floor(Date.parse(entry.at) / 60_000) <= minute)?.seq ?? 0)
})

test('a card in the past has the body that it had, and cannot be changed', async ({ week, arrive }) => {
  const board = (await week.mara.get('/api/boards/week')).body.board
  const [some] = Object.values<{ id: string; title: string }>(board.cards)
  if (!some) throw new Error('there are cards')
  const described = await week.mara.ask('week', 'DescribeCard', {
    cardId: some.id,
    description: 'First words',
    base: 0,
  })
  const seq = Number(described.seq)
  await week.mara.ask('week', 'DescribeCard', { cardId: some.id, description: 'Later words', base: seq })

  const page = await arrive(week.mara, { path: `/cards/${some.id}?at=${seq}` })
  const sheet = page.getByRole('complementary')
  await expect(sheet).toContainText('First words')
  await expect(sheet).toContainText('As it was on')
  await expect(sheet.getByRole('button', { name: 'Edit' })).toHaveCount(0)
  await expect(sheet.getByRole('textbox')).toHaveCount(0)
  await knob(page).press('ArrowLeft')
  await expect(sheet).not.toContainText('First words')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(sheet).toContainText('Later words')
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(sheet.getByRole('button', { name: 'Edit' })).toBeVisible()
  await expect(page).toHaveURL(`${week.url}/cards/${some.id}`)
})

test('Page Up and Page Down step by the hour, with Shift by the day, and the sheet of keys says so', async ({
  week,
  arrive,
}) => {
  const log = (await week.mara.get('/api/boards/week/events?after=0')).body.entries as { seq: number; at: string }[]
  const timeOf = (seq: number) => Date.parse(log[seq - 1]?.at ?? '')
  const upTo = (ms: number) => log.findLast(({ at }) => Date.parse(at) <= ms)?.seq ?? 1
  const page = await arrive(week.mara, { path: '?at=400' })
  await isShown(page)
  await knob(page).focus()
  let seq = 400
  for (const [key, ms] of [
    ['PageDown', -3_600_000],
    ['PageUp', 3_600_000],
    ['Shift+PageDown', -dayMs],
    ['Shift+PageUp', dayMs],
    ['PageUp', 3_600_000],
  ] as const) {
    await page.keyboard.press(key)
    const there = upTo(timeOf(seq) + ms)
    seq = ms > 0 ? Math.max(seq + 1, there) : Math.min(seq - 1, there)
    await isAt(page, seq)
    await isShown(page)
  }
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog').getByRole('region', { name: 'History, on its knob' })
  await expect(keys).toContainText('An hour on, or back; with Shift a day')
})

test('the activity of a card ends at the moment that is shown', async ({ week, arrive }) => {
  const board = (await week.mara.get('/api/boards/week')).body.board
  const [, some] = Object.values<{ id: string }>(board.cards)
  if (!some) throw new Error('there are cards')
  const rename = async (title: string) =>
    Number((await week.mara.ask('week', 'RenameCard', { cardId: some.id, title })).seq)
  const first = await rename('First of three')
  const second = await rename('Second of three')
  const commentId = crypto.randomUUID()
  await week.mara.ask('week', 'AddComment', { cardId: some.id, commentId, text: 'Said at last' })
  await rename('Third of three')

  const page = await arrive(week.mara, { path: `/cards/${some.id}?at=${second}` })
  const activity = page.getByRole('complementary').getByRole('region', { name: 'Activity' })
  await expect(activity.getByText('Second of three')).toBeVisible()
  await expect(activity.getByText('Third of three')).toHaveCount(0)
  await expect(activity.getByText('Said at last')).toHaveCount(0)
  await isShown(page)
  await knob(page).press('ArrowLeft')
  await isAt(page, first)
  await expect(activity.getByText('Second of three')).toHaveCount(0)
  await expect(activity.getByText('First of three')).toBeVisible()
  await knob(page).press('End')
  await expect(activity.getByText('Third of three')).toBeVisible()
  await expect(activity.getByText('Said at last')).toBeVisible()
})

test('a card that is opened in another tab is shown as of the same moment', async ({ week, arrive }) => {
  const page = await arrive(week.mara, { path: '?at=500' })
  await isShown(page)
  const link = page.locator('[data-card-link]').first()
  const opened = page.context().waitForEvent('page')
  await link.click({ modifiers: ['ControlOrMeta'] })
  const other = await opened
  await isShown(other)
  await isAt(other, 500)
  await expect(other).toHaveURL(/\/cards\/[^/]+\?at=500$/)
  await other.getByRole('button', { name: 'Menu of this card' }).click()
  await other.getByRole('menuitem', { name: 'Copy the link' }).click()
  expect(await other.evaluate(() => navigator.clipboard.readText())).toBe(other.url())
  await other.close()

  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(banner(page)).toHaveCount(0)
  await expect(page.locator('[data-card-link][href*="at="]')).toHaveCount(0)
})

test('what I was writing waits for me', async ({ week, arrive }) => {
  const page = await arrive(week.mara)
  await page.locator('[data-card-link]').nth(3).click()
  const description = page.getByRole('region', { name: 'Description' })
  await description.getByRole('button', { name: 'Add a description' }).click()
  await description.getByRole('textbox').fill('Half a thought')
  await openHistory(page)
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(description.getByRole('textbox')).toHaveValue('Half a thought')
})

test('H opens it and goes back to now, and an address can play it', async ({ week, arrive }) => {
  const page = await arrive(week.jun)
  await page.keyboard.press('h')
  await isShown(page)
  await page.keyboard.press('h')
  await expect(banner(page)).toHaveCount(0)
  await page.goto(`${week.url}?at=200&play`)
  await expect.poll(() => seqIn(page), { timeout: 20_000 }).toBeGreaterThan(200)
  await knob(page).press('Space')
  await isShown(page)
  await expect(page).toHaveURL(new RegExp(`\\?at=${await seqIn(page)}$`))
})

test('a card that goes to another list flies there, and where motion is not wanted it is just there', async ({
  week,
  arrive,
}) => {
  const log = (await week.mara.get('/api/boards/week/events?after=0')).body.entries as {
    seq: number
    events: { type: string; cardId: string; listId: string; after?: null; from: { listId: string } }[]
  }[]
  const moved = log.find(
    ({ seq, events: [event] }) =>
      seq > 60 && event?.type === 'CardMoved' && event.after === null && event.from.listId !== event.listId,
  )
  const page = await arrive(week.mara, { path: `?at=${(moved?.seq ?? 0) - 1}` })
  await isShown(page)
  const moving = page.locator(`[data-list] [data-card="${moved?.events[0]?.cardId}"]`)
  await moving.scrollIntoViewIfNeeded()
  await page.evaluate(() => {
    const flown: string[] = []
    Reflect.set(window, 'flown', flown)
    const look = (found: MutationRecord[]) => {
      for (const { addedNodes } of found)
        for (const node of addedNodes)
          if (node instanceof HTMLElement && node.matches('article')) flown.push(node.innerText)
    }
    new MutationObserver(look).observe(document.body, { childList: true })
  })
  const flown = () => page.evaluate(() => (Reflect.get(window, 'flown') as string[]).length)
  await knob(page).press('ArrowRight')
  await expect.poll(flown).toBe(1)
  await expect(moving).toBeVisible()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await knob(page).press('ArrowLeft')
  await isShown(page)
  await expect(moving).toBeVisible()
  expect(await flown()).toBe(1)
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on a page of the past, ${theme}`, async ({ week, arrive }) => {
    const page = await arrive(week.mara, { path: '?at=500', theme })
    await isShown(page)
    expect(await foundByAxe(page)).toEqual([])
    await page.getByRole('button', { name: 'Jump to…' }).click()
    await expect(page.getByRole('menuitem', { name: 'A date…' })).toBeVisible()
    expect(await foundByAxe(page)).toEqual([])
  })

test('on a phone the menu has it, the thumb drags it, and nothing is cut off', async ({ week, arrive }) => {
  const page = await arrive(week.mara, { phone: true })
  await page.getByRole('button', { name: 'Menu of this board' }).tap()
  await page.getByRole('menuitem', { name: 'History' }).tap()
  await isShown(page)
  const box = await knob(page).boundingBox()
  if (!box) throw new Error('the strip is drawn')
  await page.touchscreen.tap(box.x + box.width * 0.4, box.y + box.height / 2)
  await isShown(page)
  expect(await seqIn(page)).toBeLessThan(weekEntries)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await foundByAxe(page)).toEqual([])
  await page.getByRole('button', { name: 'Back to now' }).tap()
  await expect(banner(page)).toHaveCount(0)
})
