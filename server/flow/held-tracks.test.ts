import { expect, test } from 'vitest'
import type { EventLog, LogRow } from '../../db/event-log.ts'
import type { Entry } from '../../domain/event.ts'
import { openTracks } from '../../domain/flow/tracks.ts'
import { type BoardId, checked, isBoardId } from '../../domain/id.ts'
import { addCard, addList, card, given, moveCard } from '../../domain/spec/given.ts'
import { createHeldTracks } from './held-tracks.ts'

const boardA = checked(isBoardId, 'a')
const boardB = checked(isBoardId, 'b')

/** A log of boards with these entries, read two at a time, that counts what was read. */
function logOf(entries: readonly Entry[]) {
  const heads = new Map<BoardId, number>()
  const read: string[] = []
  const log: Pick<EventLog, 'read'> = {
    read: async (board, after) => {
      const page = entries.slice(after, Math.min(after + 2, heads.get(board) ?? 0))
      read.push(...page.map(({ seq }) => `${board}${seq}`))
      return page.map(
        ({ events, ...entry }): LogRow => ({
          ...entry,
          board,
          type: events[0].type,
          payload: JSON.stringify(events),
          hash: Buffer.alloc(0),
        }),
      )
    },
  }
  return { log, heads, read }
}

const { entries } = given(addList('x'), addList('y'), addCard('c', 'x'), moveCard('c', 'y'), moveCard('c', 'x'))

test('tracks are read once, and go on from where they were', async () => {
  const { log, heads, read } = logOf(entries)
  const held = createHeldTracks(log)
  heads.set(boardA, 5)
  const [one, other] = await Promise.all([held.of(boardA), held.of(boardA)])
  expect(one).toBe(other)
  expect(read).toEqual(['a1', 'a2', 'a3', 'a4', 'a5'])
  heads.set(boardA, 6)
  const grown = await held.of(boardA)
  expect(read.slice(5)).toEqual(['a6'])
  const whole = openTracks()
  whole.apply(entries)
  expect(grown.cards.get(card('c'))).toEqual(whole.cards.get(card('c')))
})

test('those asked for least lately are let go of, and so are those of a board that is no more', async () => {
  const { log, heads, read } = logOf(entries)
  const held = createHeldTracks(log, 5)
  heads.set(boardA, 6).set(boardB, 6)
  await held.of(boardA)
  await held.of(boardB)
  read.length = 0
  await held.of(boardB)
  expect(read).toEqual([])
  await held.of(boardA)
  expect(read).toHaveLength(6)
  held.forget(boardA)
  await held.of(boardA)
  expect(read).toHaveLength(12)
})

test('a board that is larger than all that may be held is not read from its beginning each time', async () => {
  const { log, heads, read } = logOf(entries)
  const held = createHeldTracks(log, 1)
  heads.set(boardA, 6).set(boardB, 6)
  await held.of(boardA)
  await held.of(boardA)
  expect(read).toHaveLength(6)
  await held.of(boardB)
  await held.of(boardA)
  expect(read).toHaveLength(18)
})

test('of a board that has no log there are none', async () => {
  const held = createHeldTracks(logOf(entries).log)
  expect((await held.of(boardA)).cards.size).toBe(0)
})
