import { expect, test } from 'vitest'
import { stormFrames } from '../malformed/frame-storm.ts'
import { startServer } from '../server.ts'

test('[H154] 100,000 mutated frames end no socket but their own, and the memory stays', async () => {
  const server = await startServer()
  try {
    const toll = await stormFrames(server, Number(process.env.SEED ?? 1), 100_000)
    process.stdout.write(`${JSON.stringify(toll)}\n`)
    expect(toll.hung).toBe(0)
    expect(toll.probeMs).toBeLessThan(1_000)
    expect(toll.lowAfterKb - toll.lowBeforeKb).toBeLessThan(16 * 1024)
    expect(toll.afterKb - toll.beforeKb).toBeLessThan(128 * 1024)
    expect(server.output()).not.toMatch(/"level":[56]0/)
  } finally {
    await server.close()
  }
})
