// `npm test`: every check and every test. What cannot be installed here is skipped with a sentence.
import { browserProblem } from './browser.mjs'
import { gate, playwright, runs, skipped, task, vitest } from './gate.mjs'
import { proxiesProblem } from './proxies.mjs'
import { quickSteps } from './quick-steps.mjs'

const noBrowser = browserProblem()
const noProxies = noBrowser ?? proxiesProblem()

await gate([
  ...quickSteps,
  task('build', () => runs(process.execPath, ['scripts/build.mjs'])),
  // These mostly wait for a server's own clocks.
  vitest('protocol', '--project=protocol', '--maxWorkers=3'),
  vitest('simulation', '--project=simulation'),
  noBrowser === null ? playwright('browser', '--project=browser') : skipped('browser', noBrowser),
  noProxies === null ? playwright('proxies', '--project=proxies') : skipped('proxies', noProxies),
])
