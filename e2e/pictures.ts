import type { BrowserContextOptions, Page } from '@playwright/test'
import { openChromium } from '../bench/chromium.ts'
import { card, carry, fill, isLive, lift, middle } from './browser/fixtures.ts'
import { newGuest, type Program } from './program.ts'
import { startServer } from './server.ts'

// npm run pictures: takes the pictures of the running board that the README shows. Look at them before you keep them.

const lists = {
  Backlog: [
    'Let people paste a list to make many cards at once',
    'Keyboard map: every action without a pointer',
    'Import a Trello board with its comments and checklists',
    'Quieter notifications after hours',
    'What happens on a plane? Offline copy for the tour page',
  ],
  'Next up': [
    'Share links that expire, with a viewer role',
    'Slow consumers must not hold up the room',
    'Card cover images',
  ],
  'In progress': [
    'Sketch the empty board: what a first visitor sees',
    'Replay a whole week of the board in ten seconds',
    'Reconnect after sleep catches up without a reload',
    'Undo my own move, even after someone moved it on',
  ],
  Review: ['Board search as you type, across 10,000 cards', 'High-contrast theme passes AA everywhere'],
  Done: [
    'Event log with snapshots',
    'Heartbeats through the proxy',
    'Names and colours for guests',
    'One command to start',
  ],
}
/** The pictures that the README shows; the others are only looked at. */
const kept = ['board-light', 'board-dark', 'card-light', 'home-light', 'phone-light', 'phone-card-dark']
const held = 'Replay a whole week'
const written = 'Sketch the empty board'
const words = `People miss what happened while they were away. Dragging the knob should feel like turning a page: the board above *is* the past, card for card.

The log already holds every move, so this needs no new storage: fold events up to \`seq\` from the nearest snapshot.

- any point in under 50 ms
- play at 1×, 4×, 16×, 64×`

const server = await startServer()
const browser = await openChromium()
try {
  const owner = await named('Sol')
  const board = await owner.makeBoard('blank', 'Tandem launch')
  await fill(owner, board, lists)
  await describeCards(owner, board)
  const url = `${server.base}/boards/${board}`
  const [mara, jun, tess] = await Promise.all(['Mara', 'Jun', 'Tess'].map(async (name) => open(url, await named(name))))
  if (!mara || !jun || !tess) throw new Error('three people')

  const wide = { viewport: { width: 1480, height: 880 } }
  const narrow = { viewport: { width: 500, height: 900 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }
  for (const colorScheme of ['light', 'dark'] as const) {
    const alone = await open(url, owner, { ...wide, colorScheme })
    const stop = await atWork(mara, jun, tess)
    await alone.locator('[data-ghost]').waitFor()
    await picture(alone, `board-${colorScheme}`)
    await stop()
    await card(alone, held).getByRole('link').click()
    await alone.getByRole('complementary').getByRole('listitem').first().waitFor()
    await picture(alone, `card-${colorScheme}`)
    await alone.goto(server.base)
    await picture(alone, `home-${colorScheme}`)
    await alone.context().close()
    const phone = await open(url, owner, { ...narrow, colorScheme })
    await picture(phone, `phone-${colorScheme}`)
    await card(phone, 'Let people').getByRole('link').tap()
    await phone.getByRole('complementary').getByRole('listitem').first().waitFor()
    await picture(phone, `phone-card-${colorScheme}`)
    await phone.context().close()
  }
} finally {
  await browser.close()
  await server.close()
}

async function named(name: string): Promise<Program> {
  const guest = await newGuest(server.base)
  await guest.send('PATCH', '/api/me', { name })
  return guest
}

async function open(url: string, who: Program, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  const [name = '', value = ''] = who.cookie.split(/=(.*)/)
  await context.addCookies([{ name, value, url: server.base }])
  const page = await context.newPage()
  await page.goto(url)
  await isLive(page)
  return page
}

/** Someone holds a card, someone writes, someone points. Returns how they let it be again. */
async function atWork(mara: Page, jun: Page, tess: Page): Promise<() => Promise<void>> {
  await card(jun, written).getByRole('link').click()
  await jun.getByRole('button', { name: 'Edit', exact: true }).click()
  const from = await lift(mara, card(mara, held))
  const over = await middle(card(mara, 'Slow consumers'))
  await carry(mara, from, { x: over.x + 130, y: over.y - 10 })
  await tess.mouse.move(900, 600)
  await tess.mouse.move(1_010, 440)
  await jun.getByRole('textbox', { name: 'Description' }).pressSequentially(' …')
  return async () => {
    await mara.keyboard.press('Escape')
    await mara.mouse.up()
    await jun.getByRole('button', { name: 'Discard' }).click()
    await jun.getByRole('button', { name: 'Close' }).click()
  }
}

async function picture(page: Page, name: string): Promise<void> {
  const dir = kept.includes(name) ? 'docs/pictures' : 'test-results'
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${dir}/${name}.png`, animations: 'allow' })
}

async function describeCards(who: Program, board: string): Promise<void> {
  const { board: snapshot } = (await who.get(`/api/boards/${board}`)).body
  for (const { id, title } of Object.values<{ id: string; title: string }>(snapshot.cards))
    if (title.startsWith(held) || title.startsWith(written) || title.startsWith('Let people'))
      await who.ask(board, 'DescribeCard', { cardId: id, description: words, base: 0 })
}
