// Runs steps one after another and counts what passed, failed and was skipped.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const bin = (name) => join('node_modules/.bin', name)

/** A step that is one check: its command passes or fails. */
export const check = (name, command, ...args) => ({
  name,
  run: () => (runs(bin(command), args) ? count(1, 0, 0) : count(0, 1, 0, [name])),
})

/** A step of many tests, run by vitest. */
export const vitest = (name, ...args) => ({
  name,
  run: () =>
    withReport((report) => {
      const isGreen = runs(bin('vitest'), [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...args,
      ])
      const found = read(report)
      if (!found) return count(0, 1, 0, [name])
      const red = found.testResults.filter(({ status }) => status === 'failed').flatMap(redTests)
      return count(found.numPassedTests, isGreen ? red.length : Math.max(1, red.length), found.numPendingTests, red)
    }),
})

/** A step of many tests in a browser, run by Playwright. */
export const playwright = (name, ...args) => ({
  name,
  run: () =>
    withReport((report) => {
      const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report }
      const isGreen = runs(bin('playwright'), ['test', '--reporter=list,json', ...args], env)
      const stats = read(report)?.stats
      if (!stats) return count(0, 1, 0, [name])
      const failed = isGreen ? stats.unexpected : Math.max(1, stats.unexpected)
      return count(stats.expected + stats.flaky, failed, stats.skipped, failed > 0 ? [name] : [])
    }),
})

/** A step of our own: `run` answers whether it went well. */
export const task = (name, run) => ({
  name,
  run: async () => ((await run()) ? count(1, 0, 0) : count(0, 1, 0, [name])),
})

/** A step that cannot be done here, with the reason. */
export const skipped = (name, reason) => ({
  name,
  run: () => {
    process.stdout.write(`${reason}\n`)
    return count(0, 0, 1)
  },
})

/** Runs all steps, also after one that failed, and ends the process with the result. With CI=true a skip is a failure. */
export async function gate(steps) {
  const total = count(0, 0, 0)
  for (const step of steps) {
    process.stdout.write(`\n── ${step.name}\n`)
    const began = performance.now()
    const result = await step.run()
    for (const key of ['passed', 'failed', 'skipped']) total[key] += result[key]
    total.red.push(...result.red)
    const seconds = ((performance.now() - began) / 1_000).toFixed(1)
    process.stdout.write(`── ${step.name}: ${result.failed > 0 ? 'failed' : 'done'} in ${seconds} s\n`)
  }
  for (const name of total.red) process.stdout.write(`failed: ${name}\n`)
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
  process.exitCode = total.failed > 0 || (process.env.CI === 'true' && total.skipped > 0) ? 1 : 0
}

export function runs(command, args, env = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return status === 0
}

/** How many passed, failed and were left out, and the names of those that failed. */
const count = (passed, failed, left, red = []) => ({ passed, failed, skipped: left, red })

/** The tests of a file that failed; the file itself where none could be run. */
function redTests({ name, assertionResults }) {
  const red = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${name}: ${fullName}`)
  return red.length > 0 ? red : [name]
}

function withReport(run) {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-report-'))
  try {
    return run(join(dir, 'report.json'))
  } finally {
    rmSync(dir, { recursive: true })
  }
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return null
  }
}
