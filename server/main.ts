import { randomBytes, randomFillSync, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pino } from 'pino'
import { dataFiles, prepareData } from '../db/data-dir.ts'
import { DataInUse } from '../db/lock.ts'
import { DataTooNew } from '../db/migrate.ts'
import { checked, isCommandId, isEpoch, isFileId } from '../domain/id.ts'
import { ConfigError, readConfig } from './config.ts'
import { buildHouse } from './house.ts'
import { createLogger } from './logger.ts'
import { newEpoch } from './new-epoch.ts'
import { connectionsMaxFrom } from './open-files.ts'
import { createPages } from './pages.ts'
import { createSalts } from './salts.ts'
import { keepSecret } from './secret.ts'

/** Where the process begins: the only file that reads the environment, the clock and the random source. */

const root = findRoot(import.meta.dirname)
const exitMs = 9_000
/** Where Linux tells the limits of this process. */
const limits = '/proc/self/limits'

// What this process writes is for nobody else on the machine.
process.umask(0o077)
try {
  await start()
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof DataInUse || error instanceof DataTooNew)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const config = readConfig(process.env, process.cwd())
  const logger = createLogger(config.logLevel, pino.destination(2))
  const unlock = prepareData(config.dataDir, {
    root,
    newEpoch: () => checked(isEpoch, newEpoch(randomBytes)),
    now: Date.now,
  })
  const secret = config.secret ?? keepSecret(dataFiles(config.dataDir).secret, () => randomBytes(32).toString('hex'))
  const pages = await createPages(root, process.argv.includes('--dev'), config.host, config.port)
  const house = await buildHouse(config, secret, pages, {
    now: Date.now,
    random: Math.random,
    newUuid: randomUUID,
    newSalt: createSalts(randomFillSync),
    newCommandId: () => checked(isCommandId, randomUUID()),
    newToken: () => randomBytes(24).toString('base64url'),
    newFileId: () => checked(isFileId, randomUUID()),
    logger,
    connectionsMax: connectionsMaxFrom(existsSync(limits) ? readFileSync(limits, 'utf8') : null),
    abandon: (error) => {
      logger.fatal({ error }, 'the log cannot tell whether it has written')
      process.exit(1)
    },
  })

  house.http.on('error', (error) => {
    const isTaken = 'code' in error && error.code === 'EADDRINUSE'
    process.stderr.write(isTaken ? `PORT ${config.port} is taken on ${config.host}.\n` : `${error.message}\n`)
    process.exit(1)
  })
  house.http.listen(config.port, config.host, () => {
    const demo = house.demo === null ? '' : `, and a board to try it on at ${config.origin}/boards/${house.demo}`
    process.stdout.write(`Tandem is ready at ${config.origin}${demo}\n`)
  })

  let isClosing = false
  const stop = () => {
    if (isClosing) process.exit(130)
    isClosing = true
    setTimeout(() => process.exit(0), config.drainSeconds * 1_000 + exitMs).unref()
    house.close(config.drainSeconds * 1_000).then(
      () => {
        unlock()
        process.exit(0)
      },
      (error: unknown) => {
        logger.error({ error }, 'the stop was not clean')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** The project's folder: this file runs from `server/`, and bundled from `.next/`. */
function findRoot(dir: string): string {
  return existsSync(join(dir, 'next.config.mjs')) ? dir : findRoot(dirname(dir))
}
