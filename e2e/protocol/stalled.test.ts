import { expect, test } from 'vitest'
import { startServer } from '../server.ts'
import { stallReaders } from '../stalling.ts'

test('[S4, S11] readers that stop reading hold up nobody, and then get all, once', async () => {
  const server = await startServer({ env: { ADMIN_TOKEN: 'a token of this test' } })
  try {
    const toll = await stallReaders(server, 'a token of this test', {
      healthy: 5,
      stalled: 20,
      perSecond: 500,
      warmUpMs: 1_000,
      ms: 10_000,
      titleChars: 400,
      untilClosed: false,
    })
    expect(toll).toMatchObject({ missing: 0, repeated: 0, resets: 0 })
  } finally {
    await server.close()
  }
})
