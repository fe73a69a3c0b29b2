import { expect, isLive, test, watch } from './fixtures.ts'

test('a visitor makes a board, finds it again at home, and shares its address', async ({ browser, server }) => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const said: string[] = []
  watch(page, said)
  await page.goto(server.base)
  await expect(page.getByRole('link', { name: /Welcome to Tandem/ })).toBeVisible()
  await page.getByRole('button', { name: 'New board' }).click()
  await page.getByLabel('What is it for?').fill('House move')
  await page.getByRole('button', { name: 'Make it' }).click()
  await isLive(page)
  await expect(page).toHaveTitle('House move · Tandem')
  await expect
    .poll(() => page.getByRole('heading', { level: 2 }).allTextContents())
    .toEqual(['Backlog', 'Next up', 'In progress', 'Review', 'Done'])
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByText('Address copied').last()).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
  await page.getByRole('button', { name: 'House move' }).click()
  await page.getByLabel('Board title').fill('The move')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'All boards' }).click()
  await expect(page.getByRole('link', { name: /The move/ })).toBeVisible()
  await page.getByRole('link', { name: /The move/ }).click()
  await isLive(page)
  await context.close()
  expect(said).toEqual([])
})

test('an address of nothing says so, with a way on', async ({ page, server }) => {
  for (const path of ['/boards/nothingthere', '/nowhere']) {
    const answer = await page.goto(server.base + path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible()
    await page.getByRole('link', { name: 'All boards' }).click()
    await expect(page.getByRole('heading', { name: 'Boards' })).toBeVisible()
  }
})
