import { get, type IncomingMessage } from 'node:http'
import { createParser } from 'eventsource-parser'
import { residentKb } from './process.ts'
import { newGuest, type Program } from './program.ts'
import { publish, renamePost } from './publish.ts'
import type { TestServer } from './server.ts'

/** What was counted over some readers that stopped reading. */
export type Toll = {
  /** Milliseconds from asking for an entry until a healthy reader had it: the 99th percentile. */
  healthyP99: number
  /** By how much the server's memory grew at most while they stood still, in KB. */
  grownKb: number
  /** How many of those that stood still the server closed. */
  closed: number
  /** Entries that one of them did not get in the end, or got twice. */
  missing: number
  repeated: number
  resets: number
}

type Plan = {
  readonly healthy: number
  readonly stalled: number
  readonly perSecond: number
  readonly warmUpMs: number
  /** How long there are entries, at most. */
  readonly ms: number
  /** The length of the titles that are written: of characters of three bytes. */
  readonly titleChars: number
  /** Whether they stand still until the server closes them, or only as long as there are entries. */
  readonly untilClosed: boolean
}

const readersOfSession = 30

/**
 * Some readers stop reading while a board gets many entries, then go on. The kernel holds some 4 MB for each before the
 * server feels it: how much is written has to be more.
 */
export async function stallReaders(server: TestServer, adminToken: string, plan: Plan): Promise<Toll> {
  const owner = await newGuest(server.base)
  const board = await owner.makeBoard()
  const address = `${server.base}/events?boards=${board}`
  const post = (index: number) => renamePost(owner, board, `${index}`.padEnd(plan.titleChars, '語'))
  const write = (ms: number, signal?: AbortSignal) =>
    publish({ port: server.port, perSecond: plan.perSecond, ms, post, ...(signal && { signal }) })

  const gotAt = new Map<number, number[]>()
  const note = (seq: number) => gotAt.set(seq, [...(gotAt.get(seq) ?? []), performance.now()])
  const cookies = await guestsFor(server, plan.healthy + plan.stalled)
  const healthy = await Promise.all(
    cookies.splice(0, plan.healthy).map((cookie) => openReader(address, cookie, null, note)),
  )
  const stalled = await Promise.all(cookies.map((cookie) => openReader(address, cookie)))
  await Promise.all(stalled.map(({ ready }) => ready))
  const first = (await write(plan.warmUpMs)).length + 2
  await Promise.all([...healthy, ...stalled].map((reader) => reader.until(first - 1)))
  gotAt.clear()

  for (const { response } of stalled) response.pause()
  const before = residentKb(server.pid())
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, residentKb(server.pid()))
  }, 250)
  const enough = new AbortController()
  const writing = write(plan.ms, enough.signal)
  let closed = 0
  if (plan.untilClosed) {
    closed = await untilClosed(server, adminToken, plan.healthy, plan.stalled)
    enough.abort()
  }
  const sentAt = await writing
  clearInterval(watch)
  for (const { response } of stalled) response.resume()
  // Who has been closed reads what had reached it, and goes on from there.
  const ends = stalled.map(async (reader, index) => {
    if (!plan.untilClosed) return reader
    await reader.ended
    return openReader(address, cookies[index] ?? '', reader.lastId())
  })
  const last = first + sentAt.length - 1
  const toll = { closed, missing: 0, repeated: 0, resets: 0 }
  for (const [index, end] of ends.entries()) {
    const again = await end
    await again.until(last)
    const seqs = [...new Set([stalled[index], again])].flatMap((reader) => [...(reader?.seqs ?? [])])
    const got = new Set(seqs)
    toll.repeated += seqs.length - got.size
    for (let seq = first; seq <= last; seq++) if (!got.has(seq)) toll.missing += 1
    toll.resets += again.resets()
    again.close()
  }
  await Promise.all(healthy.map((reader) => reader.until(last)))
  for (const reader of healthy) reader.close()
  const lags = sentAt.flatMap((at, index) => (gotAt.get(first + index) ?? []).map((got) => got - at))
  lags.sort((a, b) => a - b)
  return { ...toll, healthyP99: Math.round(lags[Math.floor(lags.length * 0.99)] ?? 0), grownKb: most - before }
}

async function guestsFor(server: TestServer, readers: number): Promise<string[]> {
  const guests: Program[] = []
  while (guests.length * readersOfSession < readers) guests.push(await newGuest(server.base))
  return Array.from({ length: readers }, (_, index) => guests[index % guests.length]?.cookie ?? '')
}

/** Waits until only so many streams are open, and says how many are gone. */
async function untilClosed(server: TestServer, adminToken: string, left: number, stalled: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`${server.base}/admin/connections`, {
      headers: { authorization: `Bearer ${adminToken}` },
    })
    const { sse }: { sse: { total: number } } = await answer.json()
    if (sse.total <= left) return left + stalled - sse.total
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

type Reader = {
  readonly response: IncomingMessage
  readonly seqs: readonly number[]
  readonly ready: Promise<void>
  readonly ended: Promise<void>
  lastId(): string | null
  resets(): number
  until(seq: number): Promise<void>
  close(): void
}

async function openReader(
  address: string,
  cookie: string,
  lastId: string | null = null,
  note: (seq: number) => void = () => {},
): Promise<Reader> {
  const headers = { cookie, ...(lastId === null ? {} : { 'last-event-id': lastId }) }
  const request = get(address, { headers, agent: false })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve)
    request.on('error', reject)
  })
  const seqs: number[] = []
  const waits = new Map<number, () => void>()
  const ready = Promise.withResolvers<void>()
  let id = lastId
  let resets = 0
  const parser = createParser({
    onEvent: (message) => {
      id = message.id ?? id
      if (message.event === 'ready') ready.resolve()
      if (message.event === 'reset') {
        resets += 1
        for (const end of waits.values()) end()
      }
      const seq = Number(/"seq":(\d+)/.exec(message.data)?.[1] ?? Number.NaN)
      if (Number.isNaN(seq)) return
      seqs.push(seq)
      note(seq)
      waits.get(seq)?.()
    },
  })
  response.setEncoding('utf8')
  response.on('data', (text: string) => parser.feed(text))
  return {
    response,
    seqs,
    ready: ready.promise,
    ended: new Promise((resolve) => response.once('close', resolve)),
    lastId: () => id,
    resets: () => resets,
    until: (seq) =>
      seqs.includes(seq) || resets > 0 ? Promise.resolve() : new Promise((resolve) => waits.set(seq, () => resolve())),
    close: () => response.destroy(),
  }
}
