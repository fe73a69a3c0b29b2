import type { Page } from '@playwright/test'
import { hostile } from '../hostile.ts'
import { card, expect, field, isLive, test } from './fixtures.ts'

/** Nothing of what was written has run, and nothing of it is markup. */
async function isHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
  const made = page.locator(
    'body :is(iframe, object, embed, [onerror], [onload], [href^="javascript"], [href^="data:"])',
  )
  await expect(made).toHaveCount(0)
}

test('hostile words in every field are shown as typed: as they come, after a reload, and at home', async ({
  board,
  join,
  server,
  complaints,
}) => {
  test.slow()
  // One of them is a picture from an address that is none.
  complaints.expected.push(/status of 404/)
  const { owner, id } = board
  const ask = (type: string, fields: Record<string, unknown>) => owner.ask(id, type, fields)
  const { page } = await join()
  page.on('dialog', (dialog) => {
    throw new Error(`a text ran: ${dialog.message()}`)
  })
  const [listId, cardId, checklistId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await ask('AddList', { listId, title: 'Todo' })
  await ask('AddCard', { cardId, listId, title: 'Alpha' })
  await card(page, 'Alpha').getByRole('link').click()
  await ask('AddChecklist', { cardId, checklistId, title: 'Steps' })
  await expect(page.getByRole('region', { name: 'Steps' })).toBeVisible()

  let describedAt = 0
  for (const text of hostile) {
    const short = text.slice(0, 60)
    await owner.send('PATCH', '/api/me', { name: short })
    await ask('RenameBoard', { title: text })
    await ask('RenameList', { listId, title: text })
    await ask('RenameChecklist', { cardId, checklistId, title: text })
    await ask('AddItem', { cardId, checklistId, itemId: crypto.randomUUID(), text })
    await ask('AddComment', { cardId, commentId: crypto.randomUUID(), text })
    const described = await ask('DescribeCard', { cardId, description: text, base: describedAt })
    describedAt = Number(described['seq'])
    const labelId = crypto.randomUUID()
    await ask('AddLabel', { labelId, name: short, color: 'red' })
    await ask('LabelCards', { labelId, cardIds: [cardId] })
    const query = new URLSearchParams({
      commandId: crypto.randomUUID(),
      attachmentId: crypto.randomUUID(),
      name: text.replaceAll(/[/\\]/g, '_'),
    })
    const path = `/api/boards/${id}/cards/${cardId}/attachments?${query}`
    const attached = await owner.send('POST', path, Buffer.from(text), { 'content-type': 'application/octet-stream' })
    expect(attached.status).toBe(200)
    await ask('RenameCard', { cardId, title: text })
    // All of it is here when the last is.
    await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText(text)
    await expect(page.getByRole('complementary').getByRole('checkbox', { name: text, exact: true })).toBeVisible()
    await isHarmless(page)
  }
  await ask('DescribeBoard', { description: hostile.join('\n\n'), base: 0 })
  const last = hostile.at(-1) ?? ''
  for (const again of [() => page.reload(), () => page.goto(board.url)]) {
    await again()
    await isLive(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(last)
    await expect(page.getByRole('heading', { level: 2, name: last, exact: true }).first()).toBeVisible()
    await isHarmless(page)
  }
  await page.getByRole('button', { name: 'Menu of this board' }).click()
  await page.getByRole('menuitem', { name: 'About this board…' }).click()
  await expect(page.getByRole('dialog')).toContainText('window.ran')
  await isHarmless(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByRole('combobox').fill('window')
  await expect(
    page
      .getByRole('dialog')
      .getByRole('option', { name: /window\.ran/ })
      .first(),
  ).toBeVisible()
  await isHarmless(page)
  await page.reload()
  await isLive(page)
  await page.keyboard.press('/')
  await field(page, 'Words or number').fill(last)
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(last)
  await isHarmless(page)
  await page.goto(server.base)
  await expect(page.getByRole('link', { name: new RegExp('mglyph') })).toBeVisible()
  await isHarmless(page)
})
