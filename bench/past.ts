import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { dataFiles } from '../db/data-dir.ts'
import { toEntry } from '../db/event-log.ts'
import { openSqliteLog } from '../db/log/sqlite-log.ts'
import { readSnapshots } from '../db/snapshots/store.ts'
import { emptyBoard } from '../domain/board.ts'
import type { Entry } from '../domain/event.ts'
import { openFold } from '../domain/evolve.ts'
import { type BoardId, checked, isBoardId } from '../domain/id.ts'
import { newGuest, type Program } from '../e2e/program.ts'
import { startServer } from '../e2e/server.ts'
import { seedLog } from './seed-log.ts'
import { inMs, percentile, perSecond, print, type Row } from './table.ts'

const board = checked(isBoardId, 'bench')
const cards = 10_000
const sizes = [
  { entries: 100_000, limitMs: 200 },
  { entries: 1_000_000, limitMs: 400 },
]
const asked = 60
const dragged = 40
/** More moments are asked for in a round than are remembered. */
const rounds = 5
const stepEntries = 250
const pingMs = 5

/** Any moment of a long log: how soon it is answered, and what that takes. */
export async function benchPast(): Promise<void> {
  for (const { entries, limitMs } of sizes) {
    const dir = mkdtempSync(join(tmpdir(), 'tandem-past-'))
    try {
      const dataDir = join(dir, 'data')
      const seeding = timed(() => seedLog(dataDir, { board, cards, entries }))
      const rows: Row[] = [{ what: 'the log seeded', measured: inMs(seeding), beside: '' }]
      if (entries === sizes[0]?.entries) rows.push(...(await benchBareFold(dataFiles(dataDir).log)))
      rows.push(...(await benchServer(dataDir, entries, limitMs)))
      print(`The past of a board of ${cards.toLocaleString('en')} cards, ${entries.toLocaleString('en')} entries`, rows)
    } finally {
      rmSync(dir, { recursive: true })
    }
  }
}

async function benchServer(dataDir: string, entries: number, limitMs: number): Promise<Row[]> {
  const began = performance.now()
  const server = await startServer({ dataDir })
  try {
    await untilStored(dataDir, entries)
    const built = performance.now() - began
    const guest = await newGuest(server.base)
    const ask = (query: string, encoding?: string) => askBoard(server.base, guest, query, encoding)
    // The search reads such a log for the first time, too: that is not what is measured.
    while (!(await guest.get('/api/search?q=x')).body.isWhole) await new Promise((resolve) => setTimeout(resolve, 500))
    await server.stop()
    await server.start()
    const opening = await ask('')
    const seqs = Array.from({ length: asked }, (_, index) => 1 + ((index * 7_368_787) % entries))
    const stopPings = pingWhile(server.base)
    const took: number[] = []
    for (const seq of seqs) took.push(await ask(`?at=${seq}`))
    const longest = await stopPings()
    const best = [...took]
    for (let round = 1; round < rounds; round++)
      for (const [index, seq] of seqs.entries()) best[index] = Math.min(best[index] ?? 0, await ask(`?at=${seq}`))
    const zipped: number[] = []
    for (const seq of seqs) zipped.push(await ask(`?at=${Math.max(1, seq - 5_000)}`, 'gzip'))
    const middle = Math.floor(entries / 2)
    const steps: number[] = []
    for (let step = 0; step < dragged; step++) steps.push(await ask(`?at=${middle + step * stepEntries}`))
    const together = await timedAsync(() =>
      Promise.all(Array.from({ length: 8 }, () => ask(`?at=${Math.floor(entries / 3)}`))),
    )
    return [
      { what: 'its snapshots made, from none, with the start', measured: inMs(built), beside: '' },
      ...weights(dataDir),
      { what: 'the board opened by a server that has just started', measured: inMs(opening), beside: '' },
      { what: `${asked} moments, median`, measured: inMs(percentile(took, 50)), beside: '' },
      { what: `${asked} moments, the slowest`, measured: inMs(Math.max(...took)), beside: `limit ${limitMs} ms` },
      {
        what: `the same, the best of ${rounds} for each, the slowest`,
        measured: inMs(Math.max(...best)),
        beside: 'so, where something else runs beside it',
      },
      { what: 'the same, compressed, the slowest', measured: inMs(Math.max(...zipped)), beside: `limit ${limitMs} ms` },
      {
        what: 'what else is asked meanwhile, the slowest',
        measured: inMs(longest),
        beside: 'the loop is held for 50 ms at most',
      },
      {
        what: `dragged on by ${stepEntries} entries, 95th percentile`,
        measured: inMs(percentile(steps, 95)),
        beside: '',
      },
      { what: 'one moment for eight at once', measured: inMs(together), beside: '' },
    ]
  } finally {
    await server.close()
  }
}

