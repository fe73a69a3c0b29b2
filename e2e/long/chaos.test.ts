import { expect, test } from 'vitest'
import { storm } from '../chaos/storm.ts'
import { startServer } from '../server.ts'

const seed = Number(process.env.CHAOS_SEED ?? 1)

test('[R1, R2, R3, R4, R9] 60 clients through a bad proxy for three minutes, and two kills: 5 s after quiet all hold the fold of the log, no command lost or done twice', async () => {
  const server = await startServer()
  try {
    const toll = await storm(server, { seed, clients: 60, lastsMs: 180_000, kills: 2, pauseMs: 2_000 })
    process.stdout.write(`${JSON.stringify(toll)}\n`)
    expect(toll).toMatchObject({ faults: [], lost: 0, doubled: 0 })
    expect(toll.settledMs).toBeLessThan(5_000)
    expect(toll.acknowledged).toBeGreaterThan(2_000)
    expect(toll.reconnects).toBeGreaterThan(600)
  } finally {
    await server.close()
  }
})
