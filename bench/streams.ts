import { randomUUID } from 'node:crypto'
import { processorMs, residentKb } from '../e2e/process.ts'
import { newGuest, type Program } from '../e2e/program.ts'
import { type Post, publish, renamePost } from '../e2e/publish.ts'
import { startServer, type TestServer } from '../e2e/server.ts'
import { nchanProblem, startNchan } from './nchan.ts'
import { openReaders, type Readers, type Stream } from './readers.ts'
import { inMs, percentile, perSecond, print, type Row } from './table.ts'

const streamsOfSession = 32
const entryBytes = 300
const warmUpMs = 5_000

/** Streams: what an idle one weighs, and what a delivery costs, beside nginx with nchan. */
export async function benchStreams(): Promise<void> {
  await benchIdle()
  await benchFanOut()
}

async function benchIdle(): Promise<void> {
  const [streams, boardsWanted, viewers] = [10_000, 10, 1_000]
  const server = await startServer()
  try {
    const owner = await newGuest(server.base)
    const boards = await Promise.all(Array.from({ length: boardsWanted }, () => owner.makeBoard()))
    const [seen = '', ...others] = boards
    const cookies = await cookiesFor(server, streams)
    const before = await settledKb(server.pid())
    const idle = await openReaders(streamsOn(server, cookies.slice(viewers), others))
    const watched = await openReaders(streamsOn(server, cookies.slice(0, viewers), [seen]))
    const after = await settledKb(server.pid())
    const { lags } = await fanOut({ ...server, pid: server.pid() }, watched, 10, renames(owner, seen), 1, 30_000)
    print(`${streams.toLocaleString('en')} streams on one node`, [
      { what: 'failed', measured: String(idle.failed() + watched.failed()), beside: 'limit 0' },
      { what: 'memory of each', measured: `${((after - before) / streams).toFixed(1)} KB`, beside: 'limit 25 KB' },
      {
        what: `from asking for an entry until the last of ${viewers.toLocaleString('en')} viewers has it, 99th percentile`,
        measured: inMs(percentile(lags, 99)),
        beside: `limit 30 ms from being durable; median ${inMs(percentile(lags, 50))}`,
      },
    ])
    idle.close()
  } finally {
    await server.close()
  }
}

async function benchFanOut(): Promise<void> {
  const problem = nchanProblem()
  const rows: Row[] = []
  for (const rate of [60, 400]) {
    rows.push(measured(`Tandem, ${rate} entries/s`, await onTandem(rate)))
    if (problem === null) rows.push(measured(`nchan, ${rate} entries/s`, await onNchan(rate)))
  }
  if (problem !== null) rows.push({ what: 'nchan', measured: 'not here', beside: problem })
  print(`1,000 readers of one board, entries of ${entryBytes} bytes`, rows)
}

type FanOut = { readonly deliveries: number; readonly ms: number; readonly processor: number; readonly lags: number[] }

async function onTandem(rate: number): Promise<FanOut> {
  const server = await startServer()
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard()
    const readers = await openReaders(streamsOn(server, await cookiesFor(server, 1_000), [board]))
    return await fanOut({ ...server, pid: server.pid() }, readers, rate, renames(owner, board), 1)
  } finally {
    await server.close()
  }
}

async function onNchan(rate: number): Promise<FanOut> {
  const nchan = await startNchan()
  try {
    const post = (index: number): Post => {
      const facts = `{"seq":${index + 1},"filling":"`
      return { path: '/publish', cookie: '', type: 'application/json', body: `${facts.padEnd(entryBytes - 2, 'x')}"}` }
    }
    const streams = Array.from({ length: 1_000 }, () => ({ port: nchan.port, path: '/events', cookie: '', after: 0 }))
    return await fanOut(nchan, await openReaders(streams), rate, post, 0)
  } finally {
    await nchan.close()
  }
}

/** Entries at an even rate: first for a while that is not counted, then for so long. `after` is the `seq` before them. */
async function fanOut(
  { port, pid }: { port: number; pid: number },
  readers: Readers,
  rate: number,
  post: (index: number) => Post,
  after: number,
  ms = 15_000,
): Promise<FanOut> {
  const first = await publish({ port, perSecond: rate, ms: warmUpMs, post })
  await readers.untilLast(after + first.length)
  const [processor, began, delivered] = [processorMs(pid), performance.now(), readers.delivered()]
  const sentAt = await publish({ port, perSecond: rate, ms, post: (index) => post(first.length + index) })
  const lags = await lagsOf(readers, sentAt, after + first.length)
  const took = performance.now() - began
  const deliveries = readers.delivered() - delivered
  const result = { deliveries, ms: took, processor: processorMs(pid) - processor, lags }
  readers.close()
  return result
}

const measured = (what: string, { deliveries, ms, processor, lags }: FanOut): Row => {
  const whole = lags.filter((lag) => !Number.isNaN(lag))
  const [median, late, most] = [50, 99, 100].map((percent) => inMs(percentile(whole, percent)))
  const lost = lags.length - whole.length
  return {
    what,
    measured: `${((processor / deliveries) * 1_000).toFixed(2)} µs each`,
    beside: `${perSecond(deliveries, ms)}; last reader after ${median} (median), ${late} (99th percentile), ${most} (most)${lost > 0 ? `; ${lost} entries did not reach all` : ''}`,
  }
}

/** For each entry, how long after it was asked for it had reached the last reader. */
async function lagsOf(readers: Readers, sentAt: readonly number[], after: number): Promise<number[]> {
  await readers.untilLast(after + sentAt.length)
  return sentAt.map((at, index) => (readers.reachedLast(after + 1 + index) ?? Number.NaN) - at)
}

/** Commands whose entry is as long on the wire as is wanted. */
function renames(owner: Program, board: string): (index: number) => Post {
  const bare = JSON.stringify({
    board,
    seq: 1_000,
    at: new Date(0).toISOString(),
    actor: { id: owner.id, name: owner.name, color: owner.color },
    commandId: randomUUID(),
    events: [{ type: 'BoardRenamed', title: '' }],
  }).length
  return (index) => renamePost(owner, board, `${index}`.padEnd(Math.max(8, entryBytes - bare), 'x'))
}

/** A cookie for each stream, of as many guests as the bound for one asks for. */
async function cookiesFor(server: TestServer, streams: number): Promise<string[]> {
  const cookies: string[] = []
  while (cookies.length < streams) {
    const guests = await Promise.all(Array.from({ length: 8 }, () => newGuest(server.base)))
    for (const { cookie } of guests) cookies.push(...Array.from({ length: streamsOfSession }, () => cookie))
  }
  return cookies.slice(0, streams)
}

const streamsOn = ({ port }: TestServer, cookies: readonly string[], boards: readonly string[]): Stream[] =>
  cookies.map((cookie, index) => ({ port, cookie, after: 1, path: `/events?boards=${boards[index % boards.length]}` }))

/** The memory of a process when it has come to rest. */
async function settledKb(pid: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  return residentKb(pid)
}