/** How much the snapshots weigh, beside the payloads of the log. */
function weights(dataDir: string): Row[] {
  const files = dataFiles(dataDir)
  const db = new Database(files.snapshots, { readonly: true })
  const standing = readSnapshots(db).standing(board)
  db.close()
  const log = new Database(files.log, { readonly: true })
  const payloads = log.prepare<[], { bytes: number }>('select sum(octet_length(payload)) as bytes from entries').get()
  log.close()
  const bytes = standing.reduce((sum, one) => sum + one.bytes, 0)
  return [
    {
      what: `${standing.length} snapshots`,
      measured: inMb(bytes),
      beside: `payloads ${inMb(payloads?.bytes ?? 0)}; the log's file ${inMb(statSync(files.log).size)}`,
    },
  ]
}

/** Folds the whole log in this process, beside a bare loop that only notes where each card is. */
async function benchBareFold(file: string): Promise<Row[]> {
  const log = await openSqliteLog(file)
  const entries: Entry[] = []
  const reading = await timedAsync(async () => {
    for (let after = 0; ; after = entries.length) {
      const rows = await log.read(board, after, { entriesMax: 1_000, bytesMax: 4 * 1024 * 1024 })
      if (rows.length === 0) return
      entries.push(...rows.map(toEntry))
    }
  })
  await log.close()
  const folding = timed(() => foldInPages(board, entries))
  const looping = timed(() => bareLoop(entries))
  return [
    { what: 'read and parsed', measured: perSecond(entries.length, reading), beside: '' },
    {
      what: 'folded',
      measured: perSecond(entries.length, folding),
      beside: `a bare loop over parsed rows: ${perSecond(entries.length, looping)}`,
    },
  ]
}

function foldInPages(id: BoardId, entries: readonly Entry[]): void {
  const folding = openFold(emptyBoard(id))
  for (let from = 0; from < entries.length; from += 500) folding.apply(entries.slice(from, from + 500))
}

/** The least that a fold could do. */
function bareLoop(entries: readonly Entry[]): number {
  const places = new Map<string, { listId: string; rank: string }>()
  for (const { events } of entries)
    for (const event of events)
      if (event.type === 'CardMoved') places.set(event.cardId, { listId: event.listId, rank: event.rank })
  return places.size
}

/** The milliseconds until a board was answered in full. */
async function askBoard(base: string, { cookie }: Program, query: string, encoding = 'identity'): Promise<number> {
  const headers = { cookie, 'accept-encoding': encoding }
  const began = performance.now()
  const response = await fetch(`${base}/api/boards/${board}${query}`, { headers })
  await response.arrayBuffer()
  const ms = performance.now() - began
  if (response.status !== 200) throw new Error(`${query}: ${response.status}`)
  return ms
}

/** Asks for something small all the time; stopped, it says how long the slowest took. */
function pingWhile(base: string): () => Promise<number> {
  let isOver = false
  let longest = 0
  const pinging = (async () => {
    while (!isOver) {
      const ms = await timedAsync(async () => (await fetch(`${base}/healthz`)).text())
      longest = Math.max(longest, ms)
      await new Promise((resolve) => setTimeout(resolve, pingMs))
    }
  })()
  return async () => {
    isOver = true
    await pinging
    return longest
  }
}

/** Waits until no more snapshots are made of the log. */
async function untilStored(dataDir: string, entries: number): Promise<void> {
  const { snapshots } = dataFiles(dataDir)
  // It is made by the server, a moment after its start.
  while (!existsSync(snapshots)) await new Promise((resolve) => setTimeout(resolve, 100))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  while (entries - newestStored(snapshots) > 5_000) await new Promise((resolve) => setTimeout(resolve, 100))
}

function newestStored(file: string): number {
  const db = new Database(file, { readonly: true })
  try {
    return readSnapshots(db).standing(board).at(-1)?.seq ?? 0
  } finally {
    db.close()
  }
}

function timed(act: () => unknown): number {
  const began = performance.now()
  act()
  return performance.now() - began
}
async function timedAsync(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}
const inMb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`
