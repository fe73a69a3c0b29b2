import { type Browser, type BrowserContextOptions, test as base, type Locator, type Page } from '@playwright/test'
import { startServer, type TestServer } from '../server.ts'
import { expect, field, isLive, shows, watch } from './fixtures.ts'

// The whole story, as new users would live it: from an empty instance to a board of three people. First by pointer, then
// by keys alone, then on a phone. Whoever watches never reloads.

/** An instance that nobody has been on. */
const test = base.extend<{ server: TestServer }>({
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.close()
  },
})
test.setTimeout(90_000)

type Guest = { readonly name: string; readonly page: Page; readonly said: string[] }

async function arrive(
  browser: Browser,
  name: string,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Guest> {
  const context = await browser.newContext({ viewport: { width: 1480, height: 880 }, ...options })
  const page = await context.newPage()
  const said: string[] = []
  watch(page, said)
  await page.goto(url)
  return { name, page, said }
}

/** A mark in the page that a reload would take away. */
const mark = (page: Page) => page.evaluate(() => Reflect.set(window, 'wasHere', true))
const isUnbroken = (page: Page) => page.evaluate(() => Reflect.get(window, 'wasHere') === true)

const list = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })
const face = (page: Page, title: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('link', { name: title, exact: true }) })
const link = (page: Page, title: string): Locator => page.getByRole('link', { name: title, exact: true })
const sheet = (page: Page): Locator => page.getByRole('complementary')
const picker = (page: Page): Locator => page.getByRole('dialog')
const fact = (page: Page, name: string): Locator => sheet(page).getByRole('button', { name: new RegExp(`^${name} `) })
const labels = (page: Page, title: string) =>
  face(page, title).getByRole('list', { name: 'Labels' }).getByRole('listitem')
const people = (page: Page, title: string) =>
  face(page, title).getByRole('list', { name: 'Assigned to' }).getByRole('listitem')

const cards = ['Book the hall', 'Order the cake', 'Write the invitations']
const words = 'Could you look at this'

/** What Jun sees in the end, without ever having reloaded. */
async function sees({ page }: Guest, assigned: string, mentioned: string): Promise<void> {
  await expect(labels(page, 'Book the hall')).toHaveText(['urgent'])
  await expect(people(page, 'Book the hall')).toHaveText([assigned])
  await expect(face(page, 'Book the hall').locator('[data-due]')).toContainText('Tomorrow')
  await expect(face(page, 'Book the hall')).toContainText('1/2')
  await link(page, 'Book the hall').click()
  await expect(sheet(page).getByRole('checkbox', { name: 'Call them', exact: true })).toBeChecked()
  await expect(sheet(page).getByRole('article', { name: /^Comment by/ })).toContainText(`${words} @${mentioned}`)
  await expect(sheet(page).getByRole('region', { name: 'Activity' })).toContainText('added this to Backlog')
}

