import { expect, test } from 'vitest'
import { startServer } from '../server.ts'
import { stallReaders } from '../stalling.ts'

const adminToken = 'a token of this test'

test('[S4, S11] 200 readers that stop reading beside 200 entries/s for more than a minute: the others feel nothing, memory stays, and they go on without loss', async () => {
  const server = await startServer({ env: { ADMIN_TOKEN: adminToken } })
  try {
    const toll = await stallReaders(server, adminToken, {
      healthy: 20,
      stalled: 200,
      perSecond: 200,
      warmUpMs: 10_000,
      ms: 120_000,
      titleChars: 10,
      untilClosed: true,
    })
    process.stdout.write(`${JSON.stringify(toll)}\n`)
    expect(toll).toMatchObject({ closed: 200, missing: 0, repeated: 0, resets: 0 })
    expect(toll.healthyP99).toBeLessThan(250)
    expect(toll.grownKb).toBeLessThan(40 * 1024)
  } finally {
    await server.close()
  }
})
