import { randomUUID } from 'node:crypto'
import { newGuest } from '../e2e/program.ts'
import { startServer } from '../e2e/server.ts'
import { inMs, percentile, print, type Row } from './table.ts'

const cards = 10_000
const words = (
  'alpha amber anchor arrow basket beacon board branch bridge candle canvas card castle cedar circle cloud column ' +
  'comet copper corner coral dawn delta desert dragon drift eagle echo ember engine fable feather field flame forest'
).split(' ')
const wordAt = (index: number): string => words[((index * 2_654_435_761) >>> 7) % words.length] ?? ''
const text = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => wordAt(from * 31 + index)).join(' ')

/** Answers of the search as one types, on a board of 10,000 cards; one in ten has a description and a comment. */
export async function benchSearch(): Promise<void> {
  const server = await startServer()
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard('kanban')
    const lists = Object.keys((await owner.get(`/api/boards/${board}`)).body.board.lists)
    const asked = Array.from({ length: cards }, (_, index) => {
      const cardId = randomUUID()
      const listId = lists[index % lists.length]
      const add = { commandId: randomUUID(), type: 'AddCard', cardId, listId, title: `${text(index, 6)} n${index}` }
      if (index % 10 > 0) return [add]
      const description = { type: 'DescribeCard', cardId, description: text(index, 80), base: 0 }
      const comment = { type: 'AddComment', cardId, commentId: randomUUID(), text: text(index, 30) }
      return [add, ...[description, comment].map((one) => ({ commandId: randomUUID(), ...one }))]
    }).flat()
    for (let from = 0; from < asked.length; from += 100)
      await owner.send('POST', `/api/boards/${board}/commands`, asked.slice(from, from + 100))
    const rows: Row[] = []
    for (const typed of ['a', 'ca', 'castle', 'castle d', 'n1', 'n9999', 'boa-41', 'nothing']) {
      const took: number[] = []
      let hits = 0
      for (let turn = 0; turn < 50; turn++) {
        const began = performance.now()
        hits = (await owner.get(`/api/search?q=${encodeURIComponent(typed)}`)).body.hits.length
        took.push(performance.now() - began)
      }
      const measured = inMs(percentile(took, 95))
      rows.push({ what: `“${typed}”, 95th percentile`, measured, beside: `limit 50 ms; ${hits} shown` })
    }
    print(`Search on a board of ${cards.toLocaleString('en')} cards`, rows)
  } finally {
    await server.close()
  }
}
