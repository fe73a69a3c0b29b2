import type { Browser, Locator, Page } from '@playwright/test'
import { newGuest } from '../program.ts'
import { foundByAxe } from './axe.ts'
import { browserOf, card, expect, fill, idsOf, isLive, test } from './fixtures.ts'

// What may not be seen any more is asked for once more, and what a link refuses is a status: those are told of.
test.use({ complaints: { expected: [/status of (403|404|410)/] } })

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Share / })
const openSharing = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(dialog(page)).toBeVisible()
  return dialog(page)
}

/** Makes a share link in the dialog, and answers its address. */
async function makeLink(page: Page, chosen: { role?: string; end?: string; password?: string; uses?: string }) {
  const sharing = await openSharing(page)
  await sharing.getByRole('button', { name: 'New link' }).click()
  await sharing.getByRole('textbox', { name: 'Name', exact: true }).fill('For the crew')
  if (chosen.role) await sharing.getByRole('combobox', { name: 'Lets in as' }).selectOption(chosen.role)
  if (chosen.end) await sharing.getByRole('combobox', { name: 'Ends' }).selectOption(chosen.end)
  if (chosen.password) await sharing.getByLabel('Password').fill(chosen.password)
  if (chosen.uses) await sharing.getByLabel('How many people').fill(chosen.uses)
  await sharing.getByRole('button', { name: 'Make the link' }).click()
  const address = await sharing.getByRole('textbox', { name: 'Address of the new link' }).inputValue()
  await expect(sharing.getByText('Copy it now')).toBeVisible()
  await sharing.getByRole('button', { name: 'Done' }).click()
  await expect(sharing.getByRole('textbox', { name: 'Address of the new link' })).toHaveCount(0)
  return address
}

