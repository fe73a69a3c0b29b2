import type { BrowserContext, Page } from '@playwright/test'
import { newAccount, password } from '../account.ts'
import { hostile } from '../hostile.ts'
import { program } from '../program.ts'
import { test as base, browserOf, expect } from './fixtures.ts'
import { type HostileBoard, writeHostileBoard } from './hostile-board.ts'

const test = base.extend<object, { hostileBoard: HostileBoard }>({
  hostileBoard: [async ({ server }, use) => use(await writeHostileBoard(server.base)), { scope: 'worker' }],
})

/** Nothing of what was written has run, and nothing of it is markup. */
async function isHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
  const made = page.locator(
    'body :is(iframe, object, embed, base, form[action], [onerror], [onload], [srcdoc], [href^="javascript" i], [href^="data:" i])',
  )
  await expect(made).toHaveCount(0)
}

/** Every page that shows words of people, and how to tell that it does. */
async function visitAll(page: Page, home: string, { id, card, seq }: HostileBoard): Promise<void> {
  const shows = async (text: string) => {
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 20_000 })
    await isHarmless(page)
  }
  const live = () => expect(page.getByRole('status')).toHaveText('Live', { timeout: 20_000 })
  const board = `${home}/boards/${id}`
  const said = 'window.ran=1'

  await page.goto(home)
  await shows('<script>window.ran=1</script>')
  await page.goto(board)
  await live()
  await shows(said)
  await page.getByRole('button', { name: 'Menu of this board' }).click()
  await page.getByRole('menuitem', { name: 'About this board…' }).click()
  await expect(page.getByRole('dialog')).toContainText(said)
  await isHarmless(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Menu of this board' }).click()
  await page.getByRole('menuitem', { name: 'Archive of cards and lists…' }).click()
  await expect(page.getByRole('dialog', { name: 'Archive' })).toContainText('<math>')
  await isHarmless(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Inbox/ }).click()
  await expect(page.getByRole('dialog', { name: 'Inbox' })).toContainText('onerror')
  await isHarmless(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search and do' }).fill('window')
  await expect(page.getByRole('option', { name: /window\.ran/ }).first()).toBeVisible()
  await isHarmless(page)
  await page.keyboard.press('Escape')
  await page.goto(board)
  await live()
  await page.locator('article').first().getByRole('link').focus()
  await page.keyboard.press('a')
  await expect(page.getByRole('complementary', { name: 'Activity' })).toContainText(said)
  await isHarmless(page)

  await page.goto(`${board}/cards/${card}`)
  const sheet = page.getByRole('complementary').first()
  await expect(sheet.getByRole('checkbox', { name: hostile.at(-1) ?? '', exact: true })).toBeVisible({
    timeout: 20_000,
  })
  await expect(sheet.getByRole('link', { name: /mglyph/ }).first()).toBeVisible()
  await isHarmless(page)
  await page.goto(`${board}/flow`)
  await expect(page.getByRole('dialog', { name: 'Flow' })).toContainText(said)
  await isHarmless(page)
  await page.goto(`${board}/wall`)
  await expect(page.getByRole('status')).toContainText('Last change', { timeout: 20_000 })
  await shows(said)
  await page.goto(`${board}?at=${seq}`)
  await expect(page.getByRole('region', { name: 'The past' })).toBeVisible({ timeout: 20_000 })
  await shows(said)
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    throw new Error(`a text ran: ${dialog.message()}`)
  })
  return page
}

test('hostile words in every field run on no page, with the policy switched off', async ({
  browser,
  server,
  hostileBoard,
}) => {
  test.slow()
  const context = await browser.newContext({ ...browserOf(hostileBoard.reader), bypassCSP: true })
  await visitAll(await open(context), server.base, hostileBoard)
  await context.close()
})

test('hostile names of people and of share links run in no dialog of sharing, with the policy switched off', async ({
  browser,
  server,
  hostileBoard,
}) => {
  const context = await browser.newContext({ ...browserOf(hostileBoard.owner), bypassCSP: true })
  const page = await open(context)
  await page.goto(`${server.base}/boards/${hostileBoard.id}`)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const links = page.getByRole('dialog').getByRole('region', { name: 'Share links' })
  await expect(links.getByRole('listitem')).toHaveCount(hostile.length)
  await expect(page.getByRole('dialog').getByRole('region', { name: 'People' })).toContainText('<img')
  await isHarmless(page)
  await context.close()
})

