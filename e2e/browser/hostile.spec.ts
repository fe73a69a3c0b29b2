import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** A site of somebody else, which has one page with nothing on it. */
async function startElsewhere(): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<title>Elsewhere</title>'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Target = { readonly base: string; readonly board: string }

/** Each way to hear of a board that a page has; whether anything was heard. */
function listen(page: Page, target: Target): Promise<Record<string, boolean>> {
  return page.evaluate(async ({ base, board }) => {
    const stream = `${base}/events?boards=${board}`
    const hears = (withCredentials: boolean) =>
      new Promise<boolean>((resolve) => {
        const source = new EventSource(stream, { withCredentials })
        const end = (isHeard: boolean) => {
          source.close()
          resolve(isHeard)
        }
        source.addEventListener('ready', () => end(true))
        source.addEventListener('error', () => end(false))
      })
    const reads = async (address: string, mode: RequestMode) => {
      const abort = new AbortController()
      try {
        const answer = await fetch(address, { mode, credentials: 'include', signal: abort.signal })
        const { value } = (await answer.body?.getReader().read()) ?? {}
        return answer.ok && value !== undefined
      } catch {
        return false
      } finally {
        abort.abort()
      }
    }
    const joins = () =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(`${base.replace('http', 'ws')}/live`)
        const end = (isHeard: boolean) => {
          socket.close()
          resolve(isHeard)
        }
        socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'join', board })))
        socket.addEventListener('message', () => end(true))
        socket.addEventListener('close', () => end(false))
      })
    return {
      EventSource: await hears(false),
      'EventSource with credentials': await hears(true),
      'fetch of the stream': await reads(stream, 'cors'),
      'fetch of the stream, no-cors': await reads(stream, 'no-cors'),
      'fetch of the board': await reads(`${base}/api/boards/${board}`, 'cors'),
      'fetch of the board, no-cors': await reads(`${base}/api/boards/${board}`, 'no-cors'),
      WebSocket: await joins(),
    }
  }, target)
}

/** Asks for a new title in each way that a page has; the statuses of the answers that the browser lets in. */
async function ask(page: Page, target: Target): Promise<number[]> {
  const address = `${target.base}/api/boards/${target.board}/commands`
  const answers: number[] = []
  page.on('response', (response) => {
    if (response.url() === address && response.request().method() === 'POST') answers.push(response.status())
  })
  await page.evaluate(async (url) => {
    const command = () => JSON.stringify({ commandId: crypto.randomUUID(), type: 'RenameBoard', title: 'Taken' })
    const post = (type: string, mode: RequestMode) =>
      fetch(url, {
        method: 'POST',
        mode,
        credentials: 'include',
        headers: { 'content-type': type },
        body: command(),
      }).catch(() => null)
    await post('application/json', 'cors')
    await post('text/plain', 'cors')
    await post('text/plain', 'no-cors')

    // A form can be sent anywhere; as `text/plain`, its one field and what is in it are JSON.
    const form = document.body.appendChild(document.createElement('form'))
    const field = form.appendChild(document.createElement('input'))
    const [start, end] = command().split('Taken')
    Object.assign(field, { name: start, value: end })
    Object.assign(form, { action: url, method: 'post', enctype: 'text/plain' })
    form.submit()
  }, address)
  await expect.poll(() => page.url()).toBe(address)
  return answers
}

/** What the page has sent to Tandem with the session's cookie. */
function watchCookies(page: Page, base: string): () => Promise<number> {
  const sent: Promise<boolean>[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(base))
      sent.push(request.allHeaders().then(({ cookie = '' }) => cookie.includes('session')))
  })
  return async () => (await Promise.all(sent)).filter(Boolean).length
}

// Ours may send a command as text no more than theirs.
test.use({ complaints: { expected: [/status of 415/] } })

for (const { host, site } of [
  { host: 'localhost', site: 'of the same site, to which the browser gives the cookie' },
  { host: '127.0.0.1', site: 'of another site' },
])
  test(`[H1, H5, P1] a page of another origin, ${site}: it reads no stream, opens no socket and sends no command`, async ({
    board,
    join,
    server,
  }) => {
    const { page, context, api } = await join()
    const target = { base: server.base, board: board.id }
    const elsewhere = await startElsewhere()
    try {
      // The same from our own page shows that each of them works, and so that something is refused.
      expect(new Set(Object.values(await listen(page, target)))).toEqual(new Set([true]))
      const before = (await api.get(`/api/boards/${board.id}`)).body

      const hostile = await context.newPage()
      const withCookie = watchCookies(hostile, server.base)
      await hostile.goto(`http://${host}:${elsewhere.port}/`)
      const heard = await listen(hostile, target)
      expect(Object.entries(heard).filter(([, isHeard]) => isHeard)).toEqual([])
      // JSON is not even sent, as the browser asks beforehand whether it may; and of what is fetched there is no answer to
      // see: each says that it is for its own origin. So the form is left.
      expect(await ask(hostile, target)).toEqual([403])
      expect((await api.get(`/api/boards/${board.id}`)).body).toEqual(before)
      if (host === 'localhost') expect(await withCookie()).toBeGreaterThan(0)

      expect(await ask(page, target)).toEqual([200, 415, 415, 415])
      expect((await api.get(`/api/boards/${board.id}`)).body).toMatchObject({
        seq: before.seq + 1,
        board: { title: 'Taken' },
      })
    } finally {
      await elsewhere.close()
    }
  })
