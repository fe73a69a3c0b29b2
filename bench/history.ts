import { loadavg } from 'node:os'
import type { Browser, Page } from '@playwright/test'
import { idleMs } from '../app/_history/player.ts'
import { browserOf, isLive } from '../e2e/browser/fixtures.ts'
import { givePast } from '../e2e/past.ts'
import { newGuest, type Program } from '../e2e/program.ts'
import { startServer } from '../e2e/server.ts'
import { openChromium } from './chromium.ts'
import { watchMainThread } from './main-thread.ts'
import { inMs, percentile, print, type Row } from './table.ts'

const cards = 10_000
const entries = 100_000
const dayMs = 86_400_000
const playMs = 10_000
const board = 'longpast'

/** The past of a board of 10,000 cards, over 100,000 entries: the knob dragged, and played at 64×. */
export async function benchHistory(): Promise<void> {
  const server = await startServer()
  const browser = await openChromium()
  try {
    const owner = await newGuest(server.base)
    const to = Date.now() - dayMs
    await givePast(server, { board, people: [owner.id], cards, entries, from: to - 30 * dayMs, to })
    const page = await openHistory(browser, owner, `${server.base}/boards/${board}?at=${entries / 2}`)
    const rows = [await benchTimeline(owner), ...(await benchDragging(browser, page)), ...(await benchPlaying(page))]
    print(`A past of ${entries.toLocaleString('en')} entries (load before: ${loadavg()[0]?.toFixed(1)})`, rows)
  } finally {
    await browser.close()
    await server.close()
  }
}

async function openHistory(browser: Browser, owner: Program, url: string): Promise<Page> {
  const context = await browser.newContext({ ...browserOf(owner), viewport: { width: 1480, height: 880 } })
  const page = await context.newPage()
  await page.goto(url)
  await isLive(page)
  await settled(page)
  return page
}

const knob = (page: Page) => page.getByRole('slider', { name: 'Moment' })
/** The moment that the knob is at is shown. */
const settled = (page: Page) =>
  page.waitForFunction(() => /\. ./.test(document.querySelector('[role=slider]')?.ariaValueText ?? ''), null, {
    timeout: 60_000,
  })

async function benchTimeline(owner: Program): Promise<Row> {
  const took: number[] = []
  for (let index = 0; index < 10; index++) {
    const began = performance.now()
    await owner.get(`/api/boards/${board}/timeline?buckets=400`)
    took.push(performance.now() - began)
  }
  return { what: 'timeline in 400 pieces, median', measured: inMs(percentile(took, 50)), beside: '' }
}

async function benchDragging(browser: Browser, page: Page): Promise<Row[]> {
  const box = await knob(page).boundingBox()
  if (!box) throw new Error('the strip is drawn')
  const y = box.y + box.height / 2
  const at = (share: number) => page.mouse.move(box.x + box.width * share, y)
  let ms = 0
  await page.evaluate(() => {
    const shown = new Set<string>()
    Reflect.set(window, 'moments', shown)
    const section = document.querySelector('section[aria-label="The past"]')
    const look = () => shown.add(section?.querySelector('b')?.textContent ?? '')
    if (section) new MutationObserver(look).observe(section, { subtree: true, characterData: true, childList: true })
  })
  const { frames, longTasks } = await watchMainThread(browser, page, async () => {
    const began = performance.now()
    await at(0.5)
    await page.mouse.down()
    for (let round = 0; round < 3; round++) {
      for (let step = 0; step < 60; step++) await moved(page, at(0.5 + step / 150))
      for (let step = 0; step < 120; step++) await moved(page, at(0.9 - step / 150))
      for (let step = 0; step < 60; step++) await moved(page, at(0.1 + step / 150))
    }
    await page.mouse.up()
    ms = performance.now() - began
  })
  const began = performance.now()
  await settled(page)
  return [
    {
      what: 'frames a second while the knob is dragged',
      measured: (frames.length / (ms / 1_000)).toFixed(0),
      beside: 'at least 30',
    },
    row('frame while it is dragged, median', percentile(frames, 50)),
    row('frame while it is dragged, 95th percentile', percentile(frames, 95)),
    row('longest task', Math.max(0, ...longTasks)),
    {
      what: 'moments that the board has shown meanwhile',
      measured: String(await page.evaluate(() => (Reflect.get(window, 'moments') as Set<string>).size)),
      beside: `in ${inMs(ms)}`,
    },
    row('let go, until the board is there', performance.now() - began),
  ]
}

async function moved(page: Page, move: Promise<void>): Promise<void> {
  await move
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
}

/** How far the log was played, beside how far it should have been: idle time is skipped in both. */
async function benchPlaying(page: Page): Promise<Row[]> {
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('64')
  await page.evaluate(() => {
    const seen: { ms: number; seq: number }[] = []
    Reflect.set(window, 'played', seen)
    const slider = document.querySelector('[role=slider]')
    const look = () => seen.push({ ms: performance.now(), seq: Number(slider?.getAttribute('aria-valuenow')) })
    if (slider) new MutationObserver(look).observe(slider, { attributeFilter: ['aria-valuenow'] })
  })
  await page.getByRole('button', { name: 'Play' }).click()
  await page.waitForTimeout(playMs)
  await page.getByRole('button', { name: 'Pause' }).click()
  const seen = await page.evaluate(() => Reflect.get(window, 'played') as { ms: number; seq: number }[])
  const [first, last] = [seen[0], seen.at(-1)]
  if (!first || !last) throw new Error('it plays')
  const ms = last.ms - first.ms
  const times = await timesOf(page, first.seq, last.seq)
  const played = times.reduce((sum, at, index) => sum + Math.min(idleMs, at - (times[index - 1] ?? at)), 0)
  return [
    { what: 'entries played at 64×', measured: `${last.seq - first.seq}`, beside: `in ${inMs(ms)}` },
    row('of the log, where idle time is skipped', played, `${inMs(ms * 64)} by the clock`),
    { what: 'drift', measured: inMs(Math.abs(ms - played / 64)), beside: '' },
  ]
}

async function timesOf(page: Page, first: number, last: number): Promise<number[]> {
  const times: number[] = []
  for (let after = first - 1; after < last; ) {
    const path = `/api/boards/${board}/events?after=${after}&limit=1000`
    const found = await page.evaluate(
      async (from) => ((await (await fetch(from)).json()) as { entries: { seq: number; at: string }[] }).entries,
      path,
    )
    times.push(...found.filter(({ seq }) => seq <= last).map(({ at }) => Date.parse(at)))
    after = found.at(-1)?.seq ?? last
  }
  return times
}

const row = (what: string, ms: number, beside = ''): Row => ({ what, measured: inMs(ms), beside })
