import type { Page } from '@playwright/test'
import { card, expect, fill, list, type Someone, test } from './fixtures.ts'

const numbered = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word} ${index + 1}`)

test.beforeEach(({ board }) =>
  fill(board.owner, board.id, {
    Todo: numbered('Card', 60),
    ...Object.fromEntries(numbered('List', 5).map((title) => [title, []])),
    Done: numbered('Old', 40),
  }),
)

async function named(someone: Someone, name: string): Promise<Page> {
  await someone.api.send('PATCH', '/api/me', { name })
  return someone.page
}
const face = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Also here' }).getByRole('button', { name: `Follow ${name}` })
const frame = (page: Page) => page.getByText(/^Following /)

/** The card at the top of a list, as it is scrolled; empty where the list is not in the window. */
const topOf = (page: Page, title: string): Promise<string> =>
  page.evaluate((name) => {
    const section = [...document.querySelectorAll('[data-list]')].find(
      (element) => element.querySelector('h2')?.textContent === name,
    )
    const scroller = section?.querySelector('ol')
    const box = scroller?.getBoundingClientRect()
    if (!scroller || !box || box.left >= innerWidth || box.right <= 0) return ''
    const faces = [...scroller.querySelectorAll('article')]
    return faces.find((one) => one.getBoundingClientRect().bottom > box.top + 8)?.querySelector('h3')?.textContent ?? ''
  }, title)
const left = (page: Page): Promise<number> =>
  page.getByRole('region', { name: 'Lists' }).evaluate((bed) => bed.scrollLeft)

test('[P13] a click on a face follows what that person sees, until I touch anything', async ({ join }) => {
  const jun = await named(await join({ viewport: { width: 1000, height: 700 } }), 'Jun')
  const mara = await named(await join(), 'Mara')
  await face(jun, 'Mara').click()
  await expect(frame(jun)).toHaveText('Following Mara')
  await expect(face(jun, 'Mara')).toHaveAttribute('aria-pressed', 'true')

  await list(mara, 'Todo').hover()
  await mara.mouse.wheel(0, 2_000)
  await expect.poll(() => topOf(mara, 'Todo')).not.toBe('Card 1')
  const seen = await topOf(mara, 'Todo')
  await expect.poll(() => topOf(jun, 'Todo')).toBe(seen)

  await mara.mouse.wheel(5_000, 0)
  await expect.poll(() => topOf(jun, 'Done')).toBe('Old 1')
  await list(mara, 'Done').hover()
  await mara.mouse.wheel(0, 1_000)
  await expect.poll(() => topOf(mara, 'Done')).not.toBe('Old 1')
  await expect.poll(() => topOf(jun, 'Done')).toBe(await topOf(mara, 'Done'))

  const title = await topOf(mara, 'Done')
  await card(mara, title).getByRole('link').click()
  await expect(jun.getByRole('complementary', { name: title })).toBeVisible()
  await mara.keyboard.press('Escape')
  await expect(jun.getByRole('complementary')).toHaveCount(0)

  const steps = [
    () => jun.mouse.click(500, 650),
    () => jun.mouse.wheel(0, 10),
    () => jun.keyboard.press('a'),
    () => jun.keyboard.press('Escape'),
    () => face(jun, 'Mara').click(),
    () => jun.getByRole('button', { name: 'Stop following Mara' }).click(),
  ]
  for (const touch of steps) {
    if (!(await frame(jun).isVisible())) await face(jun, 'Mara').click()
    await expect(frame(jun)).toBeVisible()
    await touch()
    await expect(frame(jun)).toHaveCount(0)
    await expect(face(jun, 'Mara')).toHaveAttribute('aria-pressed', 'false')
  }
  const stays = await left(jun)
  await mara.mouse.wheel(-5_000, 0)
  await expect.poll(() => left(mara)).toBe(0)
  // Mara's word has come when her pointer, which she moves afterwards, is seen.
  await mara.mouse.move(300, 300)
  await mara.mouse.move(320, 310)
  await expect(jun.locator('[data-pointer]').filter({ hasText: 'Mara' })).toHaveCSS('opacity', '1')
  expect(await left(jun)).toBe(stays)
})

test('[P13] on a phone the faces are a menu, and a finger ends the following', async ({ join }) => {
  const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }
  const [jun, mara] = [await named(await join(phone), 'Jun'), await named(await join(), 'Mara')]
  await jun.getByRole('button', { name: 'People who are here' }).tap()
  await jun.getByRole('menuitem', { name: 'Follow Mara' }).tap()
  await expect(frame(jun)).toHaveText('Following Mara')
  await list(mara, 'Todo').hover()
  await mara.mouse.wheel(5_000, 0)
  await expect.poll(() => topOf(jun, 'Done')).toBe('Old 1')
  await card(mara, 'Old 2').getByRole('link').click()
  await expect(jun.getByRole('complementary', { name: 'Old 2' })).toBeVisible()
  await jun.touchscreen.tap(200, 500)
  await expect(frame(jun)).toHaveCount(0)
})

test('[P14] who brings everyone here brings them, with a way back; who writes is asked', async ({ join }) => {
  const [jun, tess] = [await named(await join(), 'Jun'), await named(await join(), 'Tess')]
  const mara = await named(await join(), 'Mara')
  await tess.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  await tess.keyboard.type('half a tit')
  await list(mara, 'Todo').hover()
  await mara.mouse.wheel(5_000, 0)
  await card(mara, 'Old 3').getByRole('link').click()
  await mara.getByRole('button', { name: 'People who are here' }).click()
  await mara.getByRole('menuitem', { name: 'Bring everyone here' }).click()

  await expect(jun.getByText('Mara has brought everyone here.').first()).toBeVisible()
  await expect(jun.getByRole('complementary', { name: 'Old 3' })).toBeVisible()
  await expect.poll(() => topOf(jun, 'Done')).toBe('Old 1')
  await jun.getByRole('button', { name: 'Go back' }).click()
  await expect(jun.getByRole('complementary')).toHaveCount(0)
  await expect.poll(() => left(jun)).toBe(0)

  await expect(tess.getByText('Mara asks everyone to come.').first()).toBeVisible()
  await expect(tess.getByRole('textbox', { name: 'Title of the new card' })).toBeFocused()
  expect(await left(tess)).toBe(0)
  await tess.keyboard.type('le')
  await tess.getByRole('button', { name: 'Go there' }).click()
  await expect(tess.getByRole('complementary', { name: 'Old 3' })).toBeVisible()
})

test('[P15] who is not at their tab is shown as idle', async ({ join }) => {
  const [jun, mara] = [await named(await join(), 'Jun'), await named(await join(), 'Mara')]
  const turn = (state: 'hidden' | 'visible') =>
    mara.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await expect(face(jun, 'Mara')).toHaveAccessibleName('Follow Mara')
  await turn('hidden')
  await expect(face(jun, 'Mara')).toHaveAccessibleName('Follow Mara, who is idle')
  await turn('visible')
  await expect(face(jun, 'Mara')).toHaveAccessibleName('Follow Mara')
})