/** A browser of someone who was never here. */
async function stranger(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

test('an owner makes a link with a password; whoever has both comes in, and is out within two seconds once it is revoked', async ({
  browser,
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Todo: ['Secret plan'] })
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  const { page } = await join(browserOf(board.owner))
  const address = await makeLink(page, { role: 'editor', password: 'open sesame', uses: '2' })
  expect(address).toMatch(/\/share#[A-Za-z0-9_-]{32}$/)
  const row = dialog(page).getByRole('region', { name: 'Share links' }).getByRole('listitem')
  await expect(row).toContainText('Can edit')
  await expect(row).toContainText('0 of 2 used')
  await expect(row).toContainText('has a password')

  const guest = await stranger(browser, address)
  await expect(guest.getByRole('heading', { name: 'This link has a password' })).toBeVisible()
  expect(guest.url()).toMatch(/\/share$/)
  await guest.keyboard.type('open barley')
  await guest.keyboard.press('Enter')
  await expect(guest.getByRole('alert').filter({ hasText: 'not the password' })).toBeVisible()
  await guest.getByLabel('Password of the link').fill('open sesame')
  await guest.keyboard.press('Enter')
  await expect(guest).toHaveURL(board.url)
  await isLive(guest)
  await expect(card(guest, 'Secret plan')).toBeVisible()
  await expect(row).toContainText('1 of 2 used')
  await expect(dialog(page).getByRole('region', { name: 'People' })).toContainText('by the link “For the crew”')
  // The token is nowhere to go back to.
  await guest.goBack()
  expect(guest.url()).not.toContain('#')
  await guest.goto(board.url)
  await isLive(guest)

  await row.getByRole('button', { name: 'Revoke the link For the crew' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(guest.getByRole('alert').filter({ hasText: 'no access' })).toBeVisible({ timeout: 2_000 })
  await expect(guest.getByText('Secret plan')).toHaveCount(0)
  await expect(guest.getByText('Tandem launch')).toHaveCount(0)
  await expect(guest).toHaveTitle('No board')
  await guest.goto(address)
  await expect(guest.getByRole('alert').filter({ hasText: 'There is no such link' })).toBeVisible()
  await guest.context().close()
})

test('a link that is over, or has let in all it was made for, says so in words', async ({ browser, board, server }) => {
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  const make = async (more: object) => {
    const body = { commandId: crypto.randomUUID(), name: 'One', role: 'viewer', ...more }
    return (await board.owner.send('POST', `/api/boards/${board.id}/links`, body)).body.token
  }
  const ended = await make({ expiresAt: new Date(Date.now() + 1_500).toISOString() })
  const once = await make({ usesMax: 1 })
  const first = await newGuest(server.base)
  expect((await first.send('POST', '/api/links', { token: once })).status).toBe(200)
  const page = await stranger(browser, `${server.base}/share#${once}`)
  await expect(page.getByRole('alert').filter({ hasText: 'as many people as it was made for' })).toBeVisible()
  await expect(async () => {
    await page.goto('about:blank')
    await page.goto(`${server.base}/share#${ended}`)
    await expect(page.getByRole('alert').filter({ hasText: 'Its time is over' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.goto('about:blank')
  await page.goto(`${server.base}/share`)
  await expect(page.getByRole('alert').filter({ hasText: 'its address is not whole' })).toBeVisible()
  await page.context().close()
})

test('[A9] whose link ends while they look is out at that moment', async ({ browser, board, server }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  const expiresAt = new Date(Date.now() + 6_000).toISOString()
  const body = { commandId: crypto.randomUUID(), name: 'Brief', role: 'viewer', expiresAt }
  const { token } = (await board.owner.send('POST', `/api/boards/${board.id}/links`, body)).body
  const page = await stranger(browser, `${server.base}/share#${token}`)
  await isLive(page, 'View only')
  await expect(card(page, 'Alpha')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'no access' })).toBeVisible({ timeout: 10_000 })
  await expect(page.getByText('Alpha')).toHaveCount(0)
  await page.context().close()
})

test('an owner invites by name; who is invited goes from viewer to commenter to editor without a reload, and keeps a draft', async ({
  board,
  join,
  server,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  const jun = await newGuest(server.base)
  await jun.send('PATCH', '/api/me', { name: 'Jun Park' })
  const common = await board.owner.makeBoard('blank', 'Another of ours')
  await jun.get(`/api/boards/${common}`)
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  const { page } = await join(browserOf(board.owner))
  const sharing = await openSharing(page)
  await sharing.getByRole('combobox', { name: 'What they may do' }).selectOption('viewer')
  await sharing.getByRole('textbox', { name: 'Name or e-mail address' }).fill('someone else')
  await expect(sharing.getByText('Nobody you share a board with')).toBeVisible()
  await sharing.getByRole('textbox', { name: 'Name or e-mail address' }).fill('jun')
  await expect(sharing.getByRole('button', { name: /Jun Park/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const role = sharing.getByRole('combobox', { name: 'What Jun Park may do' })
  await expect(role).toHaveValue('viewer')

  const other = await join(browserOf(jun), 'View only')
  const theirs = other.page
  const { Alpha: alpha } = await idsOf({ api: jun }, board.id)
  await card(theirs, 'Alpha').getByRole('link').click()
  const sheet = theirs.getByRole('complementary', { name: 'Alpha' })
  await expect(sheet).toBeVisible()
  await expect(sheet.getByRole('textbox')).toHaveCount(0)
  await expect(theirs.getByRole('button', { name: /Add a/ })).toHaveCount(0)
  await theirs.evaluate(() => Object.assign(window, { isSame: true }))

  await role.selectOption('commenter')
  await isLive(theirs, 'Comment only')
  const comment = sheet.getByRole('textbox', { name: 'Comment' })
  await comment.fill('Half a thought')
  await expect(theirs.getByRole('button', { name: /Add a/ })).toHaveCount(0)
  await role.selectOption('viewer')
  await isLive(theirs, 'View only')
  await expect(comment).toHaveCount(0)
  await role.selectOption('editor')
  await isLive(theirs)
  await expect(comment).toHaveValue('Half a thought')
  await expect(theirs.getByRole('button', { name: 'Add a card at the end of Todo' })).toBeVisible()
  await comment.press('Control+Enter')
  await expect(sheet.getByRole('article')).toContainText('Half a thought')
  expect(await theirs.evaluate(() => 'isSame' in window)).toBe(true)
  expect(alpha).toBeDefined()

  await sheet
    .getByRole('button', { name: 'Say more about it' })
    .or(sheet.getByText('Add a description'))
    .first()
    .click()
  await sheet.getByRole('textbox', { name: 'Description' }).fill('Words of mine')
  await role.selectOption('viewer')
  await expect(sheet.getByText('Your draft is kept')).toBeVisible()
  await role.selectOption('editor')
  await expect(sheet.getByRole('textbox', { name: 'Description' })).toHaveValue('Words of mine')
})

test('its owner removes someone and lets them back in, and closes the address', async ({ board, join }) => {
  const [{ page }, other] = [await join(browserOf(board.owner)), await join()]
  const me = (await other.api.get('/api/me')).body
  const sharing = await openSharing(page)
  const remove = sharing.getByRole('button', { name: `Remove ${me.name} from this board` })
  await remove.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep' }).click()
  await expect(remove).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(other.page.getByRole('alert').filter({ hasText: 'no access' })).toBeVisible()
  await sharing.getByRole('button', { name: `Let ${me.name} back in` }).click()
  await other.page.goto(board.url)
  await isLive(other.page)
  await sharing.getByRole('combobox', { name: 'Whoever has the address' }).selectOption('none')
  await isLive(other.page, 'View only')
})

test('someone who was let in leaves', async ({ board, join, server }) => {
  const jun = await newGuest(server.base)
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  await board.owner.ask(board.id, 'SetMemberRole', { userId: jun.id, role: 'editor' })
  const { page } = await join(browserOf(jun))
  const sharing = await openSharing(page)
  await expect(sharing.getByRole('textbox')).toHaveCount(0)
  await expect(sharing.getByRole('region', { name: 'Share links' })).toHaveCount(0)
  await expect(sharing.getByRole('combobox', { name: 'Whoever has the address' })).toBeDisabled()
  await sharing.getByRole('button', { name: 'Leave this board' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'no access' })).toBeVisible()
  await expect(page.getByText('Tandem launch')).toHaveCount(0)
})

test('[A10] who came by a share link alone is not offered the past, and is told why where they ask for it', async ({
  browser,
  board,
  server,
}) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  await board.owner.ask(board.id, 'SetLinkRole', { role: 'none' })
  const body = { commandId: crypto.randomUUID(), name: 'Crew', role: 'editor' }
  const { token } = (await board.owner.send('POST', `/api/boards/${board.id}/links`, body)).body
  const page = await stranger(browser, `${server.base}/share#${token}`)
  await isLive(page)
  await expect(page.getByRole('button', { name: 'History' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Menu of this board' }).click()
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible()
  for (const name of ['History', 'Flow…', 'Show which cards age'])
    await expect(page.getByRole('menuitem', { name })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('h')
  await expect(page.getByRole('slider')).toHaveCount(0)
  for (const address of ['/flow', '?at=1']) {
    await page.goto(board.url + address)
    await isLive(page)
    const told = page.getByRole('alert').filter({ hasText: 'what was here before you' })
    await expect(told).toBeVisible()
    await page.getByRole('button', { name: 'To the board' }).click()
    await expect(told).toHaveCount(0)
    await expect(card(page, 'Alpha')).toBeVisible()
  }
  await page.context().close()
})

test('a link is made and ended by the keys alone', async ({ board, join }) => {
  const { page } = await join(browserOf(board.owner))
  await page.getByRole('button', { name: 'Share' }).focus()
  await page.keyboard.press('Enter')
  const sharing = dialog(page)
  await expect(sharing).toBeVisible()
  const goTo = async (target: Locator) => {
    for (let step = 0; step < 40; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error('the keys do not lead there')
  }
  await goTo(sharing.getByRole('button', { name: 'New link' }))
  await page.keyboard.press('Enter')
  await page.keyboard.type('By keys')
  await page.keyboard.press('Enter')
  await expect(sharing.getByRole('textbox', { name: 'Address of the new link' })).toBeVisible()
  await goTo(sharing.getByRole('button', { name: 'Done' }))
  await page.keyboard.press('Enter')
  await goTo(sharing.getByRole('button', { name: 'Revoke the link By keys' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(sharing.getByText('By keys')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Share' })).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing where a board is shared, ${colorScheme}, nor on a phone`, async ({ board, join, server }) => {
    const other = await newGuest(server.base)
    await board.owner.ask(board.id, 'SetMemberRole', { userId: other.id, role: 'commenter' })
    const body = { commandId: crypto.randomUUID(), name: 'Crew', role: 'editor', password: 'x', usesMax: 5 }
    const { token } = (await board.owner.send('POST', `/api/boards/${board.id}/links`, body)).body
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      const { page } = await join({ ...browserOf(board.owner), colorScheme, viewport })
      const sharing = await openSharing(page)
      await sharing.getByRole('button', { name: 'New link' }).click()
      await sharing.getByRole('combobox', { name: 'Ends' }).selectOption('date')
      expect(await foundByAxe(page)).toEqual([])
      const wide = await sharing.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
      expect(wide).toBe(0)
      await page.goto(`${server.base}/share#${token}`)
      await expect(page.getByLabel('Password of the link')).toBeVisible()
      expect(await foundByAxe(page)).toEqual([])
    }
  })
