import { expect, fill, test } from './fixtures.ts'

test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Empty: [], Done: ['Gamma'] }))

test('? shows all keys, Escape closes them, and the focus is where it was', async ({ join }) => {
  const { page } = await join()
  await page.getByRole('link', { name: 'Beta' }).focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toBeVisible()
  for (const words of ['Add a card below', 'Write a comment', 'Lift a card or a list, and drop it again'])
    await expect(sheet.getByText(words)).toBeVisible()
  // Its keys are not those of the board below it.
  await page.keyboard.press('x')
  await expect(page.locator('[data-selected]')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Beta' })).toBeFocused()
})

test('on a phone they are found in what is mine', async ({ join }) => {
  const { page } = await join({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await page.getByRole('button', { name: /^You:/ }).tap()
  await page.getByRole('button', { name: 'All keys' }).tap()
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toBeVisible()
  expect((await sheet.boundingBox())?.width).toBeLessThanOrEqual(390)
  await sheet.getByRole('button', { name: 'Close' }).tap()
  await expect(sheet).toHaveCount(0)
})

test('arrows lead to the titles of lists, also of one without cards, and Page Down a list’s height down', async ({
  board,
  join,
}) => {
  await fill(board.owner, board.id, { Long: Array.from({ length: 40 }, (_, index) => `L${index}`) })
  const { page } = await join()
  const title = (name: string) => page.getByRole('button', { name, exact: true })
  await page.getByRole('link', { name: 'Beta' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(title('Empty')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('link', { name: 'Gamma' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(title('Done')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(title('Long')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'L0', exact: true })).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('link', { name: 'L0', exact: true })).not.toBeFocused()
  await expect(page.locator(':focus')).toHaveText(/^L([4-9]|1\d)$/)
  await page.keyboard.press('PageUp')
  await expect(page.getByRole('link', { name: 'L0', exact: true })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('link', { name: 'L39', exact: true })).toBeFocused()
})
