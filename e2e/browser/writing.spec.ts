import type { Page } from '@playwright/test'
import { card, edit, expect, field, fill, holdCommands, idsOf, list, shows, test } from './fixtures.ts'

const openCard = (page: Page, title: string) => card(page, title).getByRole('link').click()

test.describe('a description', () => {
  test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Doing: [] }))
  const describe = async (page: Page, text: string) => {
    await page.getByRole('button', { name: 'Add a description' }).click()
    await field(page, 'Description').fill(text)
  }
  const conflict = (page: Page) => page.getByText('Someone has changed this text')

  test('once saved is read: what another makes of it opens no editor and takes no focus', async ({ board, join }) => {
    const mara = await join()
    const { Alpha: cardId } = await idsOf(mara, board.id)
    await openCard(mara.page, 'Alpha')
    await describe(mara.page, 'mine')
    await mara.page.getByRole('button', { name: 'Save' }).click()
    await expect(mara.page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused()
    await expect.poll(async () => (await mara.api.get(`/api/boards/${board.id}`)).body.seq).toBe(6)
    await mara.page.getByRole('button', { name: 'Add a card at the end of Doing' }).click()
    await mara.page.keyboard.type('half a ti')
    await board.owner.ask(board.id, 'DescribeCard', { cardId, description: 'theirs', base: 6 })
    await expect(mara.page.getByRole('region', { name: 'Description' })).toContainText('theirs')
    await expect(field(mara.page, 'Description')).toHaveCount(0)
    await expect(field(mara.page, 'Title of the new card')).toBeFocused()
  })

  test('that was refused is written again, with the words as they were', async ({ board, join }) => {
    const mara = await join()
    const { Alpha: cardId } = await idsOf(mara, board.id)
    await openCard(mara.page, 'Alpha')
    await describe(mara.page, 'mine')
    const letGo = await holdCommands(mara.page)
    await mara.page.getByRole('button', { name: 'Save' }).click()
    await board.owner.ask(board.id, 'DescribeCard', { cardId, description: 'theirs', base: 0 })
    letGo()
    await expect(field(mara.page, 'Description')).toHaveValue('mine')
    await expect(conflict(mara.page)).toBeVisible()
  })

  test('whose card is closed before the answer leaves no draft', async ({ board, join }) => {
    const mara = await join()
    const { Alpha: cardId } = await idsOf(mara, board.id)
    await openCard(mara.page, 'Alpha')
    await describe(mara.page, 'saved words')
    const letGo = await holdCommands(mara.page)
    await mara.page.keyboard.press('Control+Enter')
    await mara.page.getByRole('button', { name: 'Close' }).click()
    letGo()
    await expect(card(mara.page, 'Alpha').getByRole('img', { name: 'Not saved yet' })).toHaveCount(0)
    await expect.poll(async () => (await mara.api.get(`/api/boards/${board.id}`)).body.seq).toBe(6)
    await board.owner.ask(board.id, 'DescribeCard', { cardId, description: 'improved', base: 6 })
    await openCard(mara.page, 'Alpha')
    await expect(mara.page.getByRole('region', { name: 'Description' })).toContainText('improved')
    await expect(field(mara.page, 'Description')).toHaveCount(0)
  })

  test('that was only looked at leaves no draft', async ({ board, join }) => {
    const mara = await join()
    const { Alpha: cardId } = await idsOf(mara, board.id)
    await board.owner.ask(board.id, 'DescribeCard', { cardId, description: 'one', base: 0 })
    await openCard(mara.page, 'Alpha')
    await mara.page.getByRole('button', { name: 'Edit', exact: true }).click()
    await expect(field(mara.page, 'Description')).toHaveValue('one')
    await mara.page.getByRole('button', { name: 'Close' }).click()
    await board.owner.ask(board.id, 'DescribeCard', { cardId, description: 'two', base: 6 })
    await openCard(mara.page, 'Alpha')
    await expect(mara.page.getByRole('region', { name: 'Description' })).toContainText('two')
    await expect(field(mara.page, 'Description')).toHaveCount(0)
  })

  test('stays in its field while the board is fetched anew', async ({ board, join }) => {
    const { Beta: _, ...ids } = await idsOf({ api: board.owner }, board.id)
    await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Doing })
    await board.owner.ask(board.id, 'ArchiveList', { listId: ids.Todo })
    const listId = crypto.randomUUID()
    await board.owner.ask(board.id, 'AddList', { listId, title: 'Now' })
    await board.owner.ask(board.id, 'AddCard', { listId, cardId: crypto.randomUUID(), title: 'Gamma' })
    const { page } = await join()
    await openCard(page, 'Gamma')
    await describe(page, 'hello')
    const marked = await field(page, 'Description').elementHandle()
    let letGo = () => {}
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let isAsked = false
    await page.route(/\/cards\/[^/]+$/, async (route) => {
      isAsked = true
      await gate
      await route.continue()
    })
    await board.owner.ask(board.id, 'RestoreList', { listId: ids.Todo })
    await expect.poll(() => isAsked).toBe(true)
    await page.keyboard.type(' there')
    letGo()
    await expect(list(page, 'Todo')).toBeVisible()
    await expect(field(page, 'Description')).toHaveValue('hello there')
    expect(await marked?.evaluate((element) => element.isConnected)).toBe(true)
  })

  test('that is changed and saved again before the answer is saved on top', async ({ board, join }) => {
    const { page, api } = await join()
    await openCard(page, 'Alpha')
    await describe(page, 'first')
    const letGo = await holdCommands(page)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await field(page, 'Description').fill('first and second')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(field(page, 'Description')).toHaveCount(0)
    letGo()
    const { Alpha } = await idsOf({ api }, board.id)
    await expect
      .poll(async () => (await api.get(`/api/boards/${board.id}/cards/${Alpha}`)).body.card.description)
      .toBe('first and second')
  })
})

