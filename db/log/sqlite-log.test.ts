import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { checked, isEpoch } from '../../domain/id.ts'
import { owner } from '../../domain/spec/given.ts'
import { canHaveDisk, createSmallDisk } from '../../e2e/small-disk.ts'
import { dataFiles, prepareData } from '../data-dir.ts'
import { answer, append, board, command, durable, entry, holdsTheContract } from '../event-log.contract.ts'
import type { Appended, EventLog } from '../event-log.ts'
import { DataInUse } from '../lock.ts'
import { DataTooNew } from '../migrate.ts'
import { openForReading, openForWriting } from './open.ts'
import { openSqliteLog } from './sqlite-log.ts'

const dirs: string[] = []
const newDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-log-'))
  dirs.push(dir)
  return dir
}
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const preparing = { root: process.cwd(), newEpoch: () => checked(isEpoch, 'abcdefgh'), now: () => 0 }

async function openIn(dir: string): Promise<{ log: EventLog; done: () => Promise<void> }> {
  const unlock = prepareData(dir, preparing)
  const log = await openSqliteLog(dataFiles(dir).log)
  const done = async () => {
    await log.close()
    unlock()
  }
  return { log, done }
}

holdsTheContract('SQLite', () => openIn(newDir()))

describe('the file', () => {
  test('[C5] is synced in full on every open, also of a file that was there before', () => {
    const dir = newDir()
    prepareData(dir, preparing)()
    for (let round = 0; round < 2; round++) {
      const db = openForWriting(dataFiles(dir).log)
      expect(db.pragma('synchronous', { simple: true })).toBe(2)
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
      db.close()
    }
  })

  test('keeps its epoch and its entries when it is opened again', async () => {
    const dir = newDir()
    const first = await openIn(dir)
    durable(await first.log.append(append('b', 0, [entry('1')])))
    await first.done()
    const second = await openIn(dir)
    expect(second.log.epoch).toBe('abcdefgh')
    expect((await second.log.head(board('b')))?.seq).toBe(1)
    expect(await second.log.append(append('b', 0, [entry('2')]))).toEqual({ kind: 'conflict' })
    await second.done()
  })

  test.skipIf(!canHaveDisk)('[H17] a full disk is a clean no, and heals', async () => {
    const disk = createSmallDisk(newDir(), 2)
    try {
      const { log, done } = await openIn(disk.dir)
      durable(await log.append(append('b', 0, [entry('first')])))
      disk.fill()
      let seq = 1
      let appended: Appended = { kind: 'conflict' }
      for (; seq < 400; seq++) {
        appended = await log.append(append('b', seq, [{ ...entry(`e${seq}`), salt: new Uint8Array(8_192) }]))
        if (appended.kind !== 'durable') break
      }
      expect(appended).toEqual({ kind: 'full' })
      expect((await log.head(board('b')))?.seq).toBe(seq)
      expect(await log.append(append('b', seq, [{ ...entry('still'), salt: new Uint8Array(8_192) }]))).toEqual({
        kind: 'full',
      })
      disk.empty()
      durable(await log.append(append('b', seq, [entry('healed')])))
      expect((await log.read(board('b'), 0, { entriesMax: 1_000, bytesMax: 1e7 })).length).toBe(seq + 1)
      await done()
    } finally {
      disk.remove()
    }
  })

  test.skipIf(!canHaveDisk)('a disk that fills up behind the frame that commits leaves it unknown', async () => {
    const disk = createSmallDisk(newDir(), 24)
    const files = dataFiles(disk.dir)
    try {
      const { log, done } = await openIn(disk.dir)
      durable(await log.append(append('b', 0, [entry('0')])))
      // Who reads holds the WAL back, so that it grows to where its index needs another 32 KiB.
      const reader = openForReading(files.log)
      reader.exec('begin; select seq from heads')
      const frames = () => Math.floor((statSync(`${files.log}-wal`).size - 32) / 4_120)
      let seq = 1
      const appendOne = (saltBytes: number) =>
        log.append(append('b', seq, [{ ...entry(`${seq}`), salt: new Uint8Array(saltBytes) }]))
      for (; frames() < 4_000; seq++) durable(await appendOne(200_000))
      let appended: Appended
      for (;;) {
        disk.fill()
        truncateSync(join(disk.dir, 'ballast'), statSync(join(disk.dir, 'ballast')).size - 8 * 4_096)
        appended = await appendOne(16)
        if (appended.kind !== 'durable') break
        seq++
      }
      expect(appended).toMatchObject({ kind: 'unknown', error: { message: expect.stringMatching('SHMSIZE') } })
      const copy = join(newDir(), 'log.db')
      for (const end of ['', '-wal']) copyFileSync(files.log + end, copy + end)
      const restarted = openForWriting(copy)
      expect(restarted.prepare('select seq from heads').get()).toEqual({ seq: seq + 1 })
      restarted.close()
      reader.close()
      disk.empty()
      await done()
    } finally {
      disk.remove()
    }
  })
})

describe('letting go of rejections', () => {
  test('goes in slices, so that those who write do not wait for all of it', async () => {
    const dir = newDir()
    const unlock = prepareData(dir, preparing)
    let commits = 0
    const log = await openSqliteLog(dataFiles(dir).log, () => commits++)
    const rejections = Array.from({ length: 2_500 }, (_, index) => answer(`${index}`))
    durable(await log.append(append('b', 0, [entry('x')], rejections)))
    commits = 0
    expect(await log.forgetRejections(1_001)).toEqual({ kind: 'durable', rows: [] })
    expect(commits).toBe(3)
    expect(await log.answerTo(board('b'), owner, command('2499'))).toBeNull()
    await log.close()
    unlock()
  })

  test('is not known to be done when the writer has ended', async () => {
    const { log, done } = await openIn(newDir())
    await done()
    expect((await log.forgetRejections(1)).kind).toBe('unknown')
  })
})

describe('the folder', () => {
  test('is refused to a second process within two seconds, and free when the first is killed', async () => {
    const dir = newDir()
    const program = `
      import { lockData } from ${JSON.stringify(join(process.cwd(), 'db/lock.ts'))}
      lockData(${JSON.stringify(dir)})
      process.stdout.write('locked')
      if (process.argv[2] === 'kill') process.kill(process.pid, 'SIGKILL')
    `
    const unlock = prepareData(dir, preparing)
    const began = performance.now()
    expect(() => prepareData(dir, preparing)).toThrow(DataInUse)
    const other = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], { encoding: 'utf8' })
    expect(other.stderr).toContain('Another Tandem is running on')
    expect(performance.now() - began).toBeLessThan(4_000)
    unlock()
    const killed = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program, '--', 'kill'], {
      encoding: 'utf8',
    })
    expect(killed.stdout).toBe('locked')
    prepareData(dir, preparing)()
  })

  test('of an older version is brought up to date, of a newer one is refused and left as it is', () => {
    const dir = newDir()
    const old = new Database(dataFiles(dir).log)
    old.close()
    prepareData(dir, preparing)()
    const db = new Database(dataFiles(dir).log)
    db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('newer', 9e15)
    db.close()
    expect(() => prepareData(dir, preparing)).toThrow(DataTooNew)
    expect(() => prepareData(dir, preparing)).toThrow('was written by a newer Tandem')
  })
})
