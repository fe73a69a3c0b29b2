import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { card, expect, fill, idsOf, isLive, test } from './fixtures.ts'

test.beforeEach(async ({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'] }))

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "ran"</script></svg>'
const section = (page: Page): Locator => page.getByRole('region', { name: 'Attachments' })
const rows = (page: Page): Locator => section(page).getByRole('listitem')
/** A picture that a browser can draw. */
const picture = async (page: Page) => ({
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } }),
})
const words = (name: string, text = 'words') => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
async function open(page: Page, title = 'Alpha'): Promise<void> {
  await card(page, title).getByRole('link').click()
  await expect(section(page)).toBeVisible()
}
const choose = (page: Page, files: Parameters<Locator['setInputFiles']>[0]) =>
  page.locator('input[type=file]').setInputFiles(files)
const menu = async (page: Page, name: string, action: string) => {
  await page.getByRole('button', { name: `Menu of ${name}` }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}
const isDrawn = (image: Locator) =>
  expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)).toBe(true)

test('files that are attached here are there for everyone, without a reload', async ({ board, join }) => {
  const [mara, jun] = [await join(), await join()]
  await open(mara.page)
  await open(jun.page)
  await choose(mara.page, [await picture(mara.page), words('notes.txt')])
  for (const { page } of [mara, jun]) {
    await expect(rows(page)).toHaveCount(2)
    await expect(rows(page).nth(0)).toContainText('photo.png')
    await expect(rows(page).nth(1)).toContainText('notes.txt')
    await expect(rows(page).nth(1)).toContainText('5 bytes')
    await isDrawn(rows(page).nth(0).locator('img'))
    await expect(card(page, 'Alpha').getByText('2 attachment')).toBeAttached()
  }
  await expect(mara.page.locator('[data-upload]')).toHaveCount(0)

  const download = jun.page.waitForEvent('download')
  await rows(jun.page).nth(1).getByRole('link', { name: 'notes.txt' }).click()
  expect((await download).suggestedFilename()).toBe('notes.txt')

  await menu(mara.page, 'photo.png', 'Make it the cover')
  for (const { page } of [mara, jun]) {
    const cover = card(page, 'Alpha').locator('[data-cover] img')
    await isDrawn(cover)
    await expect(page.locator('[data-sheet] [data-cover] img')).toBeVisible()
    await expect(rows(page).nth(0)).toContainText('Cover')
  }
  const box = await card(jun.page, 'Alpha').locator('[data-cover]').boundingBox()
  expect(box?.height).toBe(132)
  await expect.poll(async () => (await card(jun.page, 'Alpha').boundingBox())?.width).toBe(box?.width)

  await menu(jun.page, 'notes.txt', 'Rename')
  await jun.page.getByRole('textbox', { name: 'Name of the file' }).fill('minutes.txt')
  await jun.page.keyboard.press('Enter')
  await expect(rows(mara.page).nth(1)).toContainText('minutes.txt')

  await menu(jun.page, 'photo.png', 'Remove')
  const dialog = jun.page.getByRole('alertdialog', { name: 'Remove this file?' })
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(rows(jun.page)).toHaveCount(2)
  await menu(jun.page, 'photo.png', 'Remove')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  for (const { page } of [mara, jun]) {
    await expect(rows(page)).toHaveCount(1)
    await expect(page.locator('[data-cover]')).toHaveCount(0)
    await expect(card(page, 'Alpha').getByText('1 attachment')).toBeAttached()
  }
  await expect(jun.page.getByRole('button', { name: 'Attach a file' })).toBeFocused()
  await mara.page.reload()
  await isLive(mara.page)
  await expect(rows(mara.page)).toHaveCount(1)
  const ids = await idsOf(mara, board.id)
  const { body } = await mara.api.get(`/api/boards/${board.id}/cards/${ids.Alpha}`)
  expect(Object.values(body.card.attachments)).toMatchObject([{ name: 'minutes.txt', size: 5 }])
})

/** What a hand does that drags files from the desktop over something, and lets go of them there. */
const dropOn = async (page: Page, selector: string) => {
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }))
    return transfer
  })
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: data, bubbles: true, cancelable: true })
  return () => page.dispatchEvent(selector, 'drop', { dataTransfer: data, bubbles: true, cancelable: true })
}

test('files are attached by dropping them on the sheet, and by pasting', async ({ join }) => {
  const { page } = await join()
  await open(page)
  const letGo = await dropOn(page, '[data-sheet] h2')
  await expect(page.getByText('Drop to attach')).toBeVisible()
  await letGo()
  await expect(page.getByText('Drop to attach')).toHaveCount(0)
  await expect(rows(page)).toHaveText([/dropped\.txt/])

  const paste = (text: string | null) =>
    page.evaluate((plain) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File(['pasted'], 'pasted.png', { type: 'image/png' }))
      if (plain !== null) clipboardData.setData('text/plain', plain)
      const target = document.activeElement ?? document.body
      return !target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  expect(await paste(null)).toBe(true)
  await expect(rows(page)).toHaveText([/dropped\.txt/, /pasted\.png/])

  // Words that come with a picture go where the caret is.
  await page.getByRole('button', { name: 'Add a description' }).click()
  await page.getByRole('textbox', { name: 'Description' }).focus()
  expect(await paste('words')).toBe(false)
  await expect(rows(page)).toHaveCount(2)
})

