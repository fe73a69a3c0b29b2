import { hardDescriptions } from '../hard-descriptions.ts'
import { startSplittingProxy } from '../splitting-proxy.ts'
import { expect, fill, test } from './fixtures.ts'

test('the browser’s own parser reads our bytes as we meant them, also one by one', async ({ server, board, join }) => {
  test.slow()
  await fill(board.owner, board.id, { Todo: ['Alpha'] })
  // What is no page may load nothing (H110), and the stream is to be heard from one.
  const { page, context } = await join({ bypassCSP: true })
  const proxy = await startSplittingProxy(server.base)
  try {
    // A page of no app at the proxy's own address, so that the stream is of the same origin.
    const bare = await context.newPage()
    await bare.goto(`${proxy.base}/healthz`)
    await bare.evaluate((id) => {
      const heard: string[] = []
      Reflect.set(window, 'heard', heard)
      return new Promise<void>((resolve) => {
        const source = new EventSource(`/events?boards=${id}`)
        source.addEventListener('ready', () => resolve())
        source.addEventListener('CardDescribed', ({ data }) => heard.push(JSON.parse(data).events[0].description))
      })
    }, board.id)
    const cardId = Object.keys((await board.owner.get(`/api/boards/${board.id}`)).body.board.cards)[0]
    let base = 0
    for (const description of hardDescriptions)
      base = Number((await board.owner.ask(board.id, 'DescribeCard', { cardId, description, base })).seq)
    await expect
      .poll(() => bare.evaluate(() => Reflect.get(window, 'heard').length), { timeout: 60_000 })
      .toBe(hardDescriptions.length)
    expect(await bare.evaluate(() => Reflect.get(window, 'heard'))).toEqual(hardDescriptions)
  } finally {
    await page.close()
    await proxy.close()
  }
})
