import AxeBuilder from '@axe-core/playwright'
import { newGuest } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'
import { test as base, expect, isLive, watch } from './fixtures.ts'

const token = 'a-token-of-the-test'
const test = base.extend<object, { server: TestServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await startServer({ env: { ADMIN_TOKEN: token } })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`[H19] the token opens the charts, by keyboard; axe finds nothing, in the ${colorScheme} theme`, async ({
    browser,
    server,
  }) => {
    const context = await browser.newContext({ colorScheme })
    const page = await context.newPage()
    const said: string[] = []
    watch(page, said)
    const faults = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)
    const isUplotHere = () => page.evaluate(() => document.querySelectorAll('canvas').length > 0)

    await page.goto(`${server.base}/admin`)
    await expect(page.getByLabel('Admin token')).toBeFocused()
    await page.keyboard.type('not-the-token-at-all')
    await page.keyboard.press('Enter')
    await expect(page.getByText('That is not the token.')).toBeVisible()
    expect(await faults()).toEqual([])
    expect(await isUplotHere()).toBe(false)

    await page.getByLabel('Admin token').fill(token)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status')).toHaveText('Live')
    await expect(page.locator('figure canvas')).toHaveCount(8)
    // The memory has a line from the second sample on.
    await expect.poll(() => page.locator('figure canvas').last().evaluate(hasInk), { timeout: 10_000 }).toBe(true)
    expect(await faults()).toEqual([])

    await page.reload()
    await expect(page.getByRole('status')).toHaveText('Live')
    expect(await page.evaluate(() => [document.cookie.includes('token'), localStorage.length])).toEqual([false, 0])
    await page.getByRole('button', { name: 'Forget the token' }).press('Enter')
    await expect(page.getByLabel('Admin token')).toBeVisible()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    expect(said.filter((line) => !line.includes('status of 404') && !isOfReading(line))).toEqual([])
    await context.close()
  })

test('[H19] the numbers follow when another browser opens a board', async ({ browser, server }) => {
  const [admin, other] = await Promise.all([browser.newContext(), browser.newContext()])
  const page = await admin.newPage()
  await page.goto(`${server.base}/admin`)
  await page.getByLabel('Admin token').fill(token)
  await page.keyboard.press('Enter')
  const streams = page
    .getByRole('row', { name: /^Streams/ })
    .getByRole('cell')
    .first()
  await expect(streams).toHaveText('0')

  const id = await (await newGuest(server.base)).makeBoard('kanban', 'Watched')
  const board = await other.newPage()
  await board.goto(`${server.base}/boards/${id}`)
  await isLive(board)
  await expect(streams).toHaveText('1')
  await expect(page.getByRole('row', { name: id }).getByRole('cell')).toHaveText(['1', '1'])
  await other.close()
  await expect(streams).toHaveText('0')
  await admin.close()
})

test('without a token in the environment the page says so', async ({ page }) => {
  const server = await startServer()
  try {
    await page.goto(`${server.base}/admin`)
    await expect(page.getByRole('main')).toHaveText(/or set ADMIN_TOKEN/)
  } finally {
    await server.close()
  }
})

/** What the browser says of this test's own way to look at a chart. */
const isOfReading = (line: string): boolean => line.startsWith('Canvas2D: Multiple readback')

/** Whether a canvas has pixels of the colour of lines, which neither its grid nor its words have. */
function hasInk(canvas: HTMLElement | SVGElement): boolean {
  const probe = document.createElement('canvas').getContext('2d')
  const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null
  if (!probe || !context) return false
  probe.fillStyle = getComputedStyle(document.body).color
  probe.fillRect(0, 0, 1, 1)
  const ink = String(probe.getImageData(0, 0, 1, 1).data)
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height)
  for (let at = 0; at < data.length; at += 4) if (String(data.slice(at, at + 4)) === ink) return true
  return false
}
