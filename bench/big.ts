import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import type { Browser, Page } from '@playwright/test'
import { card, carry, isLive, lift, list } from '../e2e/browser/fixtures.ts'
import { newGuest, type Program } from '../e2e/program.ts'
import { publish } from '../e2e/publish.ts'
import { startServer } from '../e2e/server.ts'
import { bigCards, makeBigBoard } from './big-board.ts'
import { openChromium } from './chromium.ts'
import { watchMainThread } from './main-thread.ts'
import { inMs, percentile, print, type Row } from './table.ts'

const opens = 5
const entriesPerSecond = 100
const typedKeys = 60

/** A board of 10,000 cards: opened, scrolled, dragged over, and written on while others write a lot. */
export async function benchBig(): Promise<void> {
  const server = await startServer()
  const browser = await openChromium()
  try {
    const owner = await newGuest(server.base)
    const { board, cards } = await makeBigBoard(owner)
    const url = `${server.base}/boards/${board}`
    const rows: Row[] = [...(await benchOpening(browser, url))]
    const page = await openBoard(browser, url)
    rows.push(...(await benchScrolling(browser, page)), ...(await benchDragging(browser, page)))
    rows.push(...(await benchTyping(page, owner, Number(new URL(server.base).port), board, cards)))
    print(`A board of ${bigCards.toLocaleString('en')} cards (load before: ${loadavg()[0]?.toFixed(1)})`, rows)
  } finally {
    await browser.close()
    await server.close()
  }
}

async function benchOpening(browser: Browser, url: string): Promise<Row[]> {
  const sights: number[] = []
  const lives: number[] = []
  const tasks: number[] = []
  for (let index = 0; index < opens; index++) {
    const page = await newPage(browser)
    await page.addInitScript(() => {
      const longTasks: number[] = []
      new PerformanceObserver((found) => longTasks.push(...found.getEntries().map((one) => one.duration))).observe({
        type: 'longtask',
      })
      Reflect.set(window, 'longTasks', longTasks)
      const look = () => {
        const is = (name: string, found: unknown) =>
          found && Reflect.get(window, name) === undefined && Reflect.set(window, name, performance.now())
        is('sightAt', document.querySelector('[data-card]'))
        is(
          'liveAt',
          [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === 'Live'),
        )
        if (Reflect.get(window, 'liveAt') === undefined) requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await page.goto(url)
    await isLive(page)
    const at = (name: string) => page.evaluate((key) => Reflect.get(window, key) as number, name)
    sights.push(await at('sightAt'))
    lives.push(await at('liveAt'))
    tasks.push(...(await page.evaluate(() => Reflect.get(window, 'longTasks') as number[])))
    await page.context().close()
  }
  return [
    row('navigation to cards in sight, median', percentile(sights, 50), 'at most 1.5 s'),
    row('navigation to live, median', percentile(lives, 50), ''),
    row('longest task while it opens', Math.max(0, ...tasks), ''),
  ]
}

async function benchScrolling(browser: Browser, page: Page): Promise<Row[]> {
  await list(page, 'List 1').hover()
  const { frames, longTasks } = await watchMainThread(browser, page, async () => {
    for (let step = 0; step < 60; step++) await scroll(page, 0, 400)
    for (let step = 0; step < 60; step++) await scroll(page, 0, -400)
    for (let step = 0; step < 20; step++) await scroll(page, 120, 0)
    for (let step = 0; step < 20; step++) await scroll(page, -120, 0)
  })
  return [
    row('frame while scrolling, 95th percentile', percentile(frames, 95), ''),
    { what: 'tasks over 50 ms while scrolling', measured: String(longTasks.length), beside: longest(longTasks) },
  ]
}

async function scroll(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.wheel(x, y)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
}

async function benchDragging(browser: Browser, page: Page): Promise<Row[]> {
  const { frames, scripts, longTasks } = await watchMainThread(browser, page, async () => {
    for (let round = 0; round < 4; round++) {
      const from = await lift(page, card(page, 'Card 1-1252,'))
      await carry(page, from, { x: 900, y: 600 }, 40)
      await carry(page, { x: 900, y: 600 }, { x: 1200, y: 200 }, 40)
      await carry(page, { x: 1200, y: 200 }, from, 40)
      await page.mouse.up()
    }
  })
  return [
    row('frame while dragging, 95th percentile', percentile(frames, 95), 'at most 33 ms'),
    row('script in a frame while dragging, 95th percentile', percentile(scripts, 95), 'at most 8 ms'),
    { what: 'tasks over 50 ms while dragging', measured: String(longTasks.length), beside: longest(longTasks) },
  ]
}

/** From a key that is pressed until what it did is painted, as the browser measures it. */
async function benchTyping(page: Page, owner: Program, port: number, board: string, cards: readonly string[]) {
  await card(page, 'Card 1-1252,').getByRole('link').focus()
  await page.keyboard.press('e')
  await page.evaluate(() => {
    const keys: number[] = []
    new PerformanceObserver((found) => {
      for (const one of found.getEntries()) if (one.name === 'keydown') keys.push(one.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    Reflect.set(window, 'keys', keys)
  })
  const over = new AbortController()
  const writing = publish({
    port,
    perSecond: entriesPerSecond,
    ms: 60_000,
    signal: over.signal,
    post: (index) => ({
      path: `/api/boards/${board}/commands`,
      cookie: owner.cookie,
      type: 'application/json',
      body: JSON.stringify({
        commandId: randomUUID(),
        type: 'RenameCard',
        cardId: cards[(index * 37) % cards.length],
        title: `Renamed ${index}`,
      }),
    }),
  })
  for (let key = 0; key < typedKeys; key++) await page.keyboard.press('a', { delay: 60 })
  over.abort()
  await writing
  const slow = await page.evaluate(() => Reflect.get(window, 'keys') as number[])
  // What took less than 16 ms is not told.
  const lags = [...slow, ...Array.from({ length: Math.max(0, typedKeys - slow.length) }, () => 16)]
  return [
    row(
      `typing while others write ${entriesPerSecond} entries/s, 95th percentile`,
      percentile(lags, 95),
      'at most 50 ms',
    ),
    row('typing, longest', Math.max(...lags), ''),
  ]
}

const row = (what: string, ms: number, beside: string): Row => ({ what, measured: inMs(ms), beside })

const longest = (tasks: readonly number[]): string =>
  `none${tasks.length > 0 ? `; the longest took ${inMs(Math.max(...tasks))}` : ''}`

const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ viewport: { width: 1480, height: 880 } })).newPage()

async function openBoard(browser: Browser, url: string): Promise<Page> {
  const page = await newPage(browser)
  await page.goto(url)
  await isLive(page)
  return page
}
