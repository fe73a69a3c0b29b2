import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * [H156] Takes a data folder, and what lies in it, from the eyes of others on this machine: it may have been copied here, or be
 * of a version that did not. What is somebody else's is theirs to guard.
 */
export function keepPrivate(dataDir: string): void {
  narrow(dataDir, 0o700)
  for (const entry of readdirSync(dataDir, { withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory()) narrow(join(dataDir, entry.name), entry.isDirectory() ? 0o700 : 0o600)
}

function narrow(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch (error) {
    const isNotOurs = error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EROFS')
    if (!isNotOurs) throw error
  }
}