test('what cannot be attached says why, and is tried again once', async ({ board, join, complaints }) => {
  complaints.expected.push(/Failed to load resource|net::ERR/)
  const { page, api } = await join()
  await open(page)
  await choose(page, words('empty.txt', ''))
  await expect(rows(page)).toContainText('This file is empty.')
  await page.getByRole('button', { name: 'Give empty.txt up' }).click()
  await expect(rows(page)).toHaveCount(0)

  await page.route(/\/attachments\?/, (route) => route.abort())
  await choose(page, words('notes.txt'))
  await expect(rows(page)).toContainText('The server could not be reached. Try again.')
  await page.unroute(/\/attachments\?/)
  // What was answered, and not heard, is not attached twice.
  await page.route(
    /\/attachments\?/,
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: 'Try notes.txt again' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(page.locator('[data-attachment]')).toHaveCount(1)
  const ids = await idsOf({ api }, board.id)
  const { body } = await api.get(`/api/boards/${board.id}/cards/${ids.Alpha}`)
  expect(Object.keys(body.card.attachments)).toHaveLength(1)
})

test('a file goes on being sent while its card is closed', async ({ join }) => {
  const { page } = await join()
  await open(page)
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/attachments\?/, async (route) => {
    await gate
    await route.continue()
  })
  await choose(page, words('notes.txt'))
  await expect(page.getByRole('progressbar', { name: 'Sending notes.txt' })).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  letGo()
  await expect(card(page, 'Alpha').getByText('1 attachment')).toBeAttached()
})

test('[H33] nothing that was attached runs, opened by its address or drawn into a page', async ({
  join,
  complaints,
}) => {
  complaints.expected.push(/./)
  const { page, context } = await join()
  await open(page)
  const files: [string, string][] = [
    ['a.svg', svg],
    ['a.html', '<script>document.title = "ran"</script>'],
    ['a.gif', 'GIF89a=1;document.title="ran"//'],
    ['a.pdf', '%PDF-1.4\n<script>document.title = "ran"</script>'],
  ]
  await choose(
    page,
    files.map(([name, text]) => words(name, text)),
  )
  await expect(page.locator('[data-attachment]')).toHaveCount(files.length)
  const addresses = await page
    .locator('[data-attachment] a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  expect(addresses).toHaveLength(files.length)
  for (const [index, address] of addresses.entries()) {
    const tab = await context.newPage()
    const came = await tab.goto(address).then(
      () => 'shown',
      (error: unknown) => (String(error).includes('Download is starting') ? 'downloaded' : String(error)),
    )
    expect(came).toBe(files[index]?.[0] === 'a.gif' ? 'shown' : 'downloaded')
    expect(await tab.title()).not.toBe('ran')
    await tab.close()
    const title = await page.title()
    expect(await page.addScriptTag({ url: address }).catch(() => 'refused')).toBe('refused')
    const framed = await page.evaluate(
      (src) =>
        new Promise<string>((resolve) => {
          const frame = Object.assign(document.createElement('iframe'), { src: `${src}#framed` })
          document.body.append(frame)
          // A download never loads; the picture of a document that may not be framed never shows.
          requestIdleCallback(() => resolve(frame.contentDocument?.title ?? ''), { timeout: 1_000 })
        }),
      address,
    )
    expect(framed).not.toBe('ran')
    expect(await page.title()).toBe(title)
  }
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on a card with attachments, ${colorScheme}`, async ({ join, complaints }) => {
    complaints.expected.push(/status of 400/)
    const { page } = await join({ colorScheme })
    await open(page)
    await choose(page, [await picture(page), words('notes.txt')])
    await expect(page.locator('[data-attachment]')).toHaveCount(2)
    await menu(page, 'photo.png', 'Make it the cover')
    await expect(card(page, 'Alpha').locator('[data-cover]')).toBeVisible()
    await choose(page, words('empty.txt', ''))
    await expect(page.locator('[data-upload=failed]')).toBeVisible()
    const look = async () => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await look()
    await menu(page, 'notes.txt', 'Remove')
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await look()
  })

test('all of it by keyboard', async ({ join }) => {
  const { page } = await join()
  // Asked for before the key that opens it: a browser that is told of both at once may be too late to hold the window back.
  const chooser = page.waitForEvent('filechooser')
  await open(page)
  const attach = page.getByRole('button', { name: 'Attach a file' })
  await attach.focus()
  await expect(attach).toBeFocused()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles(await picture(page))
  const button = page.getByRole('button', { name: 'Menu of photo.png' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Download' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the file' })).toBeFocused()
  await page.keyboard.type('me')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'me.png' })).toBeVisible()
  await page.getByRole('button', { name: 'Menu of me.png' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  // Escape has closed the question, and not the card.
  await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
  await expect(page.locator('[data-attachment]')).toHaveCount(1)
})

test('who may only look sees the files and can have them, and no more', async ({ board, join }) => {
  const ids = await idsOf({ api: board.owner }, board.id)
  const path = `/api/boards/${board.id}/cards/${ids.Alpha}/attachments`
  const query = new URLSearchParams({
    commandId: crypto.randomUUID(),
    attachmentId: crypto.randomUUID(),
    name: 'a.txt',
  })
  await board.owner.send('POST', `${path}?${query}`, Buffer.from('x'), { 'content-type': 'application/octet-stream' })
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'viewer' })
  const { page } = await join({}, 'View only')
  await open(page)
  await expect(rows(page)).toHaveText([/a\.txt/])
  await expect(page.getByRole('button', { name: 'Attach a file' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Menu of a.txt' }).click()
  await expect(page.getByRole('menuitem', { name: 'Download' })).toBeEnabled()
  await expect(page.getByRole('menuitem', { name: 'Remove' })).toHaveCount(0)
})
