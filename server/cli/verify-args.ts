import { parseArgs } from 'node:util'
import { BackupError } from '../../db/backup.ts'

/** What `npm run verify` is asked: one board or all, and the hashes that were kept elsewhere. */
export function verifyArgs(args: readonly string[]): { board: string | undefined; keptHeads: string[] } {
  const isDashed = (arg: string) => /^-[\w-]{11}$/.test(arg)
  try {
    const head = { type: 'string', multiple: true } as const
    const rest = args.filter((arg) => !isDashed(arg))
    const { values, positionals } = parseArgs({ args: rest, options: { head }, allowPositionals: true })
    const keptHeads = (values.head ?? []).map((hash) => hash.toLowerCase())
    const odd = keptHeads.find((hash) => !/^[0-9a-f]{64}$/.test(hash))
    if (odd !== undefined) throw new BackupError(`${odd} is no hash: 64 letters and digits, as they are printed.`)
    // A board's id may begin with a dash, and is no option then.
    const named = [...positionals, ...args.filter(isDashed)]
    if (named.length > 1) throw new BackupError('Name one board, or none.')
    return { board: named[0], keptHeads }
  } catch (error) {
    if (error instanceof BackupError || !(error instanceof TypeError)) throw error
    throw new BackupError('npm run verify -- [BOARD] [--head HASH]…')
  }
}
