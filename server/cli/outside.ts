import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { BackupError } from '../../db/backup.ts'
import { DataInUse } from '../../db/lock.ts'
import { DataTooNew } from '../../db/migrate.ts'
import { checked, type Epoch, isEpoch } from '../../domain/id.ts'
import { ConfigError, readConfig } from '../config.ts'
import { newEpoch } from '../new-epoch.ts'

/** What the commands of `npm run` take from outside: as `main.ts` does for the server. */
export const outside = {
  root: join(import.meta.dirname, '../..'),
  newEpoch: (): Epoch => checked(isEpoch, newEpoch(randomBytes)),
  newUuid: randomUUID,
  newSalt: (): Uint8Array => randomBytes(16),
  /** 32 characters that nobody can guess. */
  newToken: (): string => randomBytes(24).toString('base64url'),
  now: Date.now,
}

/** Runs a command on the data folder; what its user can mend is told in one sentence. */
export async function runCommand(
  command: (dataDir: string, file: string, origin: string) => Promise<boolean>,
): Promise<void> {
  // What is written is for nobody else on the machine.
  process.umask(0o077)
  try {
    const { dataDir, origin } = readConfig(process.env, process.cwd())
    const isGood = await command(dataDir, process.argv[2] ?? '', origin)
    process.exitCode = isGood ? 0 : 1
  } catch (error) {
    const isTold = [BackupError, ConfigError, DataInUse, DataTooNew].some((kind) => error instanceof kind)
    if (!isTold || !(error instanceof Error)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`)
