import { randomBytes } from 'node:crypto'
import { saltedHash } from '../db/chain.ts'
import { dataFiles } from '../db/data-dir.ts'
import { openSqliteLog } from '../db/log/sqlite-log.ts'
import { canonical } from '../domain/canonical.ts'
import type { Command } from '../domain/command.ts'
import type { Entry, Event, Events } from '../domain/event.ts'
import { type BoardId, checked, isBoardId, isUserId } from '../domain/id.ts'
import { addCard, addList, ask, card, given, moveCard } from '../domain/spec/given.ts'
import { newGuest, type Program } from './program.ts'
import type { TestServer } from './server.ts'

/** A board that has weeks behind it, as if they had been worked on: no server can be told to wait so long. */
export type PastBoard = { readonly id: string; readonly url: string; readonly owner: Program }

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const weeks = 8
const cards = 40
const lists = ['Backlog', 'Next up', 'In progress', 'Review', 'Done']

/** Stops the server, writes the log of eight weeks that end now, and starts it again. */
export async function writePastBoard(server: TestServer): Promise<PastBoard> {
  const owner = await newGuest(server.base)
  await server.stop()
  const id = checked(isBoardId, 'eight-weeks')
  await append(server.dataDir, id, entriesOf(Date.now(), id, owner.id))
  await server.start()
  return { id, url: `${server.base}/boards/${id}`, owner }
}

function entriesOf(now: number, board: BoardId, owner: string): Entry[] {
  const begin = now - weeks * 7 * dayMs
  const asked = [
    ...lists.map((title) => ({ at: begin, command: addList(title) })),
    ...Array.from({ length: cards }, (_, index) => wayOf(index, begin, now)).flat(),
  ].sort((a, b) => a.at - b.at)
  const actor = checked(isUserId, owner)
  return given(...asked.map(({ command }) => command)).entries.map((entry, index) => ({
    ...entry,
    board,
    actor,
    at: asked[Math.max(0, index - 1)]?.at ?? begin,
    events: madeBy(owner, entry.events),
  }))
}

/** What happens to one card: some cards wait longer than others, and each eighth gets stuck where work is done. */
function wayOf(index: number, begin: number, now: number): { at: number; command: Command }[] {
  const word = `${index}`
  const title = `Card ${index}`
  const stuck = index % 8 === 7
  const stays = [1 + (index % 5), 1 + (index % 3), 2 + ((index * 7) % 5) / 2, 0.5 + (index % 4) / 4]
  let at = begin + index * 1.3 * dayMs + 2 * hourMs
  const steps = [
    { at, command: addCard(word, 'Backlog') },
    { at, command: ask('RenameCard', { cardId: card(word), title }) },
  ]
  for (const [place, days] of stays.entries()) {
    at += days * dayMs
    if (stuck && place === 2) break
    steps.push({ at, command: moveCard(word, lists[place + 1] ?? '') })
  }
  return steps.filter((step) => step.at < now)
}

const madeBy = (owner: string, [first, ...rest]: Events): Events => {
  const mine: Event =
    first.type === 'BoardCreated' ? { ...first, title: 'Eight weeks', owner: checked(isUserId, owner) } : first
  return [mine, ...rest]
}

async function append(dataDir: string, board: BoardId, entries: readonly Entry[]): Promise<void> {
  const log = await openSqliteLog(dataFiles(dataDir).log)
  const drafts = entries.map(({ commandId, actor, at, events }) => {
    const salt = randomBytes(16)
    const payload = JSON.stringify(events)
    return { commandId, actor, at, events, payload, salt, commandHash: saltedHash(salt, canonical({ commandId })) }
  })
  const { kind } = await log.append({ board, expectedSeq: 0, entries: drafts, answers: [] })
  await log.close()
  if (kind !== 'durable') throw new Error(`the past was not written: ${kind}`)
}