test('hostile words run in no question of erasing, with the policy switched off', async ({
  browser,
  server,
  hostileBoard,
}) => {
  const context = await browser.newContext({ ...browserOf(hostileBoard.owner), bypassCSP: true })
  const page = await open(context)
  await page.goto(`${server.base}/boards/${hostileBoard.id}/cards/${hostileBoard.card}`)
  const question = page.getByRole('alertdialog')
  const said = page.getByRole('article', { name: /^Comment by/ }).first()
  await said.hover()
  await said.getByRole('button', { name: 'Erase for good…' }).click()
  await expect(question).toBeVisible()
  await isHarmless(page)
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await page.goto(`${server.base}/boards/${hostileBoard.id}`)
  await page.locator('article').first().getByRole('link').focus()
  await page.keyboard.press('a')
  const activity = page.getByRole('complementary', { name: 'Activity' })
  await activity.getByLabel('By').selectOption(hostileBoard.owner.id)
  await activity.getByRole('button', { name: /^Erase what <img/ }).click()
  await expect(question).toContainText('<img')
  await isHarmless(page)
  await context.close()
})

test('hostile names, addresses and browsers run on no page of an account, nor of who looks after the instance', async ({
  browser,
  server,
}) => {
  const email = 'admin@example.org'
  const admin = await newAccount(server.base, email)
  await admin.send('PATCH', '/api/me', { name: hostile[2] })
  const headers = { 'user-agent': hostile[2] ?? '' }
  await program(server.base, '').send('POST', '/api/auth/sign-in/email', { email, password }, headers)
  const context = await browser.newContext({ ...browserOf(admin), bypassCSP: true })
  const page = await open(context)
  await page.goto(`${server.base}/account`)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(hostile[2] ?? '')
  await expect(page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')).toHaveCount(2)
  await isHarmless(page)

  const answered = hostile.map((text) => admin.send('POST', '/api/admin/invitations', { email: `${text}@example.org` }))
  expect(new Set((await Promise.all(answered)).map(({ status }) => status))).toEqual(new Set([400]))
  // No such address is taken; the page withstands one all the same.
  const invitations = hostile.map((text, id) => ({
    id: String(id),
    email: `${text}@example.org`,
    expiresAt: Date.now(),
  }))
  await page.route('**/api/admin/invitations', (route) => route.fulfill({ json: { invitations } }))
  await page.goto(`${server.base}/admin`)
  await expect(page.getByRole('list', { name: 'Not used yet' }).getByRole('listitem')).toHaveCount(hostile.length)
  await isHarmless(page)
  await context.close()
})

test('hostile words in every field run on no page, with the sanitiser switched off', async ({
  browser,
  server,
  hostileBoard,
}) => {
  test.slow()
  const context = await browser.newContext({ ...browserOf(hostileBoard.reader), serviceWorkers: 'block' })
  let switchedOff = 0
  await context.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch()
    const code = await response.text()
    const without = code.replace(sanitiser, (_, head: string, tree: string, rest: string) => {
      switchedOff += 1
      return `${head}return ${tree};${rest}`
    })
    await route.fulfill({ response, body: without })
  })
  await visitAll(await open(context), server.base, hostileBoard)
  expect(switchedOff).toBeGreaterThan(0)
  await context.close()
})

/** The function that `rehype-sanitize` makes, as it is built: it takes a tree and answers another. */
const sanitiser = /(function\((\w+)\)\{)(let \w+,\w+;return \w+=\{type:"root",children:\[\]\},\(\w+=[\w$]+\(\{schema:)/

const injected = [
  '<img src="x" onerror="window.ran=1">',
  '<svg onload="window.ran=1"></svg>',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<iframe src="javascript:parent.ran=1"></iframe>',
  '<details open ontoggle="window.ran=1">x</details>',
  '<a id="injected" href="javascript:window.ran=1">x</a>',
]

/** Puts markup into the page as a fault of ours would; whether any of it has run. */
const inject = (page: Page) =>
  page.evaluate(async (markups) => {
    for (const markup of markups) document.body.insertAdjacentHTML('beforeend', markup)
    document.querySelector<HTMLElement>('#injected')?.click()
    // A load that fails tells so in a task of its own.
    const image = document.body.appendChild(document.createElement('img'))
    await new Promise((resolve) => {
      image.addEventListener('error', resolve)
      image.src = '/nothing.png'
    })
    return Reflect.get(window, 'ran') === 1
  }, injected)

test('[H111] the policy alone stops what is put into a page, in the document and by an attribute', async ({
  browser,
  server,
  hostileBoard,
}) => {
  for (const { bypassCSP, runs } of [
    // That it runs without the policy shows that it would.
    { bypassCSP: true, runs: true },
    { bypassCSP: false, runs: false },
  ]) {
    const context = await browser.newContext({ ...browserOf(hostileBoard.reader), bypassCSP })
    const page = await context.newPage()
    for (const path of ['/', `/boards/${hostileBoard.id}`, `/boards/${hostileBoard.id}/cards/${hostileBoard.card}`]) {
      await page.goto(server.base + path)
      await expect(page.getByText('window.ran').first()).toBeVisible({ timeout: 20_000 })
      expect([path, await inject(page)]).toEqual([path, runs])
    }
    await context.close()
  }
})
