import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { withPlant } from '../plant.ts'
import { plants } from './plants.ts'

/** A simulation that cannot fail shows nothing: with each of these faults it does. */
test.each(plants)('the simulation sees it when $name', async (plant) => {
  const { status, output } = await withPlant(plant, simulate)
  expect(output).toMatch(/seed \d+/)
  expect(status).not.toBe(0)
})

const simulate = (cwd: string) =>
  new Promise<{ status: number | null; output: string }>((resolve) => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project=simulation', 'e2e/simulation/simulation.test.ts']
    const run = spawn(process.execPath, args, { cwd, env: { ...process.env, SIMULATION_RUNS: '2000' } })
    let output = ''
    run.stdout.on('data', (chunk) => (output += chunk))
    run.stderr.on('data', (chunk) => (output += chunk))
    run.on('close', (status) => resolve({ status, output }))
  })
