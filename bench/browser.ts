import type { Page } from '@playwright/test'
import { card, carry, fill, isLive, lift, list, middle } from '../e2e/browser/fixtures.ts'
import { newGuest } from '../e2e/program.ts'
import { startServer } from '../e2e/server.ts'
import { openChromium } from './chromium.ts'
import { inMs, percentile, print } from './table.ts'

const drags = 30
const large = 2_000

/** What a person feels: how soon a drop is seen by another, how soon a large board is there, how smoothly it drags. */
export async function benchBrowser(): Promise<void> {
  const server = await startServer()
  const browser = await openChromium()
  try {
    const owner = await newGuest(server.base)
    await benchDrops(server.base, browser, owner)
    await benchLarge(server.base, browser, owner)
  } finally {
    await browser.close()
    await server.close()
  }
}

type Opened = {
  base: string
  browser: Awaited<ReturnType<typeof openChromium>>
  owner: Awaited<ReturnType<typeof newGuest>>
}

/** From the pointer going up in one window to the card standing in its place in another's page. */
async function benchDrops(base: string, browser: Opened['browser'], owner: Opened['owner']): Promise<void> {
  const board = await owner.makeBoard()
  await fill(owner, board, { Left: ['Card', 'a', 'b', 'c'], Right: ['d', 'e', 'f'] })
  const [mara, jun] = await Promise.all([1, 2].map(() => openBoard(browser, `${base}/boards/${board}`)))
  if (!mara || !jun) return
  const took: number[] = []
  for (let index = 0; index < drags; index++) {
    const [from, to] = index % 2 === 0 ? ['Left', 'Right'] : ['Right', 'Left']
    const target = await middle(list(mara, to).getByRole('heading', { level: 3 }).first())
    await mara.evaluate(() => {
      window.addEventListener(
        'pointerup',
        () => Reflect.set(window, 'upAt', performance.timeOrigin + performance.now()),
        { once: true, capture: true },
      )
    })
    await jun.evaluate((title) => {
      const column = [...document.querySelectorAll('[data-list]')].find(
        (one) => one.querySelector('h2')?.textContent === title,
      )
      const isThere = () =>
        [...(column?.querySelectorAll('[data-card]:not([data-taken]) h3') ?? [])].some(
          (one) => one.textContent === 'Card',
        )
      Reflect.set(
        window,
        'seenAt',
        new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            if (!isThere()) return
            observer.disconnect()
            resolve(performance.timeOrigin + performance.now())
          })
          observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
        }),
      )
    }, to)
    const at = await lift(mara, list(mara, from).locator('[data-card]', { hasText: 'Card' }))
    await carry(mara, at, { x: target.x, y: target.y })
    await mara.mouse.up()
    const [up, seen] = await Promise.all([
      mara.evaluate(() => Reflect.get(window, 'upAt') as number),
      jun.evaluate(() => Reflect.get(window, 'seenAt') as Promise<number>),
    ])
    took.push(seen - up)
  }
  print(`Pointer-up in one window to the card’s place in another’s page, ${drags} drags`, [
    { what: 'median', measured: inMs(percentile(took, 50)), beside: 'at most 40 ms' },
    { what: '95th percentile', measured: inMs(percentile(took, 95)), beside: 'at most 90 ms' },
  ])
  await mara.close()
  await jun.close()
}

/** A board of 2,000 cards: opened, and dragged over. */
async function benchLarge(base: string, browser: Opened['browser'], owner: Opened['owner']): Promise<void> {
  const board = await owner.makeBoard('blank', 'Large')
  const lists = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `List ${index}`,
      Array.from(
        { length: large / 8 },
        (__, number) => `Card ${index}-${number}, with a title that may well take two lines`,
      ),
    ]),
  )
  await fill(owner, board, lists)
  const opens: { sight: number; live: number }[] = []
  for (let index = 0; index < 5; index++) {
    const page = await (await browser.newContext({ viewport: { width: 1480, height: 880 } })).newPage()
    await page.addInitScript(() => {
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
    await page.goto(`${base}/boards/${board}`)
    await isLive(page)
    opens.push(
      await page.evaluate(() => ({
        sight: Reflect.get(window, 'sightAt') as number,
        live: Reflect.get(window, 'liveAt') as number,
      })),
    )
    await page.context().close()
  }
  const page = await openBoard(browser, `${base}/boards/${board}`)
  const { frames, tasks } = await watchDrag(page)
  print(`A board of ${large.toLocaleString('en')} cards`, [
    {
      what: 'navigation to cards in sight, median of 5',
      measured: inMs(
        percentile(
          opens.map(({ sight }) => sight),
          50,
        ),
      ),
      beside: 'at most 1 s',
    },
    {
      what: 'navigation to live, median of 5',
      measured: inMs(
        percentile(
          opens.map(({ live }) => live),
          50,
        ),
      ),
      beside: '',
    },
    { what: 'frame while dragging, 95th percentile', measured: inMs(percentile(frames, 95)), beside: 'at most 33 ms' },
    {
      what: 'tasks over 50 ms while dragging',
      measured: String(tasks.length),
      beside: `none${tasks.length > 0 ? `; the longest took ${inMs(Math.max(...tasks))}` : ''}`,
    },
  ])
  await page.close()
}

async function watchDrag(page: Page): Promise<{ frames: number[]; tasks: number[] }> {
  await page.evaluate(() => {
    const frames: number[] = []
    const tasks: number[] = []
    let last = performance.now()
    const next = (now: number) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    new PerformanceObserver((entries) => tasks.push(...entries.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
    Reflect.set(window, 'watched', { frames, tasks })
  })
  for (let round = 0; round < 4; round++) {
    const from = await lift(page, card(page, 'Card 1-2,'))
    await carry(page, from, { x: 900, y: 600 }, 40)
    await carry(page, { x: 900, y: 600 }, { x: 1200, y: 200 }, 40)
    await carry(page, { x: 1200, y: 200 }, { x: from.x, y: from.y }, 40)
    await page.mouse.up()
  }
  return page.evaluate(() => Reflect.get(window, 'watched') as { frames: number[]; tasks: number[] })
}

async function openBoard(browser: Opened['browser'], url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1480, height: 880 } })).newPage()
  await page.goto(url)
  await isLive(page)
  return page
}
