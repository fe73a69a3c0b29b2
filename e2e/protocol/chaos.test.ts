import { expect, test } from 'vitest'
import { storm } from '../chaos/storm.ts'
import { startServer } from '../server.ts'

const seed = Number(process.env.CHAOS_SEED ?? 1)

test('[R1, R2, R3, R4, R9] ten clients through a bad proxy, and a kill: all come to hold the fold of the log, no command lost or done twice', async () => {
  const server = await startServer()
  try {
    const toll = await storm(server, { seed, clients: 10, lastsMs: 10_000, kills: 1, pauseMs: 300 })
    process.stdout.write(`${JSON.stringify(toll)}\n`)
    expect(toll).toMatchObject({ faults: [], lost: 0, doubled: 0 })
    expect(toll.acknowledged).toBeGreaterThan(100)
    expect(toll.reconnects).toBeGreaterThan(10)
  } finally {
    await server.close()
  }
}, 90_000)
