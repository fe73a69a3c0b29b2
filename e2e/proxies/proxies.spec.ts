import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { fill, isLive, list, shows, watch } from '../browser/fixtures.ts'
import { runDoctor } from '../doctor.ts'
import { newGuest, type Program, program } from '../program.ts'
import { kinds, type Proxied, startProxied } from './proxy.ts'

const token = 'a-token-of-the-test'

/** How many streams and sockets Tandem itself has. */
async function connections({ server }: Proxied): Promise<{ sse: { total: number }; ws: { total: number } }> {
  const { body } = await program(server.base, '').get('/admin/connections', { authorization: `Bearer ${token}` })
  return body
}

const protocolOf = (page: Page): Promise<string> =>
  page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).nextHopProtocol)

async function boardOf({ server }: Proxied): Promise<{ owner: Program; id: string }> {
  const owner = await newGuest(server.base)
  const id = await owner.makeBoard('blank', 'Behind a proxy')
  await fill(owner, id, { Todo: ['Alpha'] })
  return { owner, id }
}

/** Opens twenty streams in one page, which count the entries that they hear. */
async function openTwentyStreams(page: Page, board: string): Promise<void> {
  await page.evaluate((id) => {
    const sources = Array.from({ length: 20 }, () => ({
      source: new EventSource(`/events?boards=${id}`),
      isReady: false,
      heard: 0,
    }))
    for (const one of sources) {
      one.source.addEventListener('ready', () => (one.isReady = true))
      one.source.addEventListener('CardAdded', () => (one.heard += 1))
    }
    Reflect.set(window, 'sources', sources)
  }, board)
}

type Source = { source: EventSource; isReady: boolean; heard: number }
const countOfStreams = (page: Page, what: 'ready' | 'heard'): Promise<number> =>
  page.evaluate((asked) => {
    const sources = Reflect.get(window, 'sources') as Source[]
    return sources.filter(({ isReady, heard }) => (asked === 'ready' ? isReady : heard === 1)).length
  }, what)

async function open(context: BrowserContext, url: string, said: string[]): Promise<Page> {
  const page = await context.newPage()
  watch(page, said)
  await page.goto(url)
  return page
}

for (const kind of kinds)
  test(`through ${kind} a board is live over HTTP/2: entries, who is here, commands, twenty streams in one page`, async ({
    browser,
  }) => {
    const proxied = await startProxied(kind, { env: { ADMIN_TOKEN: token } })
    const said: string[] = []
    const contexts = [await browser.newContext(), await browser.newContext()] as const
    try {
      const { status, headers } = await program(proxied.plainBase, '').get('/')
      expect(status).toBeGreaterThan(300)
      expect(headers.get('location')).toMatch(/^https:/)

      const { owner, id } = await boardOf(proxied)
      const url = `${proxied.base}/boards/${id}`
      const [mara, jun] = [await open(contexts[0], url, said), await open(contexts[1], url, said)]
      for (const page of [mara, jun]) await isLive(page)
      expect(await protocolOf(mara)).toBe('h2')
      await expect(mara.getByRole('list', { name: 'Also here' }).getByRole('listitem')).toHaveCount(1)
      expect(await connections(proxied)).toMatchObject({ sse: { total: 2 }, ws: { total: 2 } })

      await list(mara, 'Todo').getByRole('button', { name: 'Add a card at the end of Todo' }).click()
      await mara.getByLabel('Title of the new card').fill('Beta')
      await mara.keyboard.press('Enter')
      for (const page of [mara, jun]) await shows(page, 'Todo', ['Alpha', 'Beta'])
      const { cards, lists } = (await owner.get(`/api/boards/${id}`)).body.board
      expect(Object.values<{ title: string }>(cards).map(({ title }) => title)).toContain('Beta')

      await jun.goto(proxied.base)
      await openTwentyStreams(jun, id)
      await expect.poll(() => countOfStreams(jun, 'ready')).toBe(20)
      await expect.poll(() => connections(proxied)).toMatchObject({ sse: { total: 21 } })
      const listId = Object.keys(lists)[0]
      await owner.ask(id, 'AddCard', { cardId: crypto.randomUUID(), listId, title: 'Gamma' })
      await expect.poll(() => countOfStreams(jun, 'heard')).toBe(20)
      await shows(mara, 'Todo', ['Alpha', 'Beta', 'Gamma'])

      const { code, said: found } = await runDoctor(proxied.base, { NODE_EXTRA_CA_CERTS: proxied.cert })
      expect(found).toContain('Nothing is wrong.')
      expect(code).toBe(0)

      // Who has gone is gone for Tandem too: a proxy that kept asking would fill it with streams that nobody reads.
      for (const context of contexts) await context.close()
      await expect.poll(() => connections(proxied)).toMatchObject({ sse: { total: 0 }, ws: { total: 0 } })
      expect(said).toEqual([])
    } finally {
      for (const context of contexts) await context.close()
      await proxied.close()
    }
  })

test('through nginx over HTTP/1.1 twenty tabs share one stream', async ({ browser }) => {
  test.slow()
  const also = [{ find: 'ssl http2', put: 'ssl' }]
  const proxied = await startProxied('nginx', { env: { ADMIN_TOKEN: token }, also })
  const context = await browser.newContext()
  try {
    const { owner, id } = await boardOf(proxied)
    const said: string[] = []
    const pages: Page[] = []
    while (pages.length < 20) {
      const page = await open(context, `${proxied.base}/boards/${id}`, said)
      // Later tabs come by way of the service worker, and do not say.
      if (pages.push(page) === 1) expect(await protocolOf(page)).toBe('http/1.1')
    }
    for (const page of pages) await isLive(page)
    await expect.poll(() => connections(proxied)).toMatchObject({ sse: { total: 1 }, ws: { total: 20 } })
    const listId = Object.keys((await owner.get(`/api/boards/${id}`)).body.board.lists)[0]
    await owner.ask(id, 'AddCard', { cardId: crypto.randomUUID(), listId, title: 'Beta' })
    for (const page of pages) await shows(page, 'Todo', ['Alpha', 'Beta'])
    expect(said).toEqual([])

    const { code, said: found } = await runDoctor(proxied.base, { NODE_EXTRA_CA_CERTS: proxied.cert })
    expect(found).toMatch(/^wrong +HTTP\/2: It is not offered\..*\n/m)
    expect(found).toContain('Wrong: 1 of 7.')
    expect(code).toBe(1)
  } finally {
    await context.close()
    await proxied.close()
  }
})

test('the doctor tells of an nginx that buffers, and upgrades no socket', async () => {
  const also = [
    // Tandem asks nginx not to buffer, which nginx heeds unless it is told to ignore that.
    { find: 'proxy_buffering off;', put: 'proxy_buffering on; proxy_ignore_headers X-Accel-Buffering;' },
    { find: 'proxy_set_header Upgrade $http_upgrade;', put: '' },
  ]
  const proxied = await startProxied('nginx', { also })
  try {
    const { code, said } = await runDoctor(proxied.base, { NODE_EXTRA_CA_CERTS: proxied.cert })
    expect(said).toMatch(/^wrong +Stream: .* within 5 s\. .*`proxy_buffering off`/m)
    expect(said).toMatch(
      /^wrong +Socket: The upgrade is answered with 404\. .*`proxy_set_header Upgrade \$http_upgrade`/m,
    )
    expect(said).toContain('Wrong: 2 of 7.')
    expect(code).toBe(1)
  } finally {
    await proxied.close()
  }
})
