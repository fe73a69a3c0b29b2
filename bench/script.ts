import { gzipSync } from 'node:zlib'
import { card, drag, fill, isLive } from '../e2e/browser/fixtures.ts'
import { newGuest } from '../e2e/program.ts'
import { startServer } from '../e2e/server.ts'
import { openChromium } from './chromium.ts'
import { print } from './table.ts'

/** How much script a board needs before its first drag, and with everything opened. */
export async function benchScript(): Promise<void> {
  const server = await startServer()
  const browser = await openChromium()
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard()
    await fill(owner, board, { Todo: ['Alpha', 'Beta'], Done: ['Gamma'] })
    const page = await browser.newPage()
    const sizes = new Map<string, number>()
    const reading: Promise<void>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      reading.push(response.body().then((body) => void sizes.set(response.url(), gzipSync(body).length)))
    })
    const total = async () => {
      await Promise.all(reading)
      return `${([...sizes.values()].reduce((sum, size) => sum + size, 0) / 1_000).toFixed(0)} KB`
    }
    await page.goto(`${server.base}/boards/${board}`)
    await isLive(page)
    const before = await total()
    await drag(page, card(page, 'Alpha'), card(page, 'Gamma'))
    const dragged = await total()
    await card(page, 'Beta').getByRole('link').click()
    await page.getByRole('button', { name: 'Add a description' }).click()
    await page.getByRole('textbox', { name: 'Description' }).fill('**x**')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('strong').waitFor()
    await page.getByRole('button', { name: 'Menu of this card' }).click()
    await page.getByRole('menuitem', { name: 'Copy the link' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^You:/ }).click()
    await page.getByRole('dialog').waitFor()
    print('Script, gzipped', [
      { what: 'when the board is live', measured: before, beside: '' },
      { what: 'before the first drag ends', measured: dragged, beside: 'at most 225 KB' },
      { what: 'after everything was opened', measured: await total(), beside: '' },
    ])
  } finally {
    await browser.close()
    await server.close()
  }
}
