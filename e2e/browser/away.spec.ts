import type { Page } from '@playwright/test'
import { foundByAxe } from './axe.ts'
import { card, expect, fill, idsOf, isLive, test } from './fixtures.ts'

const line = (page: Page) => page.getByRole('region', { name: 'While you were away' })

test('who comes back is told what others did since, in one line, with play and skip, on another machine too', async ({
  board,
  join,
  browser,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: [] })
  const mara = await join()
  const looked = mara.api
  await hasLooked(mara.page)
  await expect(line(mara.page)).toHaveCount(0)
  const storageState = await mara.context.storageState()
  await mara.page.close()

  const { Alpha, Beta, Todo, Done } = await idsOf(mara, board.id)
  const { id, name } = (await looked.get('/api/me')).body
  await board.owner.ask(board.id, 'MoveCard', { cardId: Alpha, listId: Done })
  await board.owner.ask(board.id, 'MoveCard', { cardId: Beta, listId: Done })
  await board.owner.ask(board.id, 'AddCard', { cardId: crypto.randomUUID(), listId: Todo, title: 'Gamma' })
  await board.owner.ask(board.id, 'AddComment', {
    cardId: Alpha,
    commentId: crypto.randomUUID(),
    text: `@[${name}](user:${id})`,
  })

  const context = await browser.newContext({ storageState })
  const page = await context.newPage()
  await page.goto(board.url)
  await isLive(page)
  await expect(line(page)).toContainText('4 changes: 2 moved, 1 new, 1 comment for you')
  await expect(page.locator('body')).toBeFocused()
  expect(await foundByAxe(page)).toEqual([])
  const play = line(page).getByRole('link', { name: 'Play' })
  expect(await play.getAttribute('href')).toBe(`/boards/${board.id}?at=5&play`)
  // A reload does not lose it.
  await page.reload()
  await expect(line(page)).toContainText('4 changes')
  await line(page).getByRole('button', { name: 'Skip' }).click()
  await expect(line(page)).toHaveCount(0)
  await context.close()
})

test('the line goes when I do something', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const mara = await join()
  await hasLooked(mara.page)
  await mara.page.goto('about:blank')
  const { Alpha } = await idsOf(mara, board.id)
  await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Aleph' })
  await mara.page.goto(board.url)
  await expect(line(mara.page)).toContainText('1 change: 1 text changed')
  await card(mara.page, 'Aleph').getByRole('link').focus()
  await mara.page.keyboard.press('Backspace')
  await expect(line(mara.page)).toHaveCount(0)
})

test.describe('out of sight', () => {
  // A line that was silent for too long is opened anew, also in the middle of being opened.
  test.use({ complaints: { expected: [/WebSocket is closed before/] } })

  test('a tab that comes back after five minutes out of sight tells it too, and nothing that was seen', async ({
    board,
    join,
  }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha'] })
    const mara = await join()
    const { Alpha } = await idsOf(mara, board.id)
    await hasLooked(mara.page)
    await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Aleph' })
    await expect(card(mara.page, 'Aleph')).toBeVisible()
    await mara.page.clock.install()
    await hide(mara.page, true)
    await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Alif' })
    await expect(card(mara.page, 'Alif')).toBeVisible()
    await mara.page.clock.fastForward('04:00')
    await hide(mara.page, false)
    await hide(mara.page, true)
    await mara.page.clock.fastForward('06:00')
    await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Alfa' })
    await expect(card(mara.page, 'Alfa')).toBeVisible()
    await expect(line(mara.page)).toHaveCount(0)
    await hide(mara.page, false)
    await expect(line(mara.page)).toContainText('1 change: 1 text changed')
  })

  test('what comes while nobody is at the page was not seen: who touches it again is told', async ({ board, join }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha'] })
    const mara = await join()
    const { Alpha } = await idsOf(mara, board.id)
    await hasLooked(mara.page)
    await mara.page.clock.install()
    await mara.page.mouse.move(300, 300)
    await mara.page.clock.fastForward('02:00')
    await board.owner.ask(board.id, 'RenameCard', { cardId: Alpha, title: 'Aleph' })
    await expect(card(mara.page, 'Aleph')).toBeVisible()
    await mara.page.clock.fastForward('04:00')
    await expect(line(mara.page)).toHaveCount(0)
    await mara.page.mouse.move(320, 320)
    await expect(line(mara.page)).toContainText('1 change: 1 text changed')
  })
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`on a phone the line has its place, and axe finds nothing: ${colorScheme}`, async ({ board, join }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Done: [] })
    const mara = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme })
    await hasLooked(mara.page)
    await mara.page.goto('about:blank')
    const { Alpha, Done } = await idsOf(mara, board.id)
    await board.owner.ask(board.id, 'MoveCard', { cardId: Alpha, listId: Done })
    await mara.page.goto(board.url)
    await expect(line(mara.page)).toContainText('1 change: 1 moved')
    const box = await line(mara.page).boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390)
    expect(await foundByAxe(mara.page)).toEqual([])
  })

/** Opens the board once more, and waits until the server knows that it was seen. */
async function hasLooked(page: Page): Promise<void> {
  const looked = page.waitForResponse(/\/look\?/)
  await page.reload()
  expect((await looked).status()).toBe(204)
}

/** Takes the page out of sight, or brings it back, as a browser says it. */
const hide = (page: Page, isHidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true })
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isHidden)
