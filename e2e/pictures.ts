import type { BrowserContextOptions, Page } from '@playwright/test'
import { openChromium } from '../bench/chromium.ts'
import { card, carry, isLive, lift, middle } from './browser/fixtures.ts'
import { makePictureBoard } from './picture-board.ts'
import { newGuest, type Program } from './program.ts'
import { startServer } from './server.ts'

// npm run pictures: takes the pictures of the running board that the README shows. Look at them before you keep them.

/** The pictures that the README shows; the others are only looked at. */
const kept = ['board-light', 'board-dark', 'card-light', 'home-light', 'phone-light', 'phone-card-dark']
const held = 'Replay a whole week'
const written = 'Sketch the empty board'
const server = await startServer()
const browser = await openChromium()
try {
  const owner = await named('Sol')
  const people = {
    Sol: owner,
    Mara: await named('Mara'),
    Jun: await named('Jun'),
    Tess: await named('Tess'),
    Ari: await named('Ari'),
    Kim: await named('Kim'),
  }
  const board = await makePictureBoard(owner, people)
  const url = `${server.base}/boards/${board}`
  const [mara, jun, tess] = [await open(url, people.Mara), await open(url, people.Jun), await open(url, people.Tess)]

  const wide = { viewport: { width: 1480, height: 880 } }
  const narrow = { viewport: { width: 500, height: 900 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }
  for (const colorScheme of ['light', 'dark'] as const) {
    const alone = await open(url, owner, { ...wide, colorScheme })
    const stop = await atWork(mara, jun, tess)
    await alone.locator('[data-ghost]').waitFor()
    await picture(alone, `board-${colorScheme}`)
    await stop()
    await card(alone, held).getByRole('link').click()
    await alone.getByText('The log already holds').waitFor()
    await picture(alone, `card-${colorScheme}`)
    await alone.goto(server.base)
    await picture(alone, `home-${colorScheme}`)
    await alone.context().close()
    const phone = await open(url, owner, { ...narrow, colorScheme })
    await picture(phone, `phone-${colorScheme}`)
    await card(phone, 'Let people').getByRole('link').tap()
    await phone.getByText('The log already holds').waitFor()
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
  await jun.getByRole('region', { name: 'Description' }).getByRole('button', { name: 'Edit', exact: true }).click()
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
