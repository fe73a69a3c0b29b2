import { randomUUID } from 'node:crypto'
import { newGuest, type Program } from './program.ts'
import type { TestServer } from './server.ts'

/** What was counted over some kills. */
export type Toll = {
  kills: number
  acknowledged: number
  lost: number
  doubled: number
  holes: number
  unfinished: number
}

const writers = 8

/**
 * Kills a server with SIGKILL while commands are written, and starts it again. Writers retry with the same ids, as the
 * page does. Afterwards the log is compared with everything that was ever acknowledged.
 */
export async function killUnderLoad(server: TestServer, kills: number): Promise<Toll> {
  const owner = await newGuest(server.base)
  const board = await owner.makeBoard()
  const acknowledged = new Map<string, number>()
  let isOver = false
  let sent = 0

  const write = async (writer: Program) => {
    while (!isOver) {
      const commandId = randomUUID()
      const command = { commandId, type: 'RenameBoard', title: `${sent++}` }
      for (;;) {
        const answer = await writer.send('POST', `/api/boards/${board}/commands`, command).catch(() => null)
        if (answer?.status === 200) {
          acknowledged.set(commandId, answer.body.results[0].seq)
          break
        }
        if (isOver) break
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
  }
  const all = Array.from({ length: writers }, () => write(owner))
  for (let kill = 0; kill < kills; kill++) {
    const enough = acknowledged.size + 20 + Math.floor(Math.random() * 200)
    while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 1))
    await server.kill()
    await server.start()
  }
  const enough = acknowledged.size + 50
  while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 1))
  isOver = true
  await Promise.all(all)

  const seqs = new Map<string, number[]>()
  const order: number[] = []
  for (let after = 0; ; ) {
    const { entries } = (await owner.get(`/api/boards/${board}/events?after=${after}`)).body
    if (entries.length === 0) break
    for (const { seq, commandId } of entries) {
      order.push(seq)
      seqs.set(commandId, [...(seqs.get(commandId) ?? []), seq])
    }
    after = entries.at(-1).seq
  }
  return {
    kills,
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter(([id, seq]) => !seqs.get(id)?.includes(seq)).length,
    doubled: [...seqs.values()].filter((found) => found.length > 1).length,
    holes: order.filter((seq, index) => seq !== index + 1).length,
    unfinished: seqs.size - 1 - acknowledged.size,
  }
}
