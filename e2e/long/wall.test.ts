import { chromium } from '@playwright/test'
import { expect, test } from 'vitest'
import { fill } from '../browser/fixtures.ts'
import { launchOptions } from '../chromium.ts'
import { newGuest } from '../program.ts'
import { startServer } from '../server.ts'

const entries = 2_000
const perRequest = 100

test('a wall that is open for 2,000 entries takes no more memory than before', async () => {
  const server = await startServer()
  const browser = await chromium.launch(launchOptions())
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard('blank', 'Wall')
    const titles = Array.from({ length: 40 }, (_, index) => `Card ${index}`)
    await fill(owner, board, { Todo: titles })
    const cards = Object.keys((await owner.get(`/api/boards/${board}`)).body.board.cards)
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${server.base}/boards/${board}/wall`)
    await page.getByRole('status').filter({ hasText: 'Last change' }).waitFor()
    const cdp = await page.context().newCDPSession(page)
    const heap = async () => {
      await cdp.send('HeapProfiler.collectGarbage')
      const { metrics } = await cdp.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
    }
    /** Renames cards in turn, and waits until the wall shows the last of it. */
    const write = async (count: number, mark: string) => {
      for (let done = 0; done < count; done += perRequest) {
        const commands = Array.from({ length: perRequest }, (_, index) => ({
          commandId: crypto.randomUUID(),
          type: 'RenameCard',
          cardId: cards[(done + index) % cards.length],
          title: `${mark} ${done + index}`,
        }))
        const { status } = await owner.send('POST', `/api/boards/${board}/commands`, commands)
        expect(status).toBe(200)
      }
      await owner.ask(board, 'RenameBoard', { title: `${mark} is over` })
      await page.getByRole('heading', { name: `${mark} is over` }).waitFor()
    }
    await cdp.send('Performance.enable')
    // What is made once, at the first entries, is not counted.
    await write(200, 'Warm')
    const before = await heap()
    await write(entries, 'Long')
    const after = await heap()
    process.stdout.write(`${JSON.stringify({ before, after })}\n`)
    expect(before).toBeGreaterThan(0)
    expect(after / before).toBeLessThan(1.2)
  } finally {
    await browser.close()
    await server.close()
  }
})
