import { expect, fill, isLive, list, shows, test } from './fixtures.ts'

test.describe('where a stream cannot be had', () => {
  test.use({ complaints: { expected: [/net::ERR_FAILED/, /net::ERR_INTERNET_DISCONNECTED/] } })
  test('[R11] the page polls, says so, and goes back to the stream when it can', async ({ board, join }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha'] })
    const { page, context } = await join()
    await context.route(/\/events\?boards=/, (route) => route.abort())
    await context.setOffline(true)
    await expect(page.getByRole('status')).toHaveText(/Offline/)
    await context.setOffline(false)
    await expect(page.getByRole('status')).toHaveText('Live, by polling', { timeout: 20_000 })
    const [listId] = Object.keys((await board.owner.get(`/api/boards/${board.id}`)).body.board.lists)
    await board.owner.ask(board.id, 'AddCard', { cardId: crypto.randomUUID(), listId, title: 'Beta' })
    await shows(page, 'Todo', ['Alpha', 'Beta'])
    await context.unroute(/\/events\?boards=/)
    await isLive(page)
    await board.owner.ask(board.id, 'AddCard', { cardId: crypto.randomUUID(), listId, title: 'Gamma' })
    await shows(page, 'Todo', ['Alpha', 'Beta', 'Gamma'])
  })
})

test.describe('where sockets are blocked', () => {
  test('cards go on live; only who is here is missing', async ({ board, join }) => {
    await fill(board.owner, board.id, { Todo: ['Alpha'] })
    const { page, context } = await join()
    await context.routeWebSocket(/\/live/, (socket) => socket.close())
    await page.reload()
    await isLive(page)
    const [listId] = Object.keys((await board.owner.get(`/api/boards/${board.id}`)).body.board.lists)
    await board.owner.ask(board.id, 'RenameList', { listId, title: 'Doing' })
    await expect(list(page, 'Doing')).toBeVisible()
  })
})
