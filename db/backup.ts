import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import Database from 'better-sqlite3'
import { create, extract } from 'tar'
import type { Epoch, FileId } from '../domain/id.ts'
import { filePath } from './attachments/file-path.ts'
import { namedFiles } from './attachments/named-files.ts'
import { verifyFiles } from './attachments/verify-files.ts'
import { dataFiles } from './data-dir.ts'
import { openForWriting } from './log/open.ts'
import { verifyLog } from './verify.ts'

/** Something about a backup that its user can mend; the message is one sentence. */
export class BackupError extends Error {}

/**
 * Copies a data folder into one file (a gzipped tar), also while a server runs on it: each database as of one moment, the
 * log first, so that everyone whom it names has an account in it; then the files that it names, which never change.
 * Answers which of them are missing, one sentence each.
 */
export async function backupData(dataDir: string, file: string): Promise<readonly string[]> {
  const files = dataFiles(dataDir)
  if (!existsSync(files.log)) throw new BackupError(`There is no Tandem data in ${dataDir}.`)
  if (existsSync(file)) throw new BackupError(`${file} is there already. Name another file.`)
  const work = mkdtempSync(`${file}.`)
  try {
    const copies = dataFiles(work)
    copyDatabase(files.log, copies.log)
    copyDatabase(files.accounts, copies.accounts)
    if (existsSync(files.secret)) await copyFile(files.secret, copies.secret)
    const databases = readdirSync(work)
    const { there, missing } = attachedFiles(copies.log, files.attachments)
    // Packed from where they lie: a copy would need as much room again.
    if (there.length > 0) symlinkSync(files.attachments, copies.attachments)
    const names = [...databases, ...there.map((id) => relative(work, filePath(copies.attachments, id)))]
    const packed = join(work, 'packed')
    await create({ gzip: true, file: packed, cwd: work, mode: 0o600, portable: true }, names)
    sync(packed)
    renameSync(packed, file)
    sync(dirname(file))
    return missing
  } finally {
    rmSync(work, { recursive: true })
  }
}

/**
 * Puts a backup into a data folder that is empty or not there, and begins a new life of the log, so that readers of the
 * old one notice. Answers what was found in it.
 */
export async function restoreData(
  file: string,
  dataDir: string,
  { newEpoch, now }: { newEpoch: () => Epoch; now: () => number },
): Promise<ReturnType<typeof verifyLog>> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`)
  // A folder that is there stays: it may be where a disk is mounted, or a link to one.
  const isThere = existsSync(dataDir)
  if (isThere && !isEmpty(dataDir))
    throw new BackupError(`${dataDir} is not empty. Move it aside first, or set DATA_DIR to another folder.`)
  const above = isThere ? realpathSync(dataDir) : dirname(dataDir)
  mkdirSync(above, { recursive: true })
  const work = mkdtempSync(join(above, `${basename(dataDir)}.`))
  try {
    await extract({ file, cwd: work, strict: true, dmode: 0o700 }).catch(() => {
      throw new BackupError(`${basename(file)} cannot be read as a backup.`)
    })
    const files = dataFiles(work)
    if (!existsSync(files.log) || !existsSync(files.accounts))
      throw new BackupError(`${basename(file)} is no backup of Tandem.`)
    const log = openForWriting(files.log)
    const verified = verifyLog(log)
    const found = { ...verified, faults: [...verified.faults, ...verifyFiles(log, files.attachments)] }
    log.prepare('insert into lives (epoch, since) values (?, ?)').run(newEpoch(), now())
    log.pragma('wal_checkpoint(TRUNCATE)')
    log.close()
    for (const name of readdirSync(work, { recursive: true, encoding: 'utf8' })) sync(join(work, name))
    sync(work)
    if (isThere) moveUp(work, above)
    else renameSync(work, dataDir)
    sync(above)
    return found
  } catch (error) {
    rmSync(work, { recursive: true, force: true })
    if (!(error instanceof Database.SqliteError)) throw error
    throw new BackupError(`The log in ${basename(file)} is damaged: ${error.message}.`)
  }
}

/** The files that a copy of the log names: those that are there, and a sentence for each that is not. */
function attachedFiles(log: string, dir: string): { there: FileId[]; missing: string[] } {
  const db = new Database(log, { readonly: true })
  try {
    const named = namedFiles(db)
    const isThere = ({ file }: { file: FileId }): boolean => existsSync(filePath(dir, file))
    return {
      there: named.filter(isThere).map(({ file }) => file),
      missing: named
        .filter((one) => !isThere(one))
        .map(({ board, seq, file }) => `Board ${board}, entry ${seq}: the file ${file} is missing, and not backed up.`),
    }
  } finally {
    db.close()
  }
}

/** Whether a folder holds nothing of anyone's. */
const isEmpty = (dir: string): boolean => readdirSync(dir).every((name) => name === 'lost+found')

/** Moves what a folder holds into the one above it. The log comes last: what is there without it is no data yet. */
function moveUp(dir: string, above: string): void {
  const { log } = dataFiles(dir)
  for (const name of readdirSync(dir)) if (join(dir, name) !== log) renameSync(join(dir, name), join(above, name))
  sync(above)
  renameSync(log, dataFiles(above).log)
  rmdirSync(dir)
}

/** A copy as of one moment, however busy the writer is. */
function copyDatabase(from: string, to: string): void {
  const db = new Database(from, { readonly: true })
  try {
    db.pragma('busy_timeout = 5000')
    db.prepare('vacuum into ?').run(to)
  } finally {
    db.close()
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
