import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jsonCases } from '../malformed/json-cases.ts'
import { rawRequests, sendRaw } from '../malformed/raw-requests.ts'
import { addressOf, type Route, routesInCode, routesOfAccounts } from '../malformed/routes.ts'
import { toldIn } from '../malformed/tells-nothing.ts'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program
let guest: Program
let names: Record<string, string>

beforeAll(async () => {
  server = await startServer({ env: { LIMITS: 'off' } })
  owner = await newGuest(server.base)
  guest = await newGuest(server.base)
  const board = await owner.makeBoard('kanban')
  const { lists } = (await owner.get(`/api/boards/${board}`)).body.board
  const card = randomUUID()
  await owner.ask(board, 'AddCard', { cardId: card, listId: Object.keys(lists)[0], title: 'C' })
  names = { board, card, user: guest.id }
})
afterAll(() => server.close())

/** The log, the boards and the server are as they were, and its errors are untold. */
async function harmsNothing(act: () => Promise<void>): Promise<void> {
  const [log, boards] = await Promise.all([owner.get(`/api/boards/${names.board}/events`), owner.get('/api/boards')])
  const pid = server.pid()
  await act()
  expect((await owner.get(`/api/boards/${names.board}/events`)).text).toBe(log.text)
  const ids = (text: string) => JSON.parse(text).boards.map(({ id }: { id: string }) => id)
  expect(ids((await owner.get('/api/boards')).text)).toEqual(ids(boards.text))
  expect((await guest.get('/readyz')).status).toBe(200)
  expect(server.pid()).toBe(pid)
  expect(server.output()).not.toMatch(/"level":[56]0/)
}

/** Asks for all of these, some at a time; answers what is wrong about the answers. */
async function faultsOf(asks: readonly { readonly what: string; readonly ask: () => ReturnType<Program['get']> }[]) {
  const faults: string[] = []
  const left = [...asks]
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { status, text } = await next.ask()
      const told = toldIn(text, server.dataDir)
      if (status >= 500 || told !== null) faults.push(`${next.what}: ${status} ${told ?? ''} ${text.slice(0, 200)}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return faults
}

test('[H154] 300 malformed bodies to each route that takes JSON: none is a fault of the server, and the log stays', {
  timeout: 180_000,
}, async () => {
  const takesBody = ({ method }: Route) => method !== 'GET'
  const routes = [...routesInCode().filter(takesBody), ...routesOfAccounts]
  expect(routes.length).toBeGreaterThan(15)
  expect(jsonCases.length).toBeGreaterThan(300)
  await harmsNothing(async () => {
    const asks = routes.flatMap((route) =>
      jsonCases.map((body) => {
        const address = addressOf(route, names, randomUUID())
        const what = `${route.method} ${route.path} ${String(body).slice(0, 80)}`
        return { what, ask: () => guest.send(route.method, address, body) }
      }),
    )
    expect(await faultsOf(asks)).toEqual([])
  })
})

test('[H154] odd words in the places of ids, and in the query, are no fault of the server', {
  timeout: 120_000,
}, async () => {
  const odd = [
    '%00',
    '%',
    '..%2f..',
    '%2e%2e',
    '__proto__',
    'constructor',
    'a'.repeat(5_000),
    '%F0%9F%8C%80',
    "'--",
    '-1',
    'NaN',
    '1e9',
    '%ff',
    '*',
  ]
  const asked = [
    'at',
    'before',
    'after',
    'limit',
    'q',
    'weeks',
    'zone',
    'done',
    'from',
    'to',
    'user',
    'seq',
    'person',
    'kind',
    'epoch',
    'as',
    'name',
  ]
  const routes = routesInCode()
  const [all, mine] = [{}, names]
  await harmsNothing(async () => {
    const places = routes.flatMap((route) =>
      odd.map((word) => ({ method: route.method, address: addressOf(route, all, word) })),
    )
    const queries = routes
      .filter(({ method }) => method === 'GET')
      .flatMap((route) =>
        asked.flatMap((name) =>
          odd.map((word) => ({ method: 'GET', address: `${addressOf(route, mine, randomUUID())}?${name}=${word}` })),
        ),
      )
    const pages = odd.flatMap((word) =>
      [`/boards/${word}`, `/boards/${names.board}/cards/${word}`, `/boards/${names.board}?at=${word}`, `/${word}`].map(
        (address) => ({ method: 'GET', address }),
      ),
    )
    const asks = [...places, ...queries, ...pages].map(({ method, address }) => ({
      what: `${method} ${address.slice(0, 120)}`,
      ask: () => guest.send(method, address),
    }))
    expect(await faultsOf(asks)).toEqual([])
  })
})

test('[H154] bytes that keep no rules of HTTP are refused or answered, within 20 s, and never with 5xx', {
  timeout: 60_000,
}, async () => {
  await harmsNothing(async () => {
    const cases = Object.entries(rawRequests(guest.cookie, names.board ?? ''))
    const answers = await Promise.all(
      cases.map(async ([what, said]) => ({ what, ...(await sendRaw(server.port, said, 21_000)) })),
    )
    const faults = answers.flatMap(({ what, text, isOver }) => {
      const told = toldIn(text, server.dataDir)
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
      const isFault = statuses.some((status) => status >= 500) || told !== null
      return isFault || (!isOver && text === '')
        ? [`${what}: ${statuses.join()} ${told ?? ''} ${text.slice(0, 300)}`]
        : []
    })
    expect(faults).toEqual([])
    // Nothing that was hidden in another request was asked.
    const smuggled = answers.find(({ what }) => what === 'a length and chunks')
    expect(smuggled?.text.match(/HTTP\/1\.1/g)).toHaveLength(1)
    for (const { text } of answers) expect(text).not.toMatch(/^location: (https?:)?\/\/(?!localhost)/im)
  })
})
