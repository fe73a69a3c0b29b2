import { type EventLog, type LogRow, toEntry } from '../db/event-log.ts'
import type { Body } from '../domain/body.ts'
import type { CommandOf } from '../domain/command.ts'
import { type Owned, personErased, takeOwned } from '../domain/erasure.ts'
import type { Entry } from '../domain/event.ts'
import type { BoardId, CardId, CommandId, UserId } from '../domain/id.ts'
import { bodiesChangedBy, isUndoable } from '../domain/invert.ts'
import { type Past, type PastCommand, type SweepPast, sweptEntriesMax, type UndoPast } from '../domain/past.ts'
import { needsMoment, respacedIn } from '../domain/respaced.ts'
import { sweptOf } from '../domain/sweep.ts'
import { undoReads } from '../domain/undo-reads.ts'
import type { Boards } from './boards.ts'
import { pause } from './pause.ts'

/** Reads of the log what a command is decided on beside the board, up to a `seq`: in pages, so that everyone else has their turn. */
export type ReadPast = (board: BoardId, actor: UserId, command: PastCommand, upTo: number) => Promise<Past>

/** [A30] The ids under which someone has done things: their own, and those of the guests that they were. */
export type FormsOf = (user: UserId) => readonly UserId[]

export function createReadPast(
  log: EventLog,
  { asOf, bodyAsOf }: Pick<Boards, 'asOf' | 'bodyAsOf'>,
  formsOf: FormsOf = (user) => [user],
): ReadPast {
  const bodiesAt = async (board: BoardId, cards: readonly CardId[], seq: number) => {
    const bodies = new Map<CardId, Body>()
    for (const [index, card] of cards.entries()) {
      if (index % cardsAtOnce === cardsAtOnce - 1) await pause()
      bodies.set(card, await bodyAsOf(board, card, seq))
    }
    return bodies
  }

  const readLater = async (board: BoardId, entry: Entry, upTo: number): Promise<Entry[]> => {
    const { cards, types, movedIn, spacing, descriptions } = undoReads(entry)
    const later = new Map<number, Entry>()
    const keep = (rows: readonly LogRow[]) => {
      for (const row of rows) if (!later.has(row.seq)) later.set(row.seq, toEntry(row))
    }
    for (const [index, card] of cards.entries()) {
      if (index % cardsAtOnce === cardsAtOnce - 1) await pause()
      keep(await log.readCard(board, card, entry.seq, upTo, descriptions ? undefined : 'CardDescribed'))
    }
    if (types.length > 0 || spacing) {
      const all = movedIn.length > 0 ? [...types, ...moving] : types
      // What was moved elsewhere is not even parsed.
      const matters = ({ type, payload }: LogRow) =>
        !moving.some((one) => one === type) || movedIn.some((listId) => payload.includes(listId))
      for (let after = entry.seq; after < upTo; after += entriesAtOnce) {
        if (after > entry.seq) await pause()
        const rows = await log.readTypes(board, all, spacing, after, Math.min(upTo, after + entriesAtOnce))
        keep(rows.filter(matters))
      }
    }
    return [...later.values()].sort((a, b) => a.seq - b.seq)
  }

  /** All entries from one on; null where they are too many. */
  const readSince = async (board: BoardId, from: number, upTo: number): Promise<Entry[] | null> => {
    if (upTo - from >= sweptEntriesMax) return null
    const entries: Entry[] = []
    for (let after = Math.max(0, from - 1); after < upTo; ) {
      const page = (await log.read(board, after, pageMax)).filter(({ seq }) => seq <= upTo).map(toEntry)
      const last = page.at(-1)
      if (!last) break
      entries.push(...page)
      after = last.seq
      await pause()
    }
    return entries
  }

  const readSweep = async (board: BoardId, asked: CommandOf<'UndoEverythingBy'>, upTo: number): Promise<SweepPast> => {
    const entries = await readSince(board, asked.from, upTo)
    const ids = formsOf(asked.userId)
    if (!entries) return { kind: 'sweep', ids, entries, bodies: new Map(), before: null }
    const swept = sweptOf(entries, ids, asked)
    const cards = [...new Set(swept.flatMap(bodiesChangedBy))]
    const bodies = await bodiesAt(board, cards, upTo)
    const then = asked.from - 1
    const respaced = respacedIn(entries)
    const before = swept.some((entry) => needsMoment(entry, respaced))
      ? { board: (await asOf(board, then)).board, bodies: await bodiesAt(board, cards, then) }
      : null
    return { kind: 'sweep', ids, entries, bodies, before }
  }

  const readUndo = async (board: BoardId, actor: UserId, undoes: CommandId, upTo: number): Promise<UndoPast> => {
    let row: LogRow | null = null
    for (const form of formsOf(actor)) row ??= await log.entryOf(board, form, undoes)
    const entry = row && toEntry(row)
    if (!entry || !isUndoable(entry)) return { kind: 'undo', entry, later: [], bodies: new Map(), before: null }
    const later = await readLater(board, entry, upTo)
    const cards = bodiesChangedBy(entry)
    const bodies = await bodiesAt(board, cards, upTo)
    await pause()
    if (!needsMoment(entry, respacedIn([entry, ...later]))) return { kind: 'undo', entry, later, bodies, before: null }
    const then = entry.seq - 1
    const before = { board: (await asOf(board, then)).board, bodies: await bodiesAt(board, cards, then) }
    return { kind: 'undo', entry, later, bodies, before }
  }

  /** [E8] What goes with words that are erased: for a person all of the log is looked through. */
  const readErase = async (board: BoardId, person: UserId | null, cards: readonly CardId[], upTo: number) => {
    const files: Owned = new Map()
    const ids = person === null ? [] : formsOf(person)
    for (let after = 0; person !== null && after < upTo; ) {
      const page = (await log.read(board, after, pageMax)).filter(({ seq }) => seq <= upTo).map(toEntry)
      const last = page.at(-1)
      if (!last) break
      for (const { events } of page) takeOwned(files, events, ids)
      after = last.seq
      await pause()
    }
    return { kind: 'erase', ids, bodies: await bodiesAt(board, [...cards, ...files.keys()], upTo), files } as const
  }

  return async (board, actor, command, upTo) => {
    if (command.type === 'EraseTexts' || command.type === 'EraseOwnTexts') {
      const cards = command.type === 'EraseTexts' && 'cardId' in command.of ? [command.of.cardId] : []
      return readErase(board, personErased(command, actor), cards, upTo)
    }
    if (command.type === 'UndoCommand') return readUndo(board, actor, command.undoes, upTo)
    if (command.type === 'UndoEverythingBy') return readSweep(board, command, upTo)
    const seq = Math.min(command.at, upTo)
    const bodies = await bodiesAt(board, 'cardId' in command ? [command.cardId] : [], seq)
    return { kind: 'moment', moment: { board: (await asOf(board, seq)).board, bodies } }
  }
}

const pageMax = { entriesMax: 1_000, bytesMax: 4 * 1024 * 1024 }
const moving = ['CardMoved', 'CardsMoved', 'CardRestoredTo'] as const
const cardsAtOnce = 50
const entriesAtOnce = 5_000
