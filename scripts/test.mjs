// `npm test`: every check and every test. What cannot be installed here is skipped with a sentence.
import { browserProblem } from './browser.mjs'
import { gate, playwright, runs, skipped, task, vitest } from './gate.mjs'
import { quickSteps } from './quick-steps.mjs'

const noBrowser = browserProblem()

await gate([
  ...quickSteps,
  task('build', () => runs(process.execPath, ['scripts/build.mjs'])),
  vitest('protocol', '--project=protocol'),
  vitest('simulation', '--project=simulation'),
  noBrowser === null ? playwright('browser') : skipped('browser', noBrowser),
])
