import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { filePath } from './file-path.ts'
import { namedFiles } from './named-files.ts'

/** [H35] Whether each file that a log names is there with the bytes that were attached: what is wrong, one sentence each. */
export function verifyFiles(db: Database.Database, dir: string): string[] {
  try {
    return namedFiles(db).flatMap(({ board, seq, file, hash }) => {
      const fault = fileFault(filePath(dir, file), hash)
      return fault ? [`Board ${board}, entry ${seq}: the file ${file} that it attached ${fault}.`] : []
    })
  } catch (error) {
    return [`The files that the log names cannot be told (${error instanceof Error ? error.message : String(error)}).`]
  }
}

function fileFault(path: string, hash: string): string | null {
  try {
    return hashOf(path) === hash ? null : 'has other bytes now'
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isMissing ? 'is missing' : 'cannot be read'
  }
}

function hashOf(path: string): string {
  const handle = openSync(path, 'r')
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.alloc(1024 * 1024)
    for (;;) {
      const bytes = readSync(handle, chunk)
      if (bytes === 0) return hash.digest('hex')
      hash.update(chunk.subarray(0, bytes))
    }
  } finally {
    closeSync(handle)
  }
}
