import { expect, test } from 'vitest'
import { stormFrames } from '../malformed/frame-storm.ts'
import { startServer } from '../server.ts'

test('[H154, P7] 3,000 mutated frames end no socket but their own', { timeout: 120_000 }, async () => {
  const server = await startServer()
  try {
    const toll = await stormFrames(server, 6, 3_000)
    expect(toll).toMatchObject({ hung: 0, frames: expect.any(Number) })
    expect(toll.frames).toBeGreaterThanOrEqual(3_000)
    expect(toll.probeMs).toBeLessThan(1_000)
    expect(server.output()).not.toMatch(/"level":[56]0/)
  } finally {
    await server.close()
  }
})
