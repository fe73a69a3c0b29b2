import { readFileSync, writeFileSync } from 'node:fs'

/** The secret that signs sessions: made once, and kept where only its owner can read it. */
export function keepSecret(file: string, makeSecret: () => string): string {
  try {
    writeFileSync(file, makeSecret(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8').trim()
}