test.describe('an editor of a title', () => {
  test.beforeEach(({ board }) => fill(board.owner, board.id, { Todo: ['Alpha', 'Beta'], Doing: ['Gamma'] }))

  test('that is left untouched takes nothing back', async ({ board, join }) => {
    const { page, api } = await join()
    const ids = await idsOf({ api }, board.id)
    await edit(page, 'Alpha')
    await board.owner.ask(board.id, 'RenameCard', { cardId: ids.Alpha, title: 'Alpha, by the owner' })
    await board.owner.ask(board.id, 'RenameCard', { cardId: ids.Gamma, title: 'Gamma, by the owner' })
    await shows(page, 'Doing', ['Gamma, by the owner'])
    await page.keyboard.press('Enter')
    await shows(page, 'Todo', ['Alpha, by the owner', 'Beta'])

    await page.getByRole('button', { name: 'Todo', exact: true }).click()
    await board.owner.ask(board.id, 'RenameList', { listId: ids.Todo, title: 'Todo, by the owner' })
    await board.owner.ask(board.id, 'RenameList', { listId: ids.Doing, title: 'Doing, by the owner' })
    await shows(page, 'Doing, by the owner', ['Gamma, by the owner'])
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Todo, by the owner', exact: true })).toBeFocused()

    await openCard(page, 'Beta')
    const sheet = page.getByRole('complementary')
    await sheet.getByRole('heading', { level: 2 }).getByRole('button').click()
    await board.owner.ask(board.id, 'RenameCard', { cardId: ids.Beta, title: 'Beta, by the owner' })
    await expect(page.getByRole('complementary', { name: 'Beta, by the owner' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(sheet.getByRole('heading', { level: 2 }).getByRole('button')).toHaveText('Beta, by the owner')
    await expect(sheet.getByRole('heading', { level: 2 }).getByRole('button')).toBeFocused()
    expect((await api.get(`/api/boards/${board.id}`)).body.seq).toBe(11)
  })

  test('keeps its words when someone moves the card', async ({ board, join }) => {
    const { page, api } = await join()
    const ids = await idsOf({ api }, board.id)
    await edit(page, 'Alpha')
    await page.keyboard.type(' and more')
    await board.owner.ask(board.id, 'MoveCard', { cardId: ids.Alpha, listId: ids.Doing })
    await expect(list(page, 'Doing').getByRole('textbox', { name: 'Card title' })).toBeFocused()
    await page.keyboard.type(' words')
    await page.keyboard.press('Enter')
    await shows(page, 'Doing', ['Gamma', 'Alpha and more words'])
  })

  test('keeps its words when the card is scrolled out of sight, and takes no focus when it is back', async ({
    board,
    join,
  }) => {
    await fill(board.owner, board.id, { Long: Array.from({ length: 80 }, (_, index) => `Card ${index}`) })
    const { page } = await join()
    await edit(page, 'Card 1')
    await page.keyboard.type(' and more')
    await page.mouse.wheel(0, 5_000)
    await expect(field(page, 'Card title')).toHaveCount(0)
    await page.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
    await list(page, 'Long').hover()
    await page.mouse.wheel(0, -9_000)
    await expect(field(page, 'Card title')).toHaveValue('Card 1 and more')
    await expect(field(page, 'Title of the new card')).toBeFocused()
    await field(page, 'Card title').press('Enter')
    await expect(card(page, 'Card 1 and more')).toBeVisible()
  })

  test('that is left by a click into another field leaves the focus there', async ({ join }) => {
    const { page } = await join()
    await openCard(page, 'Alpha')
    await page.getByRole('button', { name: 'Add a description' }).click()
    await page.keyboard.type('hello')
    await edit(page, 'Beta')
    await page.keyboard.type('!')
    await field(page, 'Description').click()
    await shows(page, 'Todo', ['Alpha', 'Beta!'])
    await expect(field(page, 'Description')).toBeFocused()
  })

  test('stays open with the reason where its words cannot be a title', async ({ join }) => {
    const { page } = await join()
    const long = 'x'.repeat(501)
    const why = page.getByRole('alert').filter({ hasText: 'at most 500 characters' })
    const isHeld = async (name: string) => {
      await expect(field(page, name)).toHaveValue(long)
      await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true')
      await expect(why).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(why).toHaveCount(0)
    }
    await page.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
    await field(page, 'Title of the new card').fill(long)
    await page.keyboard.press('Enter')
    await isHeld('Title of the new card')
    await edit(page, 'Alpha')
    await field(page, 'Card title').fill(long)
    await page.keyboard.press('Enter')
    await isHeld('Card title')
    await page.getByRole('button', { name: 'Add a list' }).click()
    await field(page, 'Title of the new list').fill(long)
    await page.keyboard.press('Enter')
    await isHeld('Title of the new list')
    await page.getByRole('button', { name: 'Doing', exact: true }).click()
    await field(page, 'List title').fill(long)
    await page.keyboard.press('Enter')
    await isHeld('List title')
    await openCard(page, 'Beta')
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).getByRole('button').click()
    await field(page, 'Card title').fill(long)
    await page.keyboard.press('Enter')
    await isHeld('Card title')
  })

  test('makes a space of a tab, and of what else is not for one line', async ({ join }) => {
    const { page } = await join()
    await page.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
    await field(page, 'Title of the new card').fill('Name\tCount\u2028Sum\r\nTotal\u0007')
    await page.keyboard.press('Enter')
    await shows(page, 'Todo', ['Alpha', 'Beta', 'Name Count Sum Total'])
  })

  test('leaves Enter and Escape to an input method', async ({ join }) => {
    const { page, context } = await join()
    const cdp = await context.newCDPSession(page)
    const compose = () => cdp.send('Input.imeSetComposition', { text: 'かな', selectionStart: 2, selectionEnd: 2 })
    for (const [name, open] of [
      ['Card title', () => edit(page, 'Alpha')],
      ['Title of the new card', () => page.getByRole('button', { name: 'Add a card at the end of Doing' }).click()],
      ['Title of the new list', () => page.getByRole('button', { name: 'Add a list' }).click()],
      ['List title', () => page.getByRole('button', { name: 'Doing', exact: true }).click()],
    ] as const) {
      await open()
      await page.keyboard.type('words ')
      await compose()
      await page.keyboard.press('Escape')
      await expect(field(page, name)).toBeFocused()
      // Safari tells of the Enter that ends a composition when the composition is over.
      await field(page, name).evaluate((element) =>
        element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true })),
      )
      await expect(field(page, name)).toHaveValue(/words/)
      await field(page, name).fill('')
      await page.keyboard.press('Escape')
      await expect(field(page, name)).toHaveCount(0)
    }
  })

  test('goes on when I come back from another window', async ({ join }) => {
    const { page } = await join()
    await page.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
    await page.keyboard.type('Call Bob abou')
    // A window that is left tells of it so: the field is blurred, and still has the focus.
    await field(page, 'Title of the new card').evaluate((element) => {
      element.dispatchEvent(new FocusEvent('blur'))
      element.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    })
    await page.keyboard.type('t it')
    await page.keyboard.press('Enter')
    await shows(page, 'Todo', ['Alpha', 'Beta', 'Call Bob about it'])
  })

  test('gives the focus back to the button that it stood for', async ({ join }) => {
    const { page } = await join()
    for (const [button, key] of [
      ['Add a list', 'Escape'],
      ['Todo', 'Enter'],
      ['Doing', 'Escape'],
      ['Tandem launch', 'Enter'],
      ['Add a card at the end of Todo', 'Escape'],
      ['Add a card at the top of Doing', 'Enter'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('textbox')).toBeFocused()
      await page.keyboard.press(key)
      await expect(page.getByRole('button', { name: button, exact: true })).toBeFocused()
    }
  })

  test('that folds up under a press does not take the click from what lies below', async ({ join }) => {
    const { page } = await join()
    await page.getByRole('button', { name: 'Add a card at the top of Todo' }).click()
    await expect(field(page, 'Title of the new card')).toBeFocused()
    const box = await card(page, 'Alpha').boundingBox()
    await page.mouse.click((box?.x ?? 0) + 60, (box?.y ?? 0) + (box?.height ?? 0) - 8, { delay: 90 })
    await expect(page.getByRole('complementary', { name: 'Alpha' })).toBeVisible()
    await expect(field(page, 'Title of the new card')).toHaveCount(0)
  })
})

