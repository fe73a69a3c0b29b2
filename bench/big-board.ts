import { randomUUID } from 'node:crypto'
import type { Program } from '../e2e/program.ts'

export const bigCards = 10_000
const bigLists = 8
const atOnce = 500

type Made = { readonly board: string; readonly cards: readonly string[] }

/** A board of 10,000 cards in 8 lists, with labels, people, dates and checklists as a real one has them. */
export async function makeBigBoard(owner: Program): Promise<Made> {
  const board = await owner.makeBoard('blank', 'Big')
  const ask = (type: string, fields: Record<string, unknown>) => owner.ask(board, type, fields)
  const cards: string[] = []
  for (let list = 0; list < bigLists; list++) {
    const listId = randomUUID()
    await ask('AddList', { listId, title: `List ${list}` })
    for (let left = bigCards / bigLists; left > 0; left -= atOnce) {
      const added = Array.from({ length: Math.min(atOnce, left) }, () => ({
        cardId: randomUUID(),
        title: titleOf(cards.length, list),
      })).map((card, index) => ({ ...card, title: titleOf(cards.length + index, list) }))
      await ask('AddCards', { cards: added, listId })
      cards.push(...added.map(({ cardId }) => cardId))
    }
  }
  const every = (step: number, from = 0) => cards.filter((_, index) => index % step === from)
  const each = async (type: string, ids: readonly string[], fields: Record<string, unknown>) => {
    for (let from = 0; from < ids.length; from += atOnce)
      await ask(type, { cardIds: ids.slice(from, from + atOnce), ...fields })
  }
  for (const [index, color] of ['red', 'green', 'blue', 'violet'].entries()) {
    const labelId = randomUUID()
    await ask('AddLabel', { labelId, name: `label ${index}`, color })
    await each('LabelCards', every(4, index), { labelId })
  }
  await each('AssignCards', every(3), { userId: owner.id })
  await each('SetDue', every(5), { at: '2026-12-01T09:00:00Z' })
  await addChecklists(owner, board, every(10))
  return { board, cards }
}

const titleOf = (index: number, list: number): string =>
  `Card ${list}-${index}, with a title that ${index % 3 === 0 ? 'may well take two lines of a column' : 'is short'}`

async function addChecklists(owner: Program, board: string, cards: readonly string[]): Promise<void> {
  const commands = cards.flatMap((cardId) => {
    const checklistId = randomUUID()
    return [
      { commandId: randomUUID(), type: 'AddChecklist', cardId, checklistId, title: 'Steps' },
      { commandId: randomUUID(), type: 'AddItem', cardId, checklistId, itemId: randomUUID(), text: 'One' },
    ]
  })
  while (commands.length > 0) await owner.send('POST', `/api/boards/${board}/commands`, commands.splice(0, 100))
}
