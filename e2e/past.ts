import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { saltedHash } from '../db/chain.ts'
import { dataFiles } from '../db/data-dir.ts'
import type { EntryDraft } from '../db/event-log.ts'
import { openSqliteLog } from '../db/log/sqlite-log.ts'
import { type Board, emptyBoard } from '../domain/board.ts'
import { type Body, bodyNeededBy, emptyBody, foldBody } from '../domain/body.ts'
import type { Command } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import type { Events } from '../domain/event.ts'
import { openFold } from '../domain/evolve.ts'
import {
  type CardId,
  checked,
  isBoardId,
  isCardId,
  isCommandId,
  isCommentId,
  isListId,
  isUserId,
  type UserId,
} from '../domain/id.ts'
import type { TestServer } from './server.ts'
import { createRandom, type Random } from './simulation/random.ts'

/** A board with a past: written into the log as if it had been made then. */
export type Past = {
  readonly board: string
  /** The first of them owns the board. */
  readonly people: readonly string[]
  readonly cards: number
  readonly entries: number
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
}

/** Gives a server's log a board with a past, while the server is stopped. */
export async function givePast(server: TestServer, past: Past): Promise<void> {
  await server.stop()
  execFileSync(process.execPath, ['e2e/past.ts', server.dataDir, JSON.stringify(past)], { stdio: 'inherit' })
  await server.start()
}

const listTitles = ['Backlog', 'Next up', 'In progress', 'Review', 'Done', 'Later', 'Ideas', 'Parked']
const atOnce = 500
const workHours = [9, 18] as const
const groupMax = 500

/** The whole past in entries: lists and cards first, then what people do with cards in their hours of work. */
function* draftsOf({ board, people, cards, entries, from, to }: Past, random: Random): Generator<EntryDraft> {
  const id = checked(isBoardId, board)
  const users = people.map((person) => checked(isUserId, person))
  const [owner] = users
  if (!owner) throw new Error('a board has an owner')
  const folding = openFold(emptyBoard(id))
  const lists = listTitles
    .slice(0, cards > 1_000 ? 8 : 5)
    .map((title) => ({ title, id: checked(isListId, random.uuid()) }))
  const all: CardId[] = []
  const began = 1 + lists.length + Math.ceil(cards / atOnce)
  let seq = 0
  const timeOf = (index: number) => inWorkHours(from + ((to - from) * index) / entries)
  let last = 0

  const draft = (actor: UserId, events: Events): EntryDraft => {
    seq += 1
    folding.apply([{ seq, events }])
    last = Math.max(last, Math.round(timeOf(seq)))
    const salt = randomBytes(16)
    const payload = JSON.stringify(events)
    const commandId = checked(isCommandId, random.uuid())
    return { commandId, actor, at: last, events, payload, salt, commandHash: saltedHash(salt, commandId) }
  }
  const bodies = new Map<CardId, Body>()
  const ask = (actor: UserId, command: Command): EntryDraft[] => {
    const card = bodyNeededBy(command)
    const body = (card && bodies.get(card)) ?? emptyBody
    const decision = decide(folding.board, body, actor, command)
    if (decision.kind !== 'accepted') return []
    const drafted = draft(actor, decision.events)
    if (card) bodies.set(card, foldBody(body, card, [{ seq, at: last, events: decision.events }]))
    return [drafted]
  }
  const commandId = checked(isCommandId, random.uuid())

  yield draft(owner, [{ type: 'BoardCreated', title: 'Tandem launch', prefix: 'TAN', owner, linkRole: 'editor' }])
  for (const { id: listId, title } of lists) yield* ask(owner, { commandId, type: 'AddList', listId, title })
  for (let left = cards; left > 0; left -= atOnce) {
    const added = Array.from({ length: Math.min(atOnce, left) }, () => checked(isCardId, random.uuid()))
    const listId = lists[Math.floor(all.length / (cards / lists.length))]?.id ?? lists[0]?.id
    if (!listId) continue
    const titled = added.map((cardId, index) => ({ cardId, title: `Card ${all.length + index}` }))
    all.push(...added)
    yield* ask(owner, { commandId, type: 'AddCards', cards: titled, listId })
  }
  while (seq < entries) {
    const actor = random.pick(users) ?? owner
    const command = something(folding.board, random, all)
    if (command) yield* ask(actor, { ...command, commandId })
  }
  if (seq < began) throw new Error('it takes more entries than that')
}

type WithoutId<C> = C extends unknown ? Omit<C, 'commandId'> : never

/** Mostly cards go to another list. */
function something(board: Board, random: Random, all: readonly CardId[]): WithoutId<Command> | null {
  const cardId = random.pick(all)
  const listId = random.pick(board.order.lists)
  if (!cardId || !listId) return null
  if (random.percent(70)) return { type: 'MoveCard', cardId, listId, after: random.percent(50) ? null : undefined }
  if (random.percent(60))
    return { type: 'RenameCard', cardId, title: `${board.cards[cardId]?.title.slice(0, 60)}, again` }
  return { type: 'AddComment', cardId, commentId: checked(isCommentId, random.uuid()), text: 'Looks right to me.' }
}

/** The time of day is squeezed into the hours of work: nights are quiet. */
function inWorkHours(ms: number): number {
  const day = 24 * 3_600_000
  const begin = Math.floor(ms / day) * day
  const [first, end] = workHours
  return begin + first * 3_600_000 + ((ms - begin) / day) * (end - first) * 3_600_000
}

async function writePast(dataDir: string, past: Past): Promise<void> {
  const log = await openSqliteLog(dataFiles(dataDir).log)
  const board = checked(isBoardId, past.board)
  let expectedSeq = 0
  let group: EntryDraft[] = []
  const flush = async () => {
    const appended = await log.append({ board, expectedSeq, entries: group, answers: [] })
    if (appended.kind !== 'durable') throw new Error(`the past was not written: ${appended.kind}`)
    expectedSeq += group.length
    group = []
  }
  for (const draft of draftsOf(past, createRandom(7))) {
    group.push(draft)
    if (group.length === groupMax) await flush()
  }
  if (group.length > 0) await flush()
  await log.close()
}

const [, script, dataDir, asked] = process.argv
if (script?.endsWith('e2e/past.ts') && dataDir && asked) await writePast(dataDir, JSON.parse(asked))
