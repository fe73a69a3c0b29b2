import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { live } from './world.ts'

/** Seeds that once failed are kept, by the name of what they showed. */
const kept: { name: string; seed: number; isCalm: boolean }[] = JSON.parse(
  readFileSync('e2e/simulation/seeds.json', 'utf8'),
)
const runs = Number(process.env.SIMULATION_RUNS ?? 1_000)
const first = Number(process.env.SIMULATION_SEED ?? 1)

test.each(kept)('[R1, R2, R3, R4, R5, R8] $name stays mended', async (world) => {
  expect((await live(world)).faults).toEqual([])
})

test('[R1, R2, R3, R4, R5, R8] on a bad network every client comes to hold the fold of the log, and nothing is lost or done twice', async () => {
  let resyncs = 0
  for (let seed = first; seed < first + runs; seed++) {
    const found = await live({ seed, isCalm: false })
    expect(found.faults, `seed ${seed}`).toEqual([])
    resyncs += found.resyncs
  }
  // The network was bad enough to show something.
  expect(resyncs).toBeGreaterThan(runs)
})

test('[R7] on a calm network no client asks for a snapshot or polls', async () => {
  for (let seed = first; seed < first + runs / 4; seed++) {
    const found = await live({ seed, isCalm: true })
    expect(found, `seed ${seed}`).toMatchObject({ faults: [], resyncs: 0 })
  }
})
