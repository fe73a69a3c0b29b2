import type { Page } from '@playwright/test'
import { foundByAxe } from './axe.ts'
import { browserOf, card, expect, field, fill, idsOf, isLive, type Someone, test } from './fixtures.ts'

const mark = 'Quagmarked'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha'], Done: ['Omega'] }))

const open = (page: Page) => card(page, 'Alpha').getByRole('link').click()
const said = (page: Page) => page.getByRole('article', { name: /^Comment by/ })
const activity = (page: Page) => page.getByRole('region', { name: 'Activity' })
const dialog = (page: Page) => page.getByRole('alertdialog')

/** How often the mark is in what a page shows, and in all that its browser keeps. */
const copiesIn = (page: Page): Promise<number> =>
  page.evaluate(async (word) => {
    const kept: string[] = [document.documentElement.outerHTML]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error))
      })
      for (const store of db.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve, reject) => {
          const asked = db.transaction(store).objectStore(store).getAll()
          asked.addEventListener('success', () => resolve(asked.result))
          asked.addEventListener('error', () => reject(asked.error))
        })
        kept.push(JSON.stringify(all))
      }
      db.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) kept.push((await (await cache.match(request))?.text()) ?? '')
    }
    kept.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }))
    return kept.join('\n').split(word).length - 1
  }, mark)

/** A card about which the mark is said, in a title that it had, in its description, and in a comment. */
async function writeMarks({ api }: Pick<Someone, 'api'>, board: string): Promise<string> {
  const cardId = (await idsOf({ api }, board)).Alpha ?? ''
  await api.ask(board, 'RenameCard', { cardId, title: `${mark} title` })
  await api.ask(board, 'RenameCard', { cardId, title: 'Alpha' })
  await api.ask(board, 'AddComment', { cardId, commentId: crypto.randomUUID(), text: `${mark} said` })
  return cardId
}

test('[A40, E8] a comment that is erased goes from other pages that show it, from what they keep, and after a reload', async ({
  board,
  join,
}) => {
  const owner = await join(browserOf(board.owner))
  const jun = await join()
  // Who comes back later has an older copy.
  const late = await join()
  await writeMarks(owner, board.id)
  await expect.poll(() => copiesIn(late.page)).toBeGreaterThan(0)
  await late.page.goto('about:blank')
  for (const { page } of [owner, jun]) {
    await open(page)
    await expect(said(page)).toContainText(mark)
    await expect(activity(page)).toContainText(`${mark} title`)
  }
  await expect(jun.page.getByRole('button', { name: 'Erase for good…' })).toHaveCount(0)
  const { page } = owner
  await said(page).hover()
  await said(page).getByRole('button', { name: 'Erase for good…' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Backups that were made before still hold it.')
  expect(await foundByAxe(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Erase for good' }).click()
  await expect(said(page)).toHaveCount(0)
  await expect(said(jun.page)).toHaveCount(0)

  const renamed = activity(page)
    .getByRole('listitem')
    .filter({ hasText: `${mark} title` })
  await renamed.first().getByRole('button', { name: 'Erase for good…' }).click()
  await expect(dialog(page)).toContainText('Only the title that it has now stays.')
  await dialog(page).getByRole('button', { name: 'Erase for good' }).click()
  for (const one of [owner, jun]) {
    await expect(activity(one.page)).toContainText('erased the former titles for good')
    await expect(activity(one.page)).toContainText('“erased”')
    await expect.poll(() => copiesIn(one.page)).toBe(0)
    await one.page.reload()
    await isLive(one.page)
    await expect(activity(one.page)).toContainText('erased the former titles for good')
    await expect.poll(() => copiesIn(one.page)).toBe(0)
  }
  await late.page.goto(board.url)
  await isLive(late.page)
  await expect.poll(() => copiesIn(late.page)).toBe(0)
})

test('[A41] what someone wrote is erased from the activity of them, and what stands is told to stay', async ({
  board,
  join,
}) => {
  const owner = await join(browserOf(board.owner))
  const jun = await join()
  const { id, name } = (await jun.api.get('/api/me')).body
  await writeMarks(jun, board.id)
  const { page } = owner
  await open(page)
  await expect(said(page)).toContainText(mark)
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  const panel = page.getByRole('complementary', { name: 'Activity' })
  await panel.getByLabel('By').selectOption(id)
  await panel.getByRole('button', { name: `Erase what ${name} wrote…` }).click()
  await expect(dialog(page)).toContainText('What still stands on the board stays, unless it is a comment.')
  await dialog(page).getByRole('button', { name: 'Erase for good' }).click()
  await expect.poll(() => copiesIn(page)).toBe(0)
  await expect.poll(() => copiesIn(jun.page)).toBe(0)
  await expect(card(page, 'Alpha')).toBeVisible()
})

test('[H140] an account is deleted after its name is typed', async ({ board, join }) => {
  const { page, api } = await join()
  const { name } = (await api.get('/api/me')).body
  await writeMarks({ api }, board.id)
  await page.getByRole('button', { name: /^You/ }).click()
  await page.getByRole('button', { name: 'Delete my account…' }).click()
  const sure = dialog(page).getByRole('button', { name: 'Delete my account' })
  await expect(sure).toBeDisabled()
  expect(await foundByAxe(page)).toEqual([])
  await field(page, `Type your name, ${name}, to say that you mean it.`).fill(name)
  await sure.click()
  await page.waitForURL((url) => url.pathname === '/')
  expect((await api.get('/api/me')).status).toBe(401)
  expect((await board.owner.get(`/api/boards/${board.id}/events`)).text).not.toContain(mark)
})