test('words are read from the side that they begin at', async ({ board, join }) => {
  await fill(board.owner, board.id, { משימות: ['לקנות חלב', 'Alpha'] })
  const { page } = await join()
  const title = page.getByRole('heading', { level: 3 })
  await expect(title.filter({ hasText: 'חלב' })).toHaveCSS('direction', 'rtl')
  await expect(title.filter({ hasText: 'Alpha' })).toHaveCSS('direction', 'ltr')
  await expect(page.getByRole('button', { name: 'משימות', exact: true })).toHaveCSS('direction', 'rtl')
  for (const [button, name] of [
    ['Add a card at the end of משימות', 'Title of the new card'],
    ['Add a list', 'Title of the new list'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    await field(page, name).fill('שלום')
    await expect(field(page, name)).toHaveCSS('direction', 'rtl')
    await page.keyboard.press('Escape')
  }
})

test('a field is as tall as its text also where the browser does not see to it', async ({ board, join }) => {
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  // The style of an older browser is put into the page, which its policy forbids.
  const { page } = await join({ bypassCSP: true })
  await page.evaluate(() => {
    CSS.supports = () => false
  })
  await page.addStyleTag({ content: 'textarea { field-sizing: fixed !important }' })
  await page.getByRole('button', { name: 'Add a card at the end of Todo' }).click()
  const title = field(page, 'Title of the new card')
  const height = async () => (await title.boundingBox())?.height ?? 0
  const one = await height()
  await title.fill('word '.repeat(60))
  await expect.poll(height).toBeGreaterThan(one * 3)
  await title.fill('word')
  await expect.poll(height).toBe(one)
})
