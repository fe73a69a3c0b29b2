import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { ConfigError } from './config.ts'

/** As for `SECRET`. */
const secretCharsMin = 32

/** The secret that signs sessions: made once, and kept where only its owner can read it. */
export function keepSecret(file: string, makeSecret: () => string): string {
  if (!existsSync(file)) writeWhole(file, makeSecret())
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < secretCharsMin)
    throw new ConfigError(
      `The secret in ${file} has fewer than ${secretCharsMin} characters: restore it, or remove the file and let everyone sign in again.`,
    )
  return secret
}

/** Written aside, and put in its place whole: a start that is cut off leaves no half of one. */
function writeWhole(file: string, secret: string): void {
  const aside = `${file}.new`
  writeFileSync(aside, secret, { mode: 0o600, flush: true })
  renameSync(aside, file)
}
