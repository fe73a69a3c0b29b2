import { randomUUID } from 'node:crypto'
import { newGuest } from '../e2e/program.ts'
import { startServer } from '../e2e/server.ts'
import { inMs, percentile, print } from './table.ts'

const cards = 2_000
const moves = 100_000
const atOnce = 100

/** How long it takes to tell the flow of a board from a log of 100,000 moves: at first, and from then on. */
export async function benchFlow(): Promise<void> {
  const server = await startServer()
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard('kanban')
    const lists = Object.keys((await owner.get(`/api/boards/${board}`)).body.board.lists)
    const ids = Array.from({ length: cards }, () => randomUUID())
    for (let from = 0; from < cards; from += 500) {
      const added = ids.slice(from, from + 500).map((cardId) => ({ cardId, title: 'A card' }))
      await owner.ask(board, 'AddCards', { cards: added, listId: lists[0] })
    }
    const move = (index: number) => ({
      commandId: randomUUID(),
      type: 'MoveCard',
      cardId: ids[index % cards],
      listId: lists[(Math.floor(index / cards) + 1) % lists.length],
      after: null,
    })
    for (let from = 0; from < moves; from += atOnce)
      await owner.send(
        'POST',
        `/api/boards/${board}/commands`,
        Array.from({ length: atOnce }, (_, i) => move(from + i)),
      )

    const flow = async () => {
      const began = performance.now()
      const { body } = await owner.get(`/api/boards/${board}/flow?weeks=53&zone=Europe/Berlin`)
      return { ms: performance.now() - began, seq: body.seq }
    }
    // What others wait for while the log is read.
    const waits: number[] = []
    let isReading = true
    const watching = (async () => {
      while (isReading) {
        const began = performance.now()
        await owner.get('/api/me')
        waits.push(performance.now() - began)
      }
    })()
    const first = await flow()
    isReading = false
    await watching
    const again: number[] = []
    for (let turn = 0; turn < 20; turn++) {
      await owner.send('POST', `/api/boards/${board}/commands`, [move(moves + turn)])
      again.push((await flow()).ms)
    }
    print(`Flow, from a log of ${first.seq.toLocaleString('en')} entries on ${cards.toLocaleString('en')} cards`, [
      { what: 'the first answer', measured: inMs(first.ms), beside: 'reads all of the log' },
      { what: 'another request meanwhile, at most', measured: inMs(Math.max(...waits)), beside: '' },
      { what: 'after one more entry, 95th percentile', measured: inMs(percentile(again, 95)), beside: '' },
    ])
  } finally {
    await server.close()
  }
}