test('by pointer: an empty instance becomes a board of three people', async ({ browser, server }) => {
  const mara = await arrive(browser, 'Mara', server.base)
  const { page } = mara
  await page.getByRole('button', { name: 'New board' }).click()
  await page.getByLabel('What is it for?').fill('Summer party')
  await page.getByRole('button', { name: 'Make it' }).click()
  await isLive(page)
  const [jun, kim] = [await arrive(browser, 'Jun', page.url()), await arrive(browser, 'Kim', page.url())]
  for (const guest of [mara, jun, kim]) {
    await isLive(guest.page)
    await guest.page.getByRole('button', { name: /^You:/ }).click()
    await guest.page.getByRole('textbox', { name: 'Name' }).fill(guest.name)
    await guest.page.getByRole('button', { name: 'Save' }).click()
    await expect(guest.page.getByRole('button', { name: `You: ${guest.name}` })).toBeVisible()
    await guest.page.keyboard.press('Escape')
  }
  await mark(jun.page)

  await list(page, 'Backlog').getByRole('button', { name: 'Add a card at the end of Backlog' }).click()
  for (const title of cards) {
    await field(page, 'Title of the new card').fill(title)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await shows(jun.page, 'Backlog', cards)

  await link(page, 'Book the hall').click()
  await fact(page, 'Labels').click()
  await picker(page).getByRole('textbox').fill('urgent')
  await picker(page).getByRole('radio', { name: 'Red' }).check()
  await picker(page).getByRole('button', { name: 'Make the label “urgent”' }).click()
  await page.keyboard.press('Escape')
  await fact(page, 'Assigned').click()
  await picker(page).getByRole('checkbox', { name: 'Jun' }).click()
  await page.keyboard.press('Escape')
  await fact(page, 'Due').click()
  await picker(page).getByRole('button', { name: 'Tomorrow' }).click()
  await sheet(page).getByRole('button', { name: 'Add a checklist' }).click()
  await field(page, 'Checklist title').fill('Before Friday')
  await page.keyboard.press('Enter')
  for (const text of ['Call them', 'Pay']) {
    await field(page, 'New item of Before Friday').fill(text)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await sheet(page).getByRole('checkbox', { name: 'Call them', exact: true }).check()
  await page.locator('input[type=file]').setInputFiles({
    name: 'plan.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('ground floor'),
  })
  await expect(sheet(page).getByRole('link', { name: 'plan.txt' })).toBeVisible()
  await field(page, 'Comment').click()
  await field(page, 'Comment').pressSequentially(`${words} @Ki`)
  await page.getByRole('option', { name: 'Kim' }).click()
  await page.getByRole('button', { name: 'Send the comment' }).click()
  await sheet(page).getByRole('button', { name: 'Close' }).click()

  await sees(jun, 'Jun', 'Kim')
  await expect(sheet(jun.page).getByRole('link', { name: 'plan.txt' })).toBeVisible()
  await sheet(jun.page).getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('dialog', { name: 'Filter' }).getByRole('checkbox', { name: 'urgent' }).click()
  await shows(page, 'Backlog', ['Book the hall'])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Filter' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await shows(page, 'Backlog', cards)

  for (const title of ['Order the cake', 'Write the invitations'])
    await link(page, title).click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('region', { name: 'Selected cards' }).getByRole('button', { name: 'Move' }).click()
  await picker(page).getByLabel('List', { exact: true }).selectOption('In progress')
  await picker(page).getByRole('button', { name: 'Move', exact: true }).click()
  await shows(jun.page, 'In progress', ['Order the cake', 'Write the invitations'])
  await shows(jun.page, 'Backlog', ['Book the hall'])

  expect(await isUnbroken(jun.page)).toBe(true)
  for (const { page: its, said } of [mara, jun, kim]) {
    expect(said).toEqual([])
    await its.context().close()
  }
})

test('by keys alone, from the first to the last', async ({ browser, server }) => {
  const mara = await arrive(browser, 'Mara', server.base)
  const { page } = mara
  const { keyboard } = page
  /** Walks with Tab to what is called so. */
  const tabTo = async (what: Locator) => {
    await expect(async () => {
      for (let step = 0; step < 40; step++) {
        if (await what.evaluate((element) => element === document.activeElement).catch(() => false)) return
        await keyboard.press('Tab')
      }
      throw new Error('Tab does not lead there')
    }).toPass({ timeout: 20_000 })
  }
  await tabTo(page.getByRole('button', { name: 'New board' }))
  await keyboard.press('Enter')
  await expect(page.getByLabel('What is it for?')).toBeFocused()
  await keyboard.type('Summer party')
  await keyboard.press('Enter')
  await isLive(page)
  const jun = await arrive(browser, 'Jun', page.url())
  await isLive(jun.page)
  await jun.page.getByRole('button', { name: /^You:/ }).click()
  await jun.page.getByRole('textbox', { name: 'Name' }).fill('Jun')
  await jun.page.keyboard.press('Enter')
  await expect(jun.page.getByRole('button', { name: 'You: Jun' })).toBeVisible()
  await jun.page.keyboard.press('Escape')
  await mark(jun.page)

  await tabTo(list(page, 'Backlog').getByRole('button', { name: 'Add a card at the end of Backlog' }))
  await keyboard.press('Enter')
  for (const title of cards) {
    await keyboard.type(title)
    await keyboard.press('Enter')
  }
  await keyboard.press('Escape')
  await shows(jun.page, 'Backlog', cards)
  await tabTo(page.locator('[data-card-link]').first())
  await keyboard.press('Home')
  await expect(link(page, 'Book the hall')).toBeFocused()

  await keyboard.press('l')
  await expect(picker(page).getByRole('textbox')).toBeFocused()
  await keyboard.type('urgent')
  await keyboard.press('Enter')
  await expect(labels(page, 'Book the hall')).toHaveText(['urgent'])
  await keyboard.press('Escape')
  await keyboard.press('p')
  await expect(picker(page).getByRole('textbox')).toBeFocused()
  await keyboard.type('Jun')
  await keyboard.press('Enter')
  await expect(people(page, 'Book the hall')).toHaveText(['Jun'])
  await keyboard.press('Escape')
  await keyboard.press('d')
  await expect(picker(page)).toBeVisible()
  await tabTo(picker(page).getByRole('button', { name: 'Tomorrow' }))
  await keyboard.press('Enter')
  await expect(link(page, 'Book the hall')).toBeFocused()

  await keyboard.press('Enter')
  await expect(sheet(page)).toBeFocused()
  await tabTo(sheet(page).getByRole('button', { name: 'Add a checklist' }))
  await keyboard.press('Enter')
  await expect(field(page, 'Checklist title')).toBeFocused()
  await keyboard.type('Before Friday')
  await keyboard.press('Enter')
  await expect(field(page, 'New item of Before Friday')).toBeFocused()
  for (const text of ['Call them', 'Pay']) {
    await keyboard.type(text)
    await keyboard.press('Enter')
  }
  await keyboard.press('Escape')
  const first = sheet(page).getByRole('checkbox', { name: 'Call them', exact: true })
  await expect(async () => {
    await keyboard.press('Shift+Tab')
    await expect(first).toBeFocused({ timeout: 100 })
  }).toPass()
  await keyboard.press('Space')
  await expect(first).toBeChecked()
  await keyboard.press('Escape')
  await expect(link(page, 'Book the hall')).toBeFocused()
  await keyboard.press('c')
  await expect(field(page, 'Comment')).toBeFocused()
  await keyboard.type(`${words} @Ju`)
  await expect(page.getByRole('option', { name: 'Jun' })).toBeVisible()
  await keyboard.press('Enter')
  await keyboard.press('ControlOrMeta+Enter')
  await expect(sheet(page).getByRole('article', { name: /^Comment by/ })).toBeVisible()
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await expect(link(page, 'Book the hall')).toBeFocused()
  await sees(jun, 'Jun', 'Jun')
  await jun.page.keyboard.press('Escape')

  await keyboard.press('/')
  await expect(field(page, 'Words or number')).toBeFocused()
  await keyboard.type('cake')
  await shows(page, 'Backlog', ['Order the cake'])
  await keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Filter' })).toHaveCount(0)
  await keyboard.press('Escape')
  await shows(page, 'Backlog', cards)

  await keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog', { name: 'Search and do' })).toBeVisible()
  await keyboard.type('cake')
  await keyboard.press('Enter')
  await expect(sheet(page).getByRole('heading', { name: 'Order the cake' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(link(page, 'Order the cake')).toBeFocused()
  await keyboard.press('x')
  await keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('region', { name: 'Selected cards' })).toContainText('2 cards selected')
  await keyboard.press('Space')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('Space')
  await shows(jun.page, 'In progress', ['Order the cake', 'Write the invitations'])

  expect(await isUnbroken(jun.page)).toBe(true)
  for (const { page: its, said } of [mara, jun]) {
    expect(said).toEqual([])
    await its.context().close()
  }
})

test('on a phone, by touch alone', async ({ browser, server }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const mara = await arrive(browser, 'Mara', server.base, phone)
  const { page } = mara
  await page.getByRole('button', { name: 'New board' }).tap()
  await page.getByLabel('What is it for?').fill('Summer party')
  await page.getByRole('button', { name: 'Make it' }).tap()
  await isLive(page)
  const jun = await arrive(browser, 'Jun', page.url())
  await isLive(jun.page)
  await jun.page.getByRole('button', { name: /^You:/ }).click()
  await jun.page.getByRole('textbox', { name: 'Name' }).fill('Jun')
  await jun.page.keyboard.press('Enter')
  await expect(jun.page.getByRole('button', { name: 'You: Jun' })).toBeVisible()
  await jun.page.keyboard.press('Escape')
  await mark(jun.page)

  await list(page, 'Backlog').getByRole('button', { name: 'Add a card at the end of Backlog' }).tap()
  for (const title of cards) {
    await field(page, 'Title of the new card').fill(title)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('heading', { name: 'Summer party' }).tap({ force: true })
  await page.keyboard.press('Escape')
  await shows(jun.page, 'Backlog', cards)

  await link(page, 'Book the hall').tap()
  await fact(page, 'Labels').tap()
  await picker(page).getByRole('textbox').fill('urgent')
  await picker(page).getByRole('button', { name: 'Make the label “urgent”' }).tap()
  await picker(page).getByRole('button', { name: 'Close' }).tap()
  await fact(page, 'Assigned').tap()
  await picker(page).getByRole('checkbox', { name: 'Jun' }).tap()
  await picker(page).getByRole('button', { name: 'Close' }).tap()
  await fact(page, 'Due').tap()
  await picker(page).getByRole('button', { name: 'Tomorrow' }).tap()
  await sheet(page).getByRole('button', { name: 'Add a checklist' }).tap()
  await field(page, 'Checklist title').fill('Before Friday')
  await page.keyboard.press('Enter')
  for (const text of ['Call them', 'Pay']) {
    await field(page, 'New item of Before Friday').fill(text)
    await page.keyboard.press('Enter')
  }
  const first = sheet(page).getByRole('checkbox', { name: 'Call them', exact: true })
  await sheet(page)
    .locator('label')
    .filter({ has: page.getByRole('checkbox', { name: 'Call them' }) })
    .tap()
  await expect(first).toBeChecked()
  await field(page, 'Comment').tap()
  await field(page, 'Comment').pressSequentially(`${words} @Ju`)
  await page.getByRole('option', { name: 'Jun' }).tap()
  await page.getByRole('button', { name: 'Send the comment' }).tap()
  await expect(sheet(page).getByRole('article', { name: /^Comment by/ })).toBeVisible()
  await sees(jun, 'Jun', 'Jun')
  await jun.page.keyboard.press('Escape')

  await sheet(page).getByRole('button', { name: 'Menu of this card' }).tap()
  await page.getByRole('menuitem', { name: 'Move to…' }).tap()
  await picker(page).getByLabel('List', { exact: true }).selectOption('Review')
  await picker(page).getByRole('button', { name: 'Move', exact: true }).tap()
  await shows(jun.page, 'Review', ['Book the hall'])
  await sheet(page).getByRole('button', { name: 'Close' }).tap()

  // The board has gone along with the card: back to where the others are.
  await list(page, 'Backlog').scrollIntoViewIfNeeded()
  await link(page, 'Order the cake').tap()
  await sheet(page).getByRole('button', { name: 'Menu of this card' }).tap()
  await page.getByRole('menuitem', { name: 'Select', exact: true }).tap()
  await link(page, 'Write the invitations').tap()
  const bar = page.getByRole('region', { name: 'Selected cards' })
  await expect(bar).toContainText('2 cards selected')
  await bar.getByRole('button', { name: 'Move' }).tap()
  await picker(page).getByLabel('List', { exact: true }).selectOption('Done')
  await picker(page).getByRole('button', { name: 'Move', exact: true }).tap()
  await shows(jun.page, 'Done', ['Order the cake', 'Write the invitations'])

  expect(await isUnbroken(jun.page)).toBe(true)
  for (const { page: its, said } of [mara, jun]) {
    expect(said).toEqual([])
    await its.context().close()
  }
})
