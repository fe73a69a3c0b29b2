import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { newGuest } from '../e2e/program.ts'
import { startServer } from '../e2e/server.ts'
import { loadCommands } from './load.ts'
import { perSecond, print, type Row } from './table.ts'

const ms = 8_000
const connections = 32

/** Durable commands over HTTP, beside what the same disk does for bare transactions of the same size. */
export async function benchCommands(): Promise<void> {
  const rows: Row[] = []
  const server = await startServer()
  try {
    const owner = await newGuest(server.base)
    for (const many of [1, 32]) {
      const boards = await Promise.all(Array.from({ length: many }, () => owner.makeBoard()))
      const ask = (for_: number) =>
        loadCommands({ port: server.port, cookie: owner.cookie, boards, connections, ms: for_ })
      await ask(2_000)
      const before = await commits(server.base)
      const { accepted, ms: took } = await ask(ms)
      const after = await commits(server.base)
      const group = Math.round(accepted / (after - before))
      rows.push({
        what: `${connections} connections on ${many === 1 ? 'one board' : `${many} boards`}`,
        measured: perSecond(accepted, took),
        beside: `at least 5,000/s; groups of ${group}, which this disk commits bare at ${bareCommits(group)}`,
      })
    }
  } finally {
    await server.close()
  }
  print('Durable commands over HTTP', rows)
}

/** How many group commits the server has made. */
async function commits(base: string): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text()
  return Number(/^tandem_commit_seconds_count (\d+)/m.exec(text)?.[1])
}

/** Entries a second of transactions of so many rows of an entry's size, with a full sync each, and nothing else. */
function bareCommits(group: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-bare-'))
  const db = new Database(join(dir, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(
    'create table t (board text, seq integer, id text, payload text, hash blob, primary key (board, seq)); create unique index i on t (board, id)',
  )
  const put = db.prepare('insert into t values (?, ?, ?, ?, ?)')
  let seq = 0
  const commit = db.transaction(() => {
    for (let index = 0; index < group; index++) put.run('b', seq++, randomUUID(), 'x'.repeat(200), randomBytes(32))
  })
  const until = performance.now() + 3_000
  const began = performance.now()
  while (performance.now() < until) commit()
  const measured = perSecond(seq, performance.now() - began)
  db.close()
  rmSync(dir, { recursive: true })
  return measured
}
