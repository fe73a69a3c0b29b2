// `npm run test:long`: the long storms.
import { browserProblem } from './browser.mjs'
import { gate, playwright, runs, skipped, task, vitest } from './gate.mjs'

process.env.SIMULATION_RUNS = '50000'
process.env.SLEEP_MS = '180000'
const noBrowser = browserProblem()

await gate([
  task('build', () => runs(process.execPath, ['scripts/build.mjs'])),
  vitest('kills, syncs and a bad network', '--project=long'),
  noBrowser === null
    ? playwright('a sleep of three minutes', '--project=browser', 'e2e/browser/sleep.spec.ts')
    : skipped('a sleep of three minutes', noBrowser),
  vitest('50,000 worlds', '--project=simulation', '--testTimeout=7200000', 'e2e/simulation/simulation.test.ts'),
])
