import { card, expect, fill, isLive, list, test } from './fixtures.ts'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] }))

test('a description is written in Markdown, and read by the other at once', async ({ join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await card(page, 'Alpha').getByRole('link').click()
  await mara.page.getByRole('button', { name: 'Add a description' }).click()
  await mara.page
    .getByRole('textbox', { name: 'Description' })
    .fill('Some **bold** words\n\n- one\n- two\n\n<b>not HTML</b> [link](javascript:alert(1))')
  await expect(jun.page.getByRole('complementary').getByText('is typing')).toBeVisible()
  await mara.page.getByRole('button', { name: 'Save' }).click()
  for (const { page } of [mara, jun]) {
    const text = page.getByRole('region', { name: 'Description' })
    await expect(text.locator('strong')).toHaveText('bold')
    await expect(text.getByRole('listitem')).toHaveText(['one', 'two'])
    await expect(text).toContainText('<b>not HTML</b>')
    await expect(text.locator('b')).toHaveCount(0)
    expect((await text.locator('a').getAttribute('href')) ?? '').not.toContain('javascript')
  }
  await expect(card(jun.page, 'Alpha').getByRole('img', { name: 'Has a description' })).toBeVisible()
})

test('who has a card open is seen on its face and in it', async ({ join }) => {
  const [mara, jun] = [await join(), await join()]
  await card(mara.page, 'Alpha').getByRole('link').click()
  await expect(card(jun.page, 'Alpha')).toHaveAttribute('data-watched', '')
  await card(jun.page, 'Alpha').getByRole('link').click()
  await expect(jun.page.getByRole('list', { name: 'Also have this card open' }).getByRole('listitem')).toHaveCount(1)
  await mara.page.getByRole('button', { name: 'Close' }).click()
  await expect(jun.page.getByRole('list', { name: 'Also have this card open' })).toHaveCount(0)
})

test('a draft survives Escape and a reload', async ({ join }) => {
  const { page } = await join()
  await card(page, 'Alpha').getByRole('link').click()
  await page.getByRole('button', { name: 'Add a description' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('An hour of writing')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Your draft is kept in this browser.')).toBeVisible()
  await page.reload()
  await isLive(page)
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('An hour of writing')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'Description' })).toContainText('An hour of writing')
  await page.reload()
  await isLive(page)
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Description' })).toContainText('An hour of writing')
})

test('two who write the same text: neither is overwritten unseen', async ({ join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) {
    await card(page, 'Alpha').getByRole('link').click()
    await page.getByRole('button', { name: 'Add a description' }).click()
  }
  await mara.page.getByRole('textbox', { name: 'Description' }).fill('By Mara')
  await jun.page.getByRole('textbox', { name: 'Description' }).fill('By Jun')
  await mara.page.getByRole('button', { name: 'Save' }).click()
  await expect(jun.page.getByText('Someone has changed this text since you began.')).toBeVisible()
  await expect(jun.page.getByRole('region', { name: 'Theirs' })).toContainText('By Mara')
  await expect(jun.page.getByRole('textbox', { name: 'Description' })).toHaveValue('By Jun')
  await expect(jun.page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await jun.page.getByRole('button', { name: 'Keep mine' }).click()
  await jun.page.getByRole('button', { name: 'Save' }).click()
  await expect(mara.page.getByRole('region', { name: 'Description' })).toContainText('By Jun')
})

test('a card has a link of its own, also when it is archived', async ({ board, join }) => {
  const { page, context } = await join()
  await card(page, 'Beta').getByRole('link').click()
  const address = page.url()
  const other = await context.newPage()
  await other.goto(address)
  await expect(other.getByRole('complementary', { name: 'Beta' })).toBeVisible()
  await other
    .getByRole('button', { name: 'Rename the card' })
    .or(other.getByRole('heading', { level: 2, name: 'Beta' }).getByRole('button'))
    .first()
    .click()
  await other.getByRole('textbox', { name: 'Card title' }).fill('Beta, from its link')
  await other.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Beta, from its link' })).toBeVisible()
  await board.owner.ask(board.id, 'ArchiveCard', { cardId: address.split('/').at(-1) })
  await expect(page.getByRole('heading', { name: 'This card is not on the board' })).toBeVisible()
  await page.getByRole('button', { name: 'Restore it' }).click()
  await expect(other.getByRole('complementary', { name: 'Beta, from its link' })).toBeVisible()
  await expect(list(page, 'Todo').getByText('Beta, from its link')).toBeVisible()
})

test('the back button closes the card, and forward opens it', async ({ join }) => {
  const { page } = await join()
  await card(page, 'Alpha').getByRole('link').click()
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await page.goForward()
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
})
