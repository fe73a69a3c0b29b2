import type { Locator } from '@playwright/test'
import { mayBeDescription, mayBeTitle, texts } from '../corpus.ts'
import { card, expect, fill, test } from './fixtures.ts'

test('each title of the corpora is shown in another browser, character for character', async ({ board, join }) => {
  test.slow()
  const allowed = texts.filter(mayBeTitle)
  const { page } = await join({ viewport: { width: 1280, height: 4_000 } })
  const shown = new Set<string>()
  for (let first = 0; first < allowed.length; first += 60) {
    const part = allowed.slice(first, first + 60)
    const title = `From ${first}`
    await fill(board.owner, board.id, { [title]: part })
    const column = page.getByRole('region', { name: title, exact: true }).getByRole('list')
    const cards = column.getByRole('heading', { level: 3 })
    await expect(cards.first()).toBeAttached()
    await expect(async () => {
      await column.evaluate((element) => element.scrollTo(0, 0))
      do for (const text of await cards.allTextContents()) shown.add(text)
      while (await scrollOn(column))
      expect(part.filter((text) => !shown.has(text))).toEqual([])
    }).toPass()
    const listId = Object.keys((await board.owner.get(`/api/boards/${board.id}`)).body.board.lists)[0]
    await board.owner.ask(board.id, 'ArchiveList', { listId })
  }
  expect(shown.size).toBeGreaterThanOrEqual(new Set(allowed).size)
})

/** Half a screen further down, and drawn; false at the end. */
const scrollOn = (column: Locator) =>
  column.evaluate((element) => {
    const before = element.scrollTop
    element.scrollBy(0, element.clientHeight / 2)
    return new Promise<boolean>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(element.scrollTop > before)))
    })
  })

test('a description of all of them is read and edited in another browser, and harms nothing', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) {
    page.on('dialog', (dialog) => {
      throw new Error(`the text ran: ${dialog.message()}`)
    })
    await card(page, 'Alpha').getByRole('link').click()
  }
  // A text field has one kind of line end, as the standard says; all else is kept.
  const all = texts.filter(mayBeDescription).join('\n\n').replace(/\r\n?/g, '\n')
  await mara.page.getByRole('button', { name: 'Add a description' }).click()
  await mara.page.getByRole('textbox', { name: 'Description' }).fill(all)
  await mara.page.getByRole('button', { name: 'Save' }).click()
  for (const { page } of [mara, jun]) {
    const text = page.getByRole('region', { name: 'Description' })
    await expect(text).toContainText('Ω≈ç√∫˜µ≤≥÷')
    expect(
      await text.locator('script, iframe, object, style, [onerror], [onclick], [href^="javascript"]').count(),
    ).toBe(0)
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    expect(await page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe(all)
  }
  const cardId = mara.page.url().split('/').at(-1)
  expect((await jun.api.get(`/api/boards/${board.id}/cards/${cardId}`)).body.card.description).toBe(all)
})
