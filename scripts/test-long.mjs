// `npm run test:long`: the long storms.
import { browserProblem } from './browser.mjs'
import { has, installProblem } from './debian.mjs'
import { gate, playwright, runs, skipped, task, vitest } from './gate.mjs'

process.env.SIMULATION_RUNS = '50000'
process.env.SLEEP_MS = '180000'
process.env.RACES = '1000'
const noBrowser = browserProblem()
const noAttack = has('slowhttptest') ? null : installProblem('slowhttptest', ['slowhttptest'])
const attack = 'e2e/long/slow-http.test.ts'

await gate([
  task('build', () => runs(process.execPath, ['scripts/build.mjs'])),
  vitest('kills, syncs, a bad network, bad requests and doors left open', '--project=long', `--exclude=${attack}`),
  noAttack === null ? vitest('slow requests', '--project=long', attack) : skipped('slow requests', noAttack),
  vitest('a thousand races', '--project=protocol', 'e2e/protocol/access/revocation.test.ts'),
  noBrowser === null
    ? playwright('a sleep of three minutes', '--project=browser', 'e2e/browser/sleep.spec.ts')
    : skipped('a sleep of three minutes', noBrowser),
  vitest('50,000 worlds', '--project=simulation', '--testTimeout=7200000', 'e2e/simulation/simulation.test.ts'),
])
