import type { BrowserContext, Page } from '@playwright/test'
import { newGuest, type Program } from '../program.ts'
import { card, expect, fill, isLive, shows, test } from './fixtures.ts'

async function becomes(context: BrowserContext, who: Program, base: string): Promise<void> {
  await context.clearCookies()
  const [name = '', value = ''] = who.cookie.split(/=(.*)/)
  await context.addCookies([{ name, value, url: base }])
}

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted())

const add = async (page: Page, title: string) => {
  await page.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await page.getByLabel('Title of the new card').fill(title)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

test('[R10, H18] two users of one browser, four tabs, three commands that wait: nothing of one is seen or sent by the other', async ({
  browser,
  server,
  board,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const [mara, jun] = [await newGuest(server.base), await newGuest(server.base)]
  const context = await browser.newContext()
  try {
    await becomes(context, mara, server.base)
    const pages = await Promise.all([0, 1, 2, 3].map(() => context.newPage()))
    const [first, second, third, fourth] = pages as [Page, Page, Page, Page]
    for (const page of pages) {
      await page.goto(board.url)
      await isLive(page)
    }
    await context.route(/\/commands/, (route) => route.abort())
    for (const title of ['One', 'Two', 'Three']) await add(first, title)
    for (const page of pages) await shows(page, 'Todo', ['Alpha', 'One', 'Two', 'Three'])

    await becomes(context, jun, server.base)
    await context.unroute(/\/commands/)
    for (const page of [third, fourth]) {
      await page.reload()
      await isLive(page)
      await shows(page, 'Todo', ['Alpha'])
    }
    for (const page of [first, second])
      await expect(page.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible({
        timeout: 30_000,
      })
    await add(third, 'By Jun')
    for (const page of [third, fourth]) await shows(page, 'Todo', ['Alpha', 'By Jun'])
    const { entries } = (await board.owner.get(`/api/boards/${board.id}/events?after=3`)).body
    expect(entries.map(({ actor }: { actor: { id: string } }) => actor.id)).toEqual([jun.id])

    const notice = third.getByRole('alert').filter({ hasText: `3 changes by ${mara.name}` })
    await expect(notice).toBeVisible()
    await notice.getByRole('button', { name: 'Discard' }).click()
    await expect(notice).toHaveCount(0)
    await expect.poll(() => databases(third)).toEqual([`tandem ${jun.id}`])
  } finally {
    await context.close()
  }
})

test('signing out clears what was mine, after asking about what is not sent', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page, context } = await join()
  await context.route(/\/commands/, () => {})
  await add(page, 'Beta')
  await page.getByRole('button', { name: /^You: / }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '1 change is not sent yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect(page.getByRole('heading', { name: 'Boards', level: 1 })).toBeVisible()
  expect(await databases(page)).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['tandem users'])
  expect((await context.cookies()).filter(({ name }) => name.includes('session'))).toEqual([])
})

test('who loses a board while something waits is asked what becomes of it', async ({ board, join, complaints }) => {
  complaints.expected.push(/net::ERR_FAILED/)
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const { page, context } = await join()
  await context.route(/\/commands/, (route) => route.abort())
  await add(page, 'Words of mine')
  await expect(card(page, 'Words of mine').getByRole('img', { name: 'Not saved yet' })).toBeVisible()
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  const alert = page.getByRole('alert').filter({ hasText: '1 change of yours was not saved' })
  await expect(alert).toBeVisible()
  await alert.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'no access' })).toBeVisible()
})
