// `npm run test:long`: the long storms.
import { gate, runs, task, vitest } from './gate.mjs'

process.env.SIMULATION_RUNS = '50000'

await gate([
  task('build', () => runs(process.execPath, ['scripts/build.mjs'])),
  vitest('kills, syncs and a bad network', '--project=long'),
  vitest('50,000 worlds', '--project=simulation', '--testTimeout=7200000', 'e2e/simulation/simulation.test.ts'),
])
