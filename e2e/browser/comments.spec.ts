import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { texts } from '../corpus.ts'
import { card, expect, field, fill, holdCommands, isLive, test } from './fixtures.ts'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha'], Done: ['Omega'] }))

const open = (page: Page, title = 'Alpha') => card(page, title).getByRole('link').click()
const said = (page: Page) => page.getByRole('article', { name: /^Comment by/ })
const activity = (page: Page) => page.getByRole('region', { name: 'Activity' })
const cardIdOn = (page: Page) => page.url().split('/').at(-1)
const send = async (page: Page, text: string) => {
  await field(page, 'Comment').fill(text)
  await page.keyboard.press('ControlOrMeta+Enter')
}

test('a comment is written with the keys alone, named people are offered, and the other reads it at once', async ({
  join,
}) => {
  const [mara, jun] = [await join(), await join()]
  await open(jun.page)
  const { name } = (await jun.api.get('/api/me')).body
  const { page } = mara
  await card(page, 'Alpha').getByRole('link').focus()
  await page.keyboard.press('c')
  await expect(field(page, 'Comment')).toBeFocused()
  await page.keyboard.type(`Look at **this**, @${name.slice(0, 3).toLowerCase()}`)
  await expect(jun.page.getByRole('complementary').getByText('is typing')).toBeVisible()
  const offer = page.getByRole('listbox', { name: 'People to mention' })
  await expect(offer.getByRole('option', { name })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(offer).toHaveCount(0)
  await expect(field(page, 'Comment')).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(offer).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field(page, 'Comment')).toHaveValue(`Look at **this**, @${name} `)
  await page.keyboard.type('please')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(field(page, 'Comment')).toHaveValue('')
  await expect(field(page, 'Comment')).toBeFocused()
  for (const one of [mara, jun]) {
    await expect(said(one.page)).toContainText(`Look at this, @${name} please`)
    await expect(said(one.page).locator('strong')).toHaveText('this')
    await expect(said(one.page).locator('[data-mention]')).toHaveText(`@${name}`)
    await expect(said(one.page).locator('a')).toHaveCount(0)
  }
  const { comments } = (await jun.api.get(`/api/boards/${page.url().split('/')[4]}/cards/${cardIdOn(page)}`)).body.card
  const { id } = (await jun.api.get('/api/me')).body
  expect(Object.values<{ mentions: string[] }>(comments)[0]?.mentions).toEqual([id])
  await jun.api.send('PATCH', '/api/me', { name: 'Jun Sato' })
  await expect(said(page).locator('[data-mention]')).toHaveText('@Jun Sato')
})

test('a comment is edited and removed by who wrote it, and by nobody else', async ({ join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  await send(mara.page, 'one')
  await expect(said(jun.page)).toContainText('one')
  await expect(said(jun.page).getByRole('button')).toHaveCount(0)
  await said(mara.page).hover()
  await said(mara.page).getByRole('button', { name: 'Edit' }).click()
  await field(mara.page, 'Edit the comment').fill('two')
  await mara.page.keyboard.press('ControlOrMeta+Enter')
  await expect(said(jun.page)).toContainText('two')
  await expect(said(jun.page)).toContainText('edited')
  await said(mara.page).hover()
  await said(mara.page).getByRole('button', { name: 'Remove' }).click()
  await said(mara.page).getByRole('button', { name: 'Keep' }).click()
  await said(mara.page).getByRole('button', { name: 'Remove' }).click()
  await said(mara.page).getByRole('button', { name: 'Remove' }).last().click()
  await expect(said(jun.page)).toHaveCount(0)
  await expect(activity(jun.page)).toContainText('removed a comment')
})

test('what is typed survives Escape and a reload, and what is edited too', async ({ join }) => {
  const { page } = await join()
  await open(page)
  await send(page, 'said')
  await expect(said(page)).toContainText('said')
  await field(page, 'Comment').fill('half of it')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeFocused()
  await said(page).hover()
  await said(page).getByRole('button', { name: 'Edit' }).click()
  await field(page, 'Edit the comment').fill('said at length')
  await page.keyboard.press('Escape')
  await expect(said(page).getByRole('button', { name: 'Go on writing' })).toBeFocused()
  await page.reload()
  await isLive(page)
  await expect(field(page, 'Comment')).toHaveValue('half of it')
  await expect(field(page, 'Edit the comment')).toHaveValue('said at length')
})

test('two windows that edit one comment: both texts are shown, and neither is lost', async ({ join }) => {
  const { page, context } = await join()
  await open(page)
  await send(page, 'one')
  await expect(said(page)).toContainText('one')
  const other = await context.newPage()
  await other.goto(page.url())
  await isLive(other)
  await said(page).hover()
  await said(page).getByRole('button', { name: 'Edit' }).click()
  await field(page, 'Edit the comment').fill('by this one')
  await said(other).hover()
  await said(other)
    .getByRole('button', { name: 'Edit' })
    .or(said(other).getByRole('button', { name: 'Go on writing' }))
    .click()
  await field(other, 'Edit the comment').fill('by the other')
  await other.keyboard.press('ControlOrMeta+Enter')
  await expect(said(page).getByRole('alert')).toContainText('by the other')
  await expect(said(page).getByRole('button', { name: 'Save' })).toBeDisabled()
  await expect(field(page, 'Edit the comment')).toHaveValue('by this one')
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await expect(said(other)).toContainText('by this one')
})

test('a comment that is refused is in its field again', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) await open(page)
  const letGo = await holdCommands(mara.page)
  await send(mara.page, 'on its way')
  await expect(said(mara.page).getByRole('img', { name: 'Not saved yet' })).toBeVisible()
  const cardId = cardIdOn(mara.page)
  await board.owner.ask(board.id, 'ArchiveCard', { cardId })
  await expect(jun.page.getByRole('heading', { name: 'This card is not on the board' })).toBeVisible()
  letGo()
  await expect(mara.page.getByText('What you were writing is kept')).toBeVisible()
  await jun.page.getByRole('button', { name: 'Restore it' }).click()
  await expect(field(mara.page, 'Comment')).toHaveValue('on its way')
})

