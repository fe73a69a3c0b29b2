import { createHash } from 'node:crypto'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { create } from 'tar'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { checked, isEpoch } from '../domain/id.ts'
import { play } from '../domain/spec/arbitrary.ts'
import { addCard, addList, attachFile, boardCreated, file as fileId, owner } from '../domain/spec/given.ts'
import { canHaveDisk, createSmallDisk } from '../e2e/small-disk.ts'
import { filePath } from './attachments/file-path.ts'
import { verifyFiles } from './attachments/verify-files.ts'
import { BackupError, backupData, restoreData } from './backup.ts'
import { dataFiles, prepareData } from './data-dir.ts'
import { append, board, durable, entry, written } from './event-log.contract.ts'
import { openForReading } from './log/open.ts'
import { openSqliteLog } from './log/sqlite-log.ts'

/** What was synced and what was renamed, in order. */
const done = vi.hoisted((): string[] => [])
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  const paths = new Map<number, string>()
  return {
    ...fs,
    openSync: (path: string, flags: string) => {
      const handle = fs.openSync(path, flags)
      paths.set(handle, path)
      return handle
    },
    fsyncSync: (handle: number) => {
      fs.fsyncSync(handle)
      done.push(`sync ${paths.get(handle)?.split('/').at(-1)}`)
    },
    renameSync: (from: string, to: string) => {
      fs.renameSync(from, to)
      done.push(`rename to ${to.split('/').at(-1)}`)
    },
  }
})

let dir = ''
const data = () => join(dir, 'data')
const backup = () => join(dir, 'backup.tgz')
const preparing = { root: process.cwd(), newEpoch: () => checked(isEpoch, 'abcdefgh'), now: () => 0 }
const outside = { newEpoch: () => checked(isEpoch, 'ijklmnop'), now: () => 1 }

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tandem-backup-'))
  const unlock = prepareData(data(), preparing)
  writeFileSync(dataFiles(data()).secret, 'secret', { mode: 0o600 })
  const log = await openSqliteLog(dataFiles(data()).log)
  durable(await log.append(append('one', 0, [{ ...entry('1'), ...written([boardCreated]) }, entry('2')])))
  await log.close()
  unlock()
  await backupData(data(), backup())
})
afterAll(() => rmSync(dir, { recursive: true }))

async function expectRestored(restored: string): Promise<void> {
  expect(readdirSync(restored).sort()).toEqual(['accounts.db', 'log.db', 'secret'])
  expect(readFileSync(dataFiles(restored).secret, 'utf8')).toBe('secret')
  const unlock = prepareData(restored, preparing)
  const again = await openSqliteLog(dataFiles(restored).log)
  expect(again.epoch).toBe('ijklmnop')
  expect((await again.head(board('one')))?.seq).toBe(2)
  await again.close()
  unlock()
}

test('a backup is restored with a new epoch, and nothing is overwritten by either', async () => {
  const restored = join(dir, 'restored')
  await expect(backupData(data(), backup())).rejects.toThrow(BackupError)
  await expect(backupData(join(dir, 'nowhere'), join(dir, 'b2'))).rejects.toThrow(BackupError)
  expect(await restoreData(backup(), restored, outside)).toMatchObject({ boards: 1, entries: 2, faults: [] })
  await expectRestored(restored)
  await expect(restoreData(backup(), restored, outside)).rejects.toThrow('is not empty')
})

