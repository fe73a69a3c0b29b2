import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { dataFiles, prepareData } from '../db/data-dir.ts'
import { openSqliteLog } from '../db/log/sqlite-log.ts'
import type { Command } from '../domain/command.ts'
import { checked, isEpoch, type UserId } from '../domain/id.ts'
import {
  addLabel,
  addList,
  ask,
  boardCreated,
  boardId,
  card,
  guest,
  label,
  list,
  newCommandId,
  owner,
  undo,
} from '../domain/spec/given.ts'
import { createBoards } from '../server/boards.ts'
import { inMs, print, type Row } from './table.ts'

const cards = 10_000
const entries = 100_000
const lists = Array.from({ length: 8 }, (_, index) => `${index}`)
const word = (index: number): string => `${index % cards}`
const many = (from: number) => Array.from({ length: 500 }, (_, index) => card(word(from + index)))

/** Undoing what was done at the beginning of a long log, and how long nobody else had their turn meanwhile. */
export async function benchUndo(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-undo-'))
  const unlock = prepareData(dir, { root: process.cwd(), newEpoch: () => checked(isEpoch, 'abcdefgh'), now: () => 0 })
  const log = await openSqliteLog(dataFiles(dir).log)
  const fail = (error: unknown) => {
    throw error
  }
  const boards = createBoards({
    log,
    onDurable: () => {},
    onUnknown: fail,
    onBug: fail,
    now: () => 0,
    newSalt: () => new Uint8Array(16),
  })
  const asked = async (actor: UserId, ...commands: Command[]) => {
    const executed = await boards.execute(boardId, actor, commands)
    if (executed.kind !== 'done') throw new Error(executed.kind)
    return executed.results
  }
  try {
    const created = {
      commandId: newCommandId(),
      asked: null,
      entries: async () => [[boardCreated]] as const,
      newCommandId,
    }
    await boards.create(boardId, owner, created)
    await asked(owner, addLabel('bug'), ...lists.map((one) => addList(one)))
    for (let from = 0; from < cards; from += 500) {
      const added = many(from).map((cardId) => ({ cardId, title: 'Card' }))
      await asked(owner, ask('AddCards', { cards: added, listId: list(word((from / 500) % 8)) }))
    }
    const early = {
      'a rename of a card': ask('RenameCard', { cardId: card('7'), title: 'Mine' }),
      'a move of a card': ask('MoveCard', { cardId: card('8'), listId: list('7') }),
      'a label on 500 cards': ask('LabelCards', { cardIds: many(0), labelId: label('bug') }),
      'a move of 500 cards': ask('MoveCards', { cardIds: many(500), listId: list('7') }),
      'a rename of a list': ask('RenameList', { listId: list('1'), title: 'Mine' }),
      'a list that is sorted': ask('SortList', { listId: list('2'), by: 'title' }),
    }
    await asked(owner, ask('RenameCard', { cardId: card('1001'), title: 'A' }), ...Object.values(early))
    for (let done = 0; done < entries; done += 100)
      await asked(guest, ...Array.from({ length: 100 }, (_, index) => somethingElse(done + index)))
    const seq = (await log.head(boardId))?.seq ?? 0

    const rows: Row[] = []
    for (const [what, command] of Object.entries(early))
      rows.push(await timed(what, async () => (await asked(owner, undo(command)))[0]))
    const lastFew = { userId: guest, from: seq - 500, to: seq }
    rows.push(
      await timed('everything in 500 entries', async () => (await asked(owner, ask('UndoEverythingBy', lastFew)))[0]),
    )
    rows.push(
      await timed('the steps that are told', async () => (await log.readOwn(boardId, guest, seq, 1_000)).length),
    )
    print(`Undoing what ${entries.toLocaleString('en')} entries lie upon, on a board of 10,000 cards`, rows)
  } finally {
    await log.close()
    unlock()
    rmSync(dir, { recursive: true })
  }
}

/** What does not touch what is undone: cards of other lists, dates, and titles. */
function somethingElse(index: number): Command {
  const cardId = card(`${2_000 + ((index * 7_919) % 8_000)}`)
  const listId = list(lists[3 + (index % 4)] ?? '3')
  if (index % 3 === 0) return ask('MoveCard', { cardId, listId, after: null })
  if (index % 3 === 1) return ask('RenameCard', { cardId, title: `Card ${index}` })
  return ask('SetDue', { cardIds: [cardId], at: `2026-12-0${1 + (index % 9)}T09:00:00Z` })
}

async function timed(what: string, run: () => Promise<unknown>): Promise<Row> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const began = performance.now()
  const result = await run()
  const ms = performance.now() - began
  await new Promise((resolve) => setTimeout(resolve, 20))
  delay.disable()
  return { what, measured: inMs(ms), beside: `the loop was held for ${inMs(delay.max / 1e6)} at most; ${told(result)}` }
}

function told(result: unknown): string {
  if (typeof result !== 'object' || result === null) return String(result)
  if ('rejected' in result) return JSON.stringify(result.rejected)
  return 'seq' in result ? `entry ${String(result.seq)}` : ''
}
