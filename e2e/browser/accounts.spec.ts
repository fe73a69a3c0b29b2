import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { newAccount, password, signIn } from '../account.ts'
import { program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'
import { codeNow } from '../totp.ts'
import { foundByAxe } from './axe.ts'
import { browserOf } from './fixtures.ts'

const admin = 'admin@example.org'
const serve = async (env: Record<string, string>, use: (server: TestServer) => Promise<void>) => {
  const server = await startServer({ env })
  await newAccount(server.base, admin)
  await use(server)
  await server.close()
}
const test = base.extend<object, { server: TestServer; members: TestServer }>({
  // oxlint-disable-next-line no-empty-pattern
  server: [async ({}, use) => serve({}, use), { scope: 'worker' }],
  // oxlint-disable-next-line no-empty-pattern
  members: [async ({}, use) => serve({ ACCESS: 'members' }, use), { scope: 'worker' }],
})

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const live = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible({ timeout: 15_000 })

async function enter(page: Page, email: string, secret = password): Promise<void> {
  await field(page, 'E-mail').fill(email)
  await field(page, 'Password').fill(secret)
  await button(page, 'Sign in').click()
}

/** Makes a new account in the browser, from a guest or nobody. */
async function makeAccount(page: Page, name: string, email: string): Promise<void> {
  await field(page, 'Name').fill(name)
  if (await field(page, 'E-mail').isEnabled()) await field(page, 'E-mail').fill(email)
  await field(page, 'Password').fill(password)
  await button(page, 'Make an account').click()
}

test('[A30, H120] a guest makes an account from their own face, and the board that they made is theirs still', async ({
  page,
  server,
}) => {
  await page.goto(server.base)
  await page.getByRole('button', { name: 'New board' }).click()
  await page.getByLabel('What is it for?').fill('Made by a guest')
  await page.getByRole('button', { name: 'Make it' }).click()
  await live(page)
  const { pathname } = new URL(page.url())
  await page.getByRole('button', { name: /^You: / }).click()
  await page.getByRole('link', { name: 'Sign in, or make an account' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to Tandem' })).toBeVisible()
  await page.getByRole('link', { name: 'Make an account' }).click()
  await expect(page.getByText('What you did as a guest stays yours.')).toBeVisible()
  await makeAccount(page, 'Grace Hopper', 'grace@example.org')
  await page.waitForURL((url) => url.pathname === pathname)
  await live(page)
  await page.getByRole('button', { name: 'You: Grace Hopper' }).click()
  await page.getByRole('link', { name: 'Your account' }).click()
  await expect(region(page, 'E-mail').getByText('grace@example.org')).toBeVisible()
  const boards = await (await page.request.get(`${server.base}/api/boards`)).json()
  expect(boards.boards[0]).toMatchObject({ title: 'Made by a guest', role: 'owner' })
})

test('[A22] where only members are let in, one signs in and goes on to where one was going', async ({
  page,
  members,
}) => {
  const owner = await signIn(members.base, admin)
  const board = await owner.makeBoard('blank', 'For members')
  await page.goto(`${members.base}/boards/${board}`)
  await expect(page).toHaveURL(`${members.base}/sign-in?to=%2Fboards%2F${board}`)
  await expect(page.getByRole('link', { name: 'Go on as a guest' })).toHaveCount(0)
  await enter(page, admin, 'not the password')
  await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible()
  await enter(page, admin)
  await page.waitForURL(`**/boards/${board}`)
  await live(page)
})

test('[A22] where only members are let in, who opens a share link stands on the board once they are signed in, or have used an invitation', async ({
  browser,
  members,
}) => {
  const owner = await signIn(members.base, admin)
  const invite = async (email: string): Promise<string> =>
    (await owner.send('POST', '/api/admin/invitations', { email })).body.link
  const body = { token: new URL(await invite('mary@example.org')).hash.slice(1) }
  const opened = await program(members.base, '').send('POST', '/api/invitations', body)
  const [cookie = ''] = (opened.headers.get('set-cookie') ?? '').split(';')
  await newAccount(members.base, 'mary@example.org', program(members.base, cookie))
  const board = await owner.makeBoard('blank', 'By a link')
  await owner.ask(board, 'SetLinkRole', { role: 'none' })
  const wish = { commandId: crypto.randomUUID(), name: 'All', role: 'editor' }
  const { token } = (await owner.send('POST', `/api/boards/${board}/links`, wish)).body
  const invitation = await invite('nora@example.org')

  for (const comesIn of [
    async (page: Page) => {
      await page.getByRole('link', { name: 'Sign in' }).click()
      await expect(page).toHaveURL(`${members.base}/sign-in?to=/share`)
      await enter(page, 'mary@example.org')
    },
    async (page: Page) => {
      await page.goto(invitation)
      await makeAccount(page, 'Nora', 'nora@example.org')
    },
  ]) {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${members.base}/share#${token}`)
    await expect(page.getByRole('heading', { name: 'Sign in to open the board' })).toBeVisible()
    await comesIn(page)
    await expect(page).toHaveURL(`${members.base}/boards/${board}`, { timeout: 15_000 })
    await live(page)
    await expect(page.getByRole('heading', { name: 'By a link' })).toBeVisible()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await page.context().close()
  }
})

test('[A24, H121] an invitation is made, passed on, used once, and is out of the address at once', async ({
  page,
  members,
  browser,
}) => {
  await page.goto(`${members.base}/sign-in?to=%2Fadmin`)
  await enter(page, admin)
  const part = region(page, 'Invite someone')
  await part.getByLabel('E-mail (may be left empty)').fill('invited@example.org')
  await part.getByRole('button', { name: 'Invite' }).click()
  const link = await part.getByLabel('Link').inputValue()
  await expect(part.getByRole('listitem').filter({ hasText: 'invited@example.org' })).toBeVisible()

  const context = await browser.newContext()
  const invited = await context.newPage()
  await invited.goto(link)
  await expect(invited).toHaveURL(`${members.base}/sign-up`)
  await expect(field(invited, 'E-mail')).toHaveValue('invited@example.org')
  await makeAccount(invited, 'Ida', 'invited@example.org')
  await expect(invited.getByRole('heading', { name: 'Boards' })).toBeVisible()
  await context.clearCookies()
  await invited.goto('about:blank')
  await invited.goto(link)
  await expect(invited.getByRole('alert').filter({ hasText: 'used or has ended' })).toBeVisible()
  await context.close()
})

test('[A26, H127] who is locked out sets a new password by a link of the administrator', async ({ page, server }) => {
  await newAccount(server.base, 'locked@example.org')
  const helper = await signIn(server.base, admin)
  await page.goto(`${server.base}/sign-in`)
  await page.getByRole('link', { name: 'Forgot it?' }).click()
  await expect(page.getByText('Ask who looks after this Tandem')).toBeVisible()
  const { link } = (await helper.send('POST', '/api/admin/resets', { email: 'locked@example.org' })).body
  await page.goto(link)
  await field(page, 'New password').fill('a better password')
  await button(page, 'Set the password').click()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await enter(page, 'locked@example.org', 'a better password')
  await expect(page.getByRole('heading', { name: 'Boards' })).toBeVisible()
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('[H123, H125, H124] a name, a colour, a picture and a password are changed on the page of the account', async ({
  browser,
  server,
}) => {
  const mara = await newAccount(server.base, 'mara@example.org')
  const elsewhere = await signIn(server.base, 'mara@example.org')
  const context = await browser.newContext(browserOf(mara))
  const page = await context.newPage()
  await page.goto(`${server.base}/account`)
  const look = region(page, 'How others see you')
  await look.getByLabel('Name', { exact: true }).fill('Mara Q.')
  await look.getByRole('radio', { name: 'Orange' }).check()
  await look.getByRole('button', { name: 'Save' }).click()
  await expect(look.getByRole('status')).toHaveText('Saved.')
  await look
    .getByLabel('Picture', { exact: true })
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: png })
  await expect(look.locator('img')).toBeVisible()
  await look.getByLabel('Picture', { exact: true }).setInputFiles({
    name: 'me.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await expect(look.getByRole('alert')).toHaveText('A picture is PNG, JPEG or WebP.')
  expect((await elsewhere.get('/api/me')).body).toMatchObject({
    name: 'Mara Q.',
    color: 'peer-5',
    picture: expect.any(String),
  })

  const sessions = region(page, 'Where you are signed in')
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  const secrets = region(page, 'Password')
  await secrets.getByLabel('Present password').fill(password)
  await secrets.getByLabel('New password').fill('another password')
  await secrets.getByRole('button', { name: 'Change the password' }).click()
  await expect(secrets.getByRole('status')).toContainText('Your password is changed')
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  expect((await elsewhere.get('/api/me')).status).toBe(401)
  await context.close()
})

test('[H130] codes are set up with a QR code, and asked for from then on', async ({ browser, server }) => {
  const email = 'codes@example.org'
  const context = await browser.newContext(browserOf(await newAccount(server.base, email)))
  const page = await context.newPage()
  await page.goto(`${server.base}/account`)
  const codes = region(page, 'Codes at signing in')
  await codes.getByLabel('Your password').fill(password)
  await codes.getByRole('button', { name: 'Set up' }).click()
  await expect(codes.getByRole('img', { name: 'QR code for the app' })).toBeVisible()
  const secret = (await codes.locator('code').textContent()) ?? ''
  const backup = await codes.getByRole('list', { name: 'Backup codes' }).getByRole('listitem').first().textContent()
  await codes.getByLabel('A code of the app').fill(codeNow(secret))
  await codes.getByRole('button', { name: 'Turn on' }).click()
  await expect(codes.getByText('A code is asked for besides your password.')).toBeVisible()

  await context.clearCookies()
  await page.goto(`${server.base}/sign-in?to=%2Faccount`)
  await enter(page, email)
  await field(page, 'Code').fill('000000')
  await button(page, 'Go on').click()
  await expect(page.getByRole('alert').filter({ hasText: 'That is not the code.' })).toBeVisible()
  await page.getByRole('button', { name: 'Use a backup code' }).click()
  await field(page, 'Code').fill(backup ?? '')
  await button(page, 'Go on').click()
  await expect(region(page, 'E-mail').getByText(email)).toBeVisible()
  await context.close()
})

/** A device with a lock, as Chromium plays it. */
async function giveDevice(context: BrowserContext, page: Page): Promise<void> {
  const client = await context.newCDPSession(page)
  await client.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  await client.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true } })
}

test('[H132] a passkey is added, lets in, and is taken away', async ({ browser, server }) => {
  const email = 'passkey@example.org'
  const context = await browser.newContext(browserOf(await newAccount(server.base, email)))
  const page = await context.newPage()
  await giveDevice(context, page)
  await page.goto(`${server.base}/account`)
  const passkeys = region(page, 'Passkeys')
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(passkeys.getByRole('listitem')).toHaveCount(1)

  await context.clearCookies()
  await page.goto(`${server.base}/sign-in?to=%2Faccount`)
  await button(page, 'Sign in with a passkey').click()
  await expect(region(page, 'E-mail').getByText(email)).toBeVisible()
  await passkeys.getByRole('button', { name: /^Remove: / }).click()
  await expect(passkeys.getByRole('listitem')).toHaveCount(0)
  await context.clearCookies()
  await page.goto(`${server.base}/sign-in`)
  await button(page, 'Sign in with a passkey').click()
  await expect(page.getByRole('alert').filter({ hasText: 'No passkey was used.' })).toBeVisible()
  await context.close()
})

test('[H142] who looks after the instance erases someone, after looking at who it is and typing their name', async ({
  browser,
  server,
}) => {
  const leaver = await newAccount(server.base, 'leaver@example.org')
  await newAccount(server.base, 'stays@example.org')
  await leaver.makeBoard('blank', 'Of the leaver')
  const helper = await signIn(server.base, admin)
  const context = await browser.newContext(browserOf(helper))
  const page = await context.newPage()
  await page.goto(`${server.base}/admin`)
  const part = region(page, 'Erase someone')
  await part.getByLabel('Their e-mail or user id').fill('nobody@example.org')
  await part.getByRole('button', { name: 'Look them up' }).click()
  await expect(part.getByRole('alert')).toHaveText('There is nobody with this e-mail or id.')
  await part.getByLabel('Their e-mail or user id').fill('Leaver@example.org')
  await part.getByRole('button', { name: 'Look them up' }).click()
  await expect(part.getByText('leaver has an account, and took part in 1 board.')).toBeVisible()
  await expect(part.getByRole('button', { name: 'Erase them' })).toBeDisabled()
  await part.getByLabel('Type their name, leaver').fill('leaver')
  expect(await foundByAxe(page)).toEqual([])
  if (process.env.PICTURES)
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 1280],
      ['light', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await part.screenshot({ path: `${process.env.PICTURES}/erase-${colorScheme}-${width}.png` })
    }
  await part.getByRole('button', { name: 'Erase them' }).click()
  await expect(part.getByRole('status')).toHaveText('leaver is erased.')
  expect((await leaver.get('/api/me')).status).toBe(401)
  await part.getByLabel('Their e-mail or user id').fill(admin)
  await part.getByRole('button', { name: 'Look them up' }).click()
  await part.getByLabel('Type their name, admin').fill('admin')
  await part.getByRole('button', { name: 'Erase them' }).click()
  await expect(part.getByRole('alert').last()).toHaveText(/^Nobody else looks after this Tandem/)
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 390])
    test(`axe finds nothing on the pages of accounts, ${colorScheme}, ${width} wide`, async ({ browser, server }) => {
      const helper = await signIn(server.base, admin)
      const viewport = { width, height: 800 }
      const context = await browser.newContext({ ...browserOf(helper), colorScheme, viewport })
      const page = await context.newPage()
      for (const path of ['/sign-in', '/sign-up', '/forgot', '/reset', '/account', '/admin']) {
        await page.goto(server.base + path)
        await expect(page.getByRole('heading').first()).toBeVisible()
        if (path === '/account') await expect(region(page, 'Passkeys')).toBeVisible()
        if (path === '/admin') await expect(region(page, 'Invite someone')).toBeVisible()
        expect([path, await foundByAxe(page)]).toEqual([path, []])
        const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
        expect([path, isWider]).toEqual([path, false])
        if (process.env.PICTURES)
          await page.screenshot({
            path: `${process.env.PICTURES}/${path.slice(1)}-${colorScheme}-${width}.png`,
            fullPage: true,
          })
      }
      await context.close()
    })