describe('[H35] the files on cards', () => {
  const bytes = { p: 'a picture', q: 'another' }
  const withFiles = async (name: string) => {
    const source = join(dir, name)
    const unlock = prepareData(source, preparing)
    const log = await openSqliteLog(dataFiles(source).log)
    const asked = [addList('l'), addCard('a', 'l'), attached('p'), attached('q')]
    const entries = play(asked.map((command) => ({ asked: command, actor: owner })))
    for (const [index, { commandId, events }] of entries.entries())
      durable(await log.append(append('one', index, [{ ...entry(`${index}`), commandId, ...written(events) }])))
    await log.close()
    unlock()
    for (const word of ['p', 'q'] as const) {
      const path = filePath(dataFiles(source).attachments, fileId(word))
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      writeFileSync(path, bytes[word], { mode: 0o600 })
    }
    // What nobody has named yet is no part of a backup.
    mkdirSync(join(dataFiles(source).attachments, 'incoming'))
    writeFileSync(join(dataFiles(source).attachments, 'incoming', 'part'), 'half')
    return source
  }
  const attached = (word: 'p' | 'q') => ({
    ...attachFile(word, 'a'),
    hash: createHash('sha256').update(bytes[word]).digest('hex'),
  })

  test('are in a backup, and restored as tight as they were', async () => {
    const [source, file, restored] = [await withFiles('files'), join(dir, 'files.tgz'), join(dir, 'files-restored')]
    expect(await backupData(source, file)).toEqual([])
    expect(await restoreData(file, restored, outside)).toMatchObject({ entries: 5, faults: [] })
    const { attachments } = dataFiles(restored)
    for (const word of ['p', 'q'] as const) {
      const path = filePath(attachments, fileId(word))
      expect(readFileSync(path, 'utf8')).toBe(bytes[word])
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    }
    expect(statSync(attachments).mode & 0o777).toBe(0o700)
    expect(readdirSync(attachments)).not.toContain('incoming')
  })

  test('that are missing, or have other bytes, are told by a backup, a restore and a check', async () => {
    const [source, file, restored] = [await withFiles('harmed'), join(dir, 'harmed.tgz'), join(dir, 'harmed-restored')]
    const { attachments, log } = dataFiles(source)
    rmSync(filePath(attachments, fileId('p')))
    writeFileSync(filePath(attachments, fileId('q')), 'Another')
    const db = openForReading(log)
    expect(verifyFiles(db, attachments)).toEqual([
      `Board one, entry 4: the file ${fileId('p')} that it attached is missing.`,
      `Board one, entry 5: the file ${fileId('q')} that it attached has other bytes now.`,
    ])
    db.close()
    expect(await backupData(source, file)).toEqual([
      `Board one, entry 4: the file ${fileId('p')} is missing, and not backed up.`,
    ])
    expect((await restoreData(file, restored, outside)).faults).toHaveLength(2)
  })
})

test('what cannot be restored leaves nothing behind', async () => {
  const [other, empty] = [join(dir, 'other'), join(dir, 'empty')]
  mkdirSync(empty)
  const before = readdirSync(dir)
  for (const target of [other, empty])
    await expect(restoreData(dataFiles(data()).log, target, outside)).rejects.toThrow('cannot be read as a backup')
  expect(readdirSync(dir)).toEqual(before)
  expect(readdirSync(empty)).toEqual([])
})

test('a backup whose log cannot be opened is refused in one sentence', async () => {
  const [broken, file] = [join(dir, 'broken'), join(dir, 'broken.tgz')]
  mkdirSync(broken)
  for (const path of [dataFiles(broken).log, dataFiles(broken).accounts]) writeFileSync(path, 'x'.repeat(8_192))
  await create({ gzip: true, file, cwd: broken }, readdirSync(broken))
  const refused = restoreData(file, join(dir, 'other'), outside)
  await expect(refused).rejects.toThrow(new BackupError('The log in broken.tgz is damaged: file is not a database.'))
})

test('a folder that is there stays the same folder, also behind a link', async () => {
  const [real, link] = [join(dir, 'real'), join(dir, 'link')]
  mkdirSync(real)
  symlinkSync(real, link)
  const { ino } = statSync(real)
  await restoreData(backup(), link, outside)
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(statSync(real).ino).toBe(ino)
  await expectRestored(real)
})

test.skipIf(!canHaveDisk)('a backup is restored onto an empty disk of its own', async () => {
  const disk = createSmallDisk(dir, 8)
  try {
    mkdirSync(join(disk.dir, 'lost+found'))
    await restoreData(backup(), disk.dir, outside)
    rmSync(join(disk.dir, 'lost+found'), { recursive: true })
    await expectRestored(disk.dir)
  } finally {
    disk.remove()
  }
})

test('everything is on disk before it is in its place, and the log comes last', async () => {
  const [absent, there] = [join(dir, 'absent'), join(dir, 'there')]
  mkdirSync(there)
  const files = ['sync accounts.db', 'sync log.db', 'sync secret']
  done.length = 0
  await restoreData(backup(), absent, outside)
  const named = done.indexOf('rename to absent')
  expect(done.slice(0, named)).toEqual(expect.arrayContaining(files))
  expect(done.slice(named + 1)).toHaveLength(1)

  done.length = 0
  await restoreData(backup(), there, outside)
  const moved = done.findIndex((one) => one.startsWith('rename'))
  expect(done.slice(0, moved)).toEqual(expect.arrayContaining(files))
  expect(done.slice(-3)).toEqual(['sync there', 'rename to log.db', 'sync there'])
})
