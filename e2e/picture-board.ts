import type { Program } from './program.ts'

// The board that the pictures show: as a team's board looks after some weeks.

type Facts = {
  readonly title: string
  readonly labels?: readonly string[]
  readonly people?: readonly string[]
  /** Days from today. */
  readonly due?: number
  /** Done, and all. */
  readonly checks?: readonly [number, number]
  readonly comments?: number
  readonly files?: number
  readonly described?: true
}

const lists: Readonly<Record<string, readonly Facts[]>> = {
  Backlog: [
    {
      title: 'Let people paste a list to make many cards at once',
      labels: ['design'],
      comments: 3,
      described: true,
    },
    { title: 'Keyboard map: every action without a pointer', people: ['Sol'], checks: [2, 9] },
    {
      title: 'Import a Trello board with its comments and checklists',
      labels: ['api', 'growth'],
      people: ['Tess'],
      files: 2,
      described: true,
    },
    { title: 'Quieter notifications after hours' },
    { title: 'What happens on a plane? Offline copy for the tour page', labels: ['docs'], comments: 1 },
  ],
  'Next up': [
    {
      title: 'Share links that expire, with a viewer role',
      labels: ['api'],
      people: ['Ari', 'Jun'],
      due: 4,
      checks: [1, 4],
    },
    { title: 'Slow consumers must not hold up the room', labels: ['infra'], people: ['Jun'], comments: 4 },
    { title: 'Card cover images', labels: ['design'], files: 1 },
  ],
  'In progress': [
    {
      title: 'Sketch the empty board: what a first visitor sees',
      labels: ['design'],
      people: ['Kim'],
      comments: 2,
      described: true,
    },
    {
      title: 'Replay a whole week of the board in ten seconds',
      labels: ['design', 'api'],
      people: ['Mara'],
      due: 4,
      checks: [3, 5],
      comments: 2,
      described: true,
    },
    {
      title: 'Reconnect after sleep catches up without a reload',
      labels: ['bug', 'infra'],
      people: ['Ari'],
      due: -1,
      checks: [4, 6],
    },
    {
      title: 'Undo my own move, even after someone moved it on',
      labels: ['api'],
      people: ['Sol', 'Tess'],
      comments: 9,
    },
  ],
  Review: [
    {
      title: 'Board search as you type, across 10,000 cards',
      labels: ['api'],
      people: ['Tess'],
      checks: [6, 6],
      comments: 5,
    },
    { title: 'High-contrast theme passes AA everywhere', labels: ['design'], people: ['Kim'], checks: [3, 4] },
  ],
  Done: [
    { title: 'Event log with snapshots', labels: ['infra'], people: ['Jun'], checks: [8, 8] },
    { title: 'Heartbeats through the proxy', labels: ['infra'], people: ['Ari'], comments: 2 },
    { title: 'Names and colours for guests', labels: ['design'], people: ['Mara'] },
    { title: 'One command to start', labels: ['docs'], people: ['Sol'], checks: [3, 3] },
  ],
}
const labels = { design: 'violet', api: 'blue', bug: 'red', growth: 'green', infra: 'orange', docs: 'teal' }
const steps = ['Fold to any point in under 50 ms', 'Play at 1×, 4×, 16×, 64×', 'Faces on the track']
const more = [
  'Restore a card as it was',
  'Link to a moment',
  'Keys for each step',
  'A still for print',
  'Sound',
  'Docs',
]
const said = ['Tried it with last month’s log, 40,000 events: it is instant. The faces make it.', 'On it.']

export const description = `People miss what happened while they were away. Dragging the knob should feel like turning a page: the board above *is* the past, card for card.

The log already holds every move, so this needs no new storage: fold events up to \`seq\` from the nearest snapshot.`

/** Makes the board, owned by one of these people. */
export async function makePictureBoard(owner: Program, people: Readonly<Record<string, Program>>): Promise<string> {
  const board = await owner.makeBoard('blank', 'Tandem launch')
  const id = () => crypto.randomUUID()
  for (const person of Object.values(people)) await person.get(`/api/boards/${board}`)
  const labelIds = new Map<string, string>()
  for (const [name, color] of Object.entries(labels)) {
    const labelId = id()
    labelIds.set(name, labelId)
    await owner.ask(board, 'AddLabel', { labelId, name, color })
  }
  for (const [title, cards] of Object.entries(lists)) {
    const listId = id()
    await owner.ask(board, 'AddList', { listId, title })
    if (title === 'In progress') await owner.ask(board, 'SetListLimit', { listId, limit: 3 })
    for (const facts of cards) await addCard(listId, facts)
  }
  return board

  async function addCard(listId: string, facts: Facts): Promise<void> {
    const cardId = id()
    const cardIds = [cardId]
    await owner.ask(board, 'AddCard', { cardId, listId, title: facts.title })
    for (const name of facts.labels ?? [])
      await owner.ask(board, 'LabelCards', { cardIds, labelId: labelIds.get(name) })
    for (const name of facts.people ?? []) await owner.ask(board, 'AssignCards', { cardIds, userId: people[name]?.id })
    if (facts.due !== undefined) await owner.ask(board, 'SetDue', { cardIds, at: noonIn(facts.due) })
    if (facts.described) await owner.ask(board, 'DescribeCard', { cardId, description, base: 0 })
    if (facts.checks) await addChecks(cardId, facts.checks)
    for (let index = 0; index < (facts.comments ?? 0); index++)
      await (people.Jun ?? owner).ask(board, 'AddComment', { cardId, commentId: id(), text: said[index] ?? 'Yes.' })
    for (let index = 0; index < (facts.files ?? 0); index++) {
      const query = new URLSearchParams({ commandId: id(), attachmentId: id(), name: `notes-${index + 1}.txt` })
      const path = `/api/boards/${board}/cards/${cardId}/attachments?${query}`
      await owner.send('POST', path, Buffer.from('notes'), { 'content-type': 'application/octet-stream' })
    }
  }

  async function addChecks(cardId: string, [done, all]: readonly [number, number]): Promise<void> {
    const checklistId = id()
    await owner.ask(board, 'AddChecklist', { cardId, checklistId, title: 'Checklist' })
    for (const [index, text] of [...steps, ...more].slice(0, all).entries()) {
      const itemId = id()
      await owner.ask(board, 'AddItem', { cardId, checklistId, itemId, text })
      if (index < done) await owner.ask(board, 'CheckItem', { cardId, itemId, done: true })
    }
  }
}

const noonIn = (days: number): string => {
  const date = new Date(Date.now() + days * 24 * 60 * 60 * 1_000)
  return `${date.toISOString().slice(0, 10)}T12:00:00Z`
}
