import { check, runs, task, vitest } from './gate.mjs'

/** What is run on each change: under a minute. */
export const quickSteps = [
  check('format', 'biome', 'check'),
  check('lint', 'oxlint', '--type-aware', '--deny-warnings'),
  ...['domain', 'db', 'server', '.', 'e2e'].map((project) => check(`types of ${project}`, 'tsc', '-p', project)),
  check('dead code', 'knip'),
  task('least versions', () => runs(process.execPath, ['scripts/floors.mjs'])),
  vitest('unit tests', '--project=unit'),
]