test('what was done with a card is told with what was before, live and as far back as one asks', async ({
  board,
  join,
}) => {
  const [mara, jun] = [await join(), await join()]
  await open(mara.page)
  const cardId = cardIdOn(mara.page)
  const lists = Object.values<{ id: string; title: string }>(
    (await board.owner.get(`/api/boards/${board.id}`)).body.board.lists,
  )
  const done = lists.find(({ title }) => title === 'Done')?.id
  await board.owner.ask(board.id, 'MoveCard', { cardId, listId: done })
  await expect(activity(mara.page)).toContainText('moved this from Todo to Done')
  await board.owner.ask(board.id, 'ArchiveList', { listId: lists.find(({ title }) => title === 'Todo')?.id })
  for (let index = 0; index < 60; index++)
    await board.owner.ask(board.id, 'RenameCard', { cardId, title: `Alpha ${index}` })
  await open(jun.page, 'Alpha 59')
  await expect(activity(jun.page)).toContainText('renamed this from “Alpha 58” to “Alpha 59”')
  await expect(activity(jun.page)).not.toContainText('moved this')
  await jun.page.getByRole('button', { name: 'Show earlier' }).click()
  await expect(activity(jun.page)).toContainText('moved this from Todo to Done')
  await expect(activity(jun.page)).toContainText('added this to Todo')
  await expect(activity(jun.page).getByRole('listitem').first()).toContainText('Alpha 59')
  await expect(jun.page.getByRole('button', { name: 'Show earlier' })).toHaveCount(0)
})

test('nothing that is said runs, and what is no Markdown reads as it was typed', async ({ board, join }) => {
  test.slow()
  const [mara, jun] = [await join(), await join()]
  for (const { page } of [mara, jun]) {
    page.on('dialog', (dialog) => {
      throw new Error(`the text ran: ${dialog.message()}`)
    })
    await open(page)
  }
  const cardId = cardIdOn(mara.page)
  const hostile = [
    '<img src=x onerror=alert(1)> <script>alert(1)</script>',
    '[x](javascript:alert(1)) @[x](javascript:alert(1)) <javascript:alert(1)>',
    '@[<img src=x onerror=alert(1)>](user:m1) [x](user:m1)',
    '@[x](user:m1" onmouseover="alert(1))',
    '- [ ] <svg onload=alert(1)>\n\n`<b>`',
    ...texts
      .filter((text) => text.isWellFormed() && !text.includes('\0') && /[<>]|script|alert/i.test(text))
      .slice(0, 60),
  ]
  for (const text of hostile)
    await board.owner.ask(board.id, 'AddComment', { cardId, commentId: crypto.randomUUID(), text })
  const plain = 'Ω≈ç√∫˜µ≤≥÷ \u202etest\u202c 田中さん 👩‍👩‍👧 a & b < c'
  await send(mara.page, plain)
  await expect(said(jun.page).first()).toContainText(plain)
  for (const { page } of [mara, jun]) {
    const bad =
      '[onerror], [onload], [onmouseover], [onclick], script, iframe, object, svg[onload], [href^="javascript"], [href^="user"]'
    expect(await said(page).locator(bad).count()).toBe(0)
  }
  await jun.page.reload()
  await isLive(jun.page)
  await expect(said(jun.page).first()).toContainText(plain)
})

test('on a phone a comment is sent with the thumb', async ({ join }) => {
  const [phone, jun] = [
    await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }),
    await join(),
  ]
  await open(jun.page)
  const { name } = (await jun.api.get('/api/me')).body
  const { page } = phone
  await card(page, 'Alpha').getByRole('link').tap()
  await field(page, 'Comment').tap()
  await page.keyboard.type('@')
  await page.getByRole('option', { name }).tap()
  await expect(field(page, 'Comment')).toHaveValue(`@${name} `)
  await page.getByRole('button', { name: 'Send the comment' }).tap()
  await expect(said(jun.page)).toContainText(`@${name}`)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in what was said, ${colorScheme}`, async ({ board, join }) => {
    const { page } = await join({ colorScheme })
    await open(page)
    const text = `Look, @[x](user:${board.owner.id})\n\n- [ ] \`task\`\n\n> quoted`
    await board.owner.ask(board.id, 'AddComment', { cardId: cardIdOn(page), commentId: crypto.randomUUID(), text })
    await send(page, 'mine')
    await expect(said(page)).toHaveCount(2)
    await field(page, 'Comment').pressSequentially('@')
    await expect(page.getByRole('listbox')).toBeVisible()
    await said(page).first().hover()
    await said(page).first().getByRole('button', { name: 'Edit' }).click()
    const found = await new AxeBuilder({ page }).include('[data-sheet]').analyze()
    expect(found.violations).toEqual([])
  })
