import { randomUUID } from 'node:crypto'
import { hostile } from '../hostile.ts'
import { newGuest, type Program } from '../program.ts'

/** A board of which every word that somebody can write is hostile, and one who has letters of it. */
export type HostileBoard = {
  readonly id: string
  readonly card: string
  readonly seq: number
  readonly reader: Program
}

const named = hostile.map((text) => text.slice(0, 60))

export async function writeHostileBoard(base: string): Promise<HostileBoard> {
  const [owner, reader] = [await newGuest(base), await newGuest(base)]
  for (const one of [owner, reader]) await one.send('PATCH', '/api/me', { name: named[2] })
  const ids: string[] = []
  for (const text of hostile) ids.push(await owner.makeBoard('blank', text))
  const id = ids[0] ?? ''
  for (const one of ids) await reader.get(`/api/boards/${one}`)
  const ask = (type: string, fields: Record<string, unknown>) => owner.ask(id, type, fields)
  const [card, checklistId] = [randomUUID(), randomUUID()]

  await ask('DescribeBoard', { description: hostile.join('\n\n'), base: 0 })
  const lists = hostile.map((title) => ({ listId: randomUUID(), title }))
  for (const { listId, title } of lists) await ask('AddList', { listId, title })
  for (const { listId, title } of lists)
    await ask('AddCard', { cardId: title === hostile[0] ? card : randomUUID(), listId, title })
  await ask('DescribeCard', { cardId: card, description: hostile.join('\n\n'), base: 0 })
  await ask('AddChecklist', { cardId: card, checklistId, title: hostile[3] })
  for (const [index, text] of hostile.entries()) {
    const labelId = randomUUID()
    await ask('AddItem', { cardId: card, checklistId, itemId: randomUUID(), text })
    await ask('AddComment', { cardId: card, commentId: randomUUID(), text })
    await ask('AddLabel', { labelId, name: `${index} ${named[index]}`.slice(0, 60), color: 'red' })
    await ask('LabelCards', { labelId, cardIds: [card] })
    const name = text.replaceAll(/[/\\]/g, '_')
    const query = new URLSearchParams({ commandId: randomUUID(), attachmentId: randomUUID(), name })
    await owner.send('POST', `/api/boards/${id}/cards/${card}/attachments?${query}`, Buffer.from(text), {
      'content-type': 'application/octet-stream',
    })
    await owner.send('POST', `/api/boards/${id}/links`, { commandId: randomUUID(), name: named[index], role: 'viewer' })
  }
  await ask('AssignCards', { cardIds: [card], userId: reader.id })
  await ask('AddComment', {
    cardId: card,
    commentId: randomUUID(),
    text: `@[${named[2]}](user:${reader.id}) ${hostile[2]}`,
  })
  // What is gone is told too.
  const [gone, kept] = [lists.at(-1), lists.at(-2)]
  await ask('RenameList', { listId: kept?.listId, title: `${hostile[2]} again` })
  await ask('ArchiveList', { listId: gone?.listId })
  const { seq, board } = (await owner.get(`/api/boards/${id}`)).body
  const [lastCard] = Object.keys(board.cards).filter((one) => one !== card)
  await ask('ArchiveCard', { cardId: lastCard })
  return { id, card, seq, reader }
}
