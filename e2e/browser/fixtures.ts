import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test'
import { newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

/** Someone before a browser of their own. */
export type Someone = { readonly page: Page; readonly context: BrowserContext; readonly api: Program }

type Fixtures = {
  /** A new board, and its address. */
  board: { readonly id: string; readonly url: string; readonly owner: Program }
  /** Opens the board in a new browser context, and waits until it is live, or whatever its pill is to say. */
  join: (options?: BrowserContextOptions, pill?: string) => Promise<Someone>
  /** What the console may say in this test: otherwise nothing. */
  complaints: { readonly expected: RegExp[] }
}
type WorkerFixtures = { server: TestServer }

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  complaints: [{ expected: [] }, { option: true }],
  board: async ({ server }, use) => {
    const owner = await newGuest(server.base)
    const id = await owner.makeBoard('blank', 'Tandem launch')
    await use({ id, url: `${server.base}/boards/${id}`, owner })
  },
  join: async ({ browser, board, server, complaints }, use) => {
    const said: string[] = []
    const contexts: BrowserContext[] = []
    await use(async (options, pill) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
      contexts.push(context)
      const page = await context.newPage()
      watch(page, said)
      await page.goto(board.url)
      await isLive(page, pill)
      const cookies = await context.cookies()
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      return { page, context, api: program(server.base, cookie) }
    })
    for (const context of contexts) await context.close()
    expect(said.filter((line) => !complaints.expected.some((pattern) => pattern.test(line)))).toEqual([])
  },
})
export { expect }

/** What Chromium says of a font in a tab that nobody looks at: it is not drawn, and so the font is not used. */
const undrawn = /\.woff2 was preloaded using link preload but not used within a few seconds/

/** Keeps what the page complains of. */
export function watch(page: Page, said: string[]): void {
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    if (isComplaint && !undrawn.test(message.text())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
}

export const isLive = (page: Page, pill = 'Live') =>
  expect(page.getByRole('status')).toHaveText(pill, { timeout: 15_000 })

export const list = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })
export const card = (page: Page, title: string): Locator =>
  page.locator('article:not([aria-hidden])', { hasText: title }).first()
/** The titles of a list's cards, from the top. */
export const titles = (page: Page, title: string) =>
  list(page, title).getByRole('heading', { level: 3 }).allTextContents()
export const shows = (page: Page, title: string, cards: string[]) =>
  expect.poll(() => titles(page, title)).toEqual(cards)

/** Lists with cards, made by the board's owner. */
export async function fill(owner: Program, board: string, lists: Record<string, string[]>): Promise<void> {
  for (const [title, cards] of Object.entries(lists)) {
    const listId = crypto.randomUUID()
    await owner.ask(board, 'AddList', { listId, title })
    const commands = cards.map((name) => ({
      commandId: crypto.randomUUID(),
      type: 'AddCard',
      cardId: crypto.randomUUID(),
      listId,
      title: name,
    }))
    while (commands.length > 0) await owner.send('POST', `/api/boards/${board}/commands`, commands.splice(0, 100))
  }
}

/** The ids of the board's cards and lists, by title. */
export async function idsOf({ api }: Pick<Someone, 'api'>, board: string): Promise<Record<string, string>> {
  const { lists, cards } = (await api.get(`/api/boards/${board}`)).body.board
  const things = [...Object.values(lists), ...Object.values(cards)] as { id: string; title: string }[]
  return Object.fromEntries(things.map(({ id, title }) => [title, id]))
}

/** The browser of someone who has only been a program so far: to be joined with. */
export const browserOf = ({ cookie }: Program): BrowserContextOptions => ({
  storageState: {
    cookies: cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      return {
        name,
        value,
        domain: 'localhost',
        path: '/',
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: 'Lax' as const,
      }
    }),
    origins: [],
  },
})

export const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true })

/** Begins to edit a card's title on the board. */
export async function edit(page: Page, title: string): Promise<void> {
  await card(page, title).hover()
  await page.getByRole('button', { name: `Edit ${title}`, exact: true }).click()
}

/** Holds what the page asks for, until the returned undo is called. */
export async function holdCommands(page: Page): Promise<() => void> {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/\/commands(\?|$)/, async (route) => {
    await gate
    await route.continue()
  })
  return () => letGo()
}

export type Point = { x: number; y: number }
export async function middle(locator: Locator): Promise<Point> {
  await locator.scrollIntoViewIfNeeded()
  const box = await locator.boundingBox()
  if (!box) throw new Error('it is not drawn')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Takes hold of something with the mouse. */
export async function lift(page: Page, what: Locator): Promise<Point> {
  const from = await middle(what)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y)
  return from
}

/** Carries it in steps, one a frame, as a hand does. */
export async function carry(page: Page, from: Point, to: Point, steps = 12): Promise<void> {
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
}

/** Drags a card so that it lands below another. */
export async function drag(page: Page, what: Locator, below: Locator): Promise<void> {
  const height = (await what.boundingBox())?.height ?? 0
  const to = await middle(below)
  const from = await lift(page, what)
  await carry(page, from, { x: to.x, y: to.y + height / 2 + 6 })
  await page.mouse.up()
}
