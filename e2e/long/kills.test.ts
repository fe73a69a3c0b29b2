import { expect, test } from 'vitest'
import { killUnderLoad } from '../killing.ts'
import { startServer } from '../server.ts'

test('[C5, E1] 25 kills under write load: acknowledged commands lost 0, doubled 0, no seq missing', async () => {
  const server = await startServer()
  try {
    const toll = await killUnderLoad(server, 25)
    process.stdout.write(`${JSON.stringify(toll)}\n`)
    expect(toll).toMatchObject({ kills: 25, lost: 0, doubled: 0, holes: 0 })
  } finally {
    await server.close()
  }
})
