// Builds the pages and the server, when their sources are others than those of the last build.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer } from './build-server.mjs'

const stamp = '.next/built'
const sources = [
  'app',
  'db',
  'domain',
  'server',
  'scripts',
  'next.config.mjs',
  'postcss.config.mjs',
  'package-lock.json',
]

const wanted = hashOf(sources)
if (read(stamp) !== wanted) {
  process.stdout.write('Building. This is done once for each version.\n')
  execFileSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  })
  await buildServer()
  writeFileSync(stamp, wanted)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesIn).toSorted()) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path) {
  const entries = list(path)
  if (!entries) return [path]
  return entries.flatMap((entry) => filesIn(join(path, entry.name)))
}

function list(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return null
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
