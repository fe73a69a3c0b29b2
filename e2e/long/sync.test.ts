import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { withPlant } from '../plant.ts'
import { newGuest } from '../program.ts'
import { startServer } from '../server.ts'

/**
 * A kill does not show what a power cut does, so the system calls of the running server are watched: between the last
 * write of a commit to the log's WAL and its answer, a sync of that file must have been completed.
 */
const commands = 1_000

beforeAll(() => {
  if (spawnSync('strace', ['-V']).status === 0) return
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=400', 'install', '-y', '--no-install-recommends', 'strace'])
})

test('[C5] each of 1,000 commands is synced to disk before it is answered', async () => {
  const { answered, unsynced } = await watch(process.cwd())
  expect(answered).toBeGreaterThanOrEqual(commands)
  expect(unsynced).toBe(0)
})

test('with synchronous at NORMAL the same check is red', async () => {
  const plant = {
    name: 'synchronous is NORMAL',
    file: 'db/log/open.ts',
    find: "db.pragma('synchronous = FULL')",
    replace: "db.pragma('synchronous = NORMAL')",
  }
  const { answered, unsynced } = await withPlant(plant, async (dir) => {
    buildIn(dir)
    return watch(dir)
  })
  expect(answered).toBeGreaterThanOrEqual(commands)
  expect(unsynced).toBeGreaterThan(commands / 2)
})

/** Builds the server of a copy; its pages are ours. */
function buildIn(dir: string): void {
  mkdirSync(join(dir, '.next'))
  for (const entry of readdirSync('.next'))
    if (entry !== 'tandem') symlinkSync(join(process.cwd(), '.next', entry), join(dir, '.next', entry))
  for (const file of ['next.config.mjs', 'scripts']) symlinkSync(join(process.cwd(), file), join(dir, file))
  const program = "import('./scripts/build-server.mjs').then(({ buildServer }) => buildServer())"
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: dir, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

async function watch(cwd: string): Promise<{ answered: number; unsynced: number }> {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-strace-'))
  const file = join(dir, 'calls')
  const calls = 'trace=pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync'
  const server = await startServer({ cwd, under: ['strace', '-D', '-f', '-y', '-s', '40', '-e', calls, '-o', file] })
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard()
    for (let index = 0; index < commands; index++) await owner.ask(board, 'RenameBoard', { title: `${index}` })
    const pid = server.pid()
    await server.stop()
    // Short process ids are padded.
    const isOver = new RegExp(`^${pid} +\\+\\+\\+ exited`, 'm')
    await vi.waitUntil(() => isOver.test(readFileSync(file, 'latin1')), 10_000)
    const found = judge(readFileSync(file, 'latin1'))
    process.stdout.write(`${JSON.stringify(found)}\n`)
    return found
  } finally {
    await server.close()
    rmSync(dir, { recursive: true })
  }
}

/** Reads the calls in their order: a write to the WAL, a completed sync of it, an answer to a client. */
function judge(text: string): { answered: number; unsynced: number } {
  const underWay = new Map<string, string>()
  let state: 'clean' | 'written' | 'synced' = 'clean'
  let answered = 0
  let unsynced = 0
  for (const line of text.split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    const resumed = /^<\.\.\. (\w+) resumed>/.exec(rest)
    const call = resumed ? (underWay.get(thread) ?? '') : rest
    if (rest.endsWith('<unfinished ...>')) underWay.set(thread, rest)
    const isDone = !rest.endsWith('<unfinished ...>')
    const isWal = call.includes('log.db-wal>')
    if (isWal && call.startsWith('pwrite') && isDone) state = 'written'
    if (isWal && /^(fsync|fdatasync)/.test(call) && isDone && rest.endsWith(' = 0') && state === 'written')
      state = 'synced'
    const isAnswer =
      !resumed && /^(write|writev|sendto|sendmsg)\(\d+<(TCP|socket)/.test(rest) && rest.includes('HTTP/1.1 200 OK')
    if (isAnswer && state !== 'clean') {
      answered += 1
      if (state === 'written') unsynced += 1
      state = 'clean'
    }
  }
  return { answered, unsynced }
}
