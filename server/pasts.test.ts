import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toEntry } from '../db/event-log.ts'
import { emptyBoard } from '../domain/board.ts'
import { decide } from '../domain/decide.ts'
import type { Entry } from '../domain/event.ts'
import { fold } from '../domain/evolve.ts'
import { checked, isEpoch } from '../domain/id.ts'
import { pastNeededBy } from '../domain/past.ts'
import { idsOf } from '../domain/person-of.ts'
import { aBusyHistory } from '../domain/spec/arbitrary.ts'
import { addCards, addComment, addList, ask, boardId, given, owner, undo } from '../domain/spec/given.ts'
import { pastIn } from '../domain/spec/past.ts'
import { createMemoryLog } from '../e2e/simulation/memory-log.ts'
import { createBoards } from './boards.ts'
import { createReadPast } from './pasts.ts'

test('[C82] what is read of the log says the same as all of it', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(aBusyHistory, fc.nat(30), async (done, from) => {
      const { readPast, left: entries } = await logOf(done)
      const board = fold(emptyBoard(boardId), entries)
      const everything = ask('UndoEverythingBy', { userId: owner, from, to: from + 9 })
      for (const [actor, asked] of [
        ...entries.map((entry) => [entry.actor, undo(entry)] as const),
        [owner, everything] as const,
      ]) {
        const needed = pastNeededBy(asked)
        if (!needed) throw new Error('this is decided on the past')
        const past = await readPast(boardId, actor, needed, entries.length)
        const all = pastIn(entries, actor, asked)
        expect(decide(board, null, actor, asked, past)).toEqual(decide(board, null, actor, asked, all))
        compared += 1
      }
    }),
    { numRuns: 30 },
  )
  expect(compared).toBeGreaterThan(500)
})

test('[C86] the bodies of many cards are read with pauses, in which others have their turn', async () => {
  const words = Array.from({ length: 300 }, (_, index) => `${index}`)
  const comments = words.map((word) => addComment(word, word, 'Yes'))
  const { entries } = given(addList('todo'), addCards(words, 'todo'), ...comments)
  const { readPast } = await logOf(entries)
  const asked = pastNeededBy(ask('UndoEverythingBy', { userId: owner, from: 4, to: entries.length }))
  if (!asked) throw new Error('this is decided on the past')
  let turns = 0
  const count = () => {
    turns += 1
    turning = setImmediate(count)
  }
  let turning = setImmediate(count)
  const past = await readPast(boardId, owner, asked, entries.length)
  clearImmediate(turning)
  expect(past).toMatchObject({ kind: 'sweep', bodies: { size: 300 } })
  expect(turns).toBeGreaterThanOrEqual(6)
})

/** `left`: the entries as the log has them, without what they have erased (E8). */
async function logOf(entries: readonly Entry[]) {
  const log = createMemoryLog(checked(isEpoch, 'abcdefgh'))
  const salt = new Uint8Array(16)
  const drafts = entries.map((entry) => ({
    ...entry,
    payload: JSON.stringify(entry.events),
    salt,
    commandHash: salt,
  }))
  // Each by itself: what is erased goes from what was there by then.
  for (const [index, draft] of drafts.entries())
    await log.append({ board: boardId, expectedSeq: index, entries: [draft], answers: [] })
  const boards = createBoards({
    log,
    onDurable: () => {},
    onUnknown: () => {},
    onBug: () => {},
    now: () => 0,
    newSalt: () => salt,
  })
  const rows = await log.read(boardId, 0, { entriesMax: entries.length, bytesMax: Number.MAX_SAFE_INTEGER })
  const board = fold(emptyBoard(boardId), entries)
  return { readPast: createReadPast(log, boards, (user) => idsOf(board, user)), left: rows.map(toEntry) }
}
