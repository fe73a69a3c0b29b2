import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyBoard } from '../../domain/board.ts'
import { fold } from '../../domain/evolve.ts'
import { aHistory } from '../../domain/spec/arbitrary.ts'
import {
  addCard,
  addLabel,
  addList,
  archiveCard,
  archiveList,
  ask,
  boardId,
  card,
  given,
  guest,
  label,
  labelCards,
  list,
  moveCard,
} from '../../domain/spec/given.ts'
import { packBoard, unpackBoard, unpackBoardSlowly } from './packed-board.ts'

test('a board unpacks to what was packed, with its archive and its orders', () => {
  fc.assert(
    fc.property(aHistory, (entries) => {
      const board = fold(emptyBoard(boardId), entries)
      expect(unpackBoard(packBoard(board))).toStrictEqual(board)
    }),
  )
})

test('all that a board holds is packed: also what is archived, who was removed, and what is gone', () => {
  const things = [addList('l'), addList('m'), ...['a', 'b', 'c', 'd'].map((word) => addCard(word, 'l'))]
  const labelled = [addLabel('bug'), labelCards('bug', 'a'), ask('ArchiveLabel', { labelId: label('bug') })]
  const gone = [archiveCard('b'), ask('DeleteCard', { cardId: card('b') })]
  const removed = ask('RemoveMember', { userId: guest })
  const archived = [archiveCard('c'), moveCard('d', 'm'), archiveList('m'), describeBoard]
  const { board } = given(...things, ...labelled, ...gone, removed, ...archived)
  expect(Object.keys(board.archive.cards)).toHaveLength(2)
  expect([board.removed, board.gone, Object.keys(board.archive.labels)].map((all) => all.length)).toEqual([1, 1, 1])
  expect(unpackBoard(packBoard(board))).toStrictEqual(board)
})
const describeBoard = ask('DescribeBoard', { description: 'words', base: 0 })

test('a board of many cards is unpacked in pieces, with pauses', async () => {
  const cards = (from: number) =>
    Array.from({ length: 500 }, (_, index) => ({ cardId: card(`${from + index}`), title: 't' }))
  const many = [0, 500, 1_000].map((from) => ask('AddCards', { listId: list('l'), cards: cards(from) }))
  const { board } = given(addList('l'), ...many)
  let pauses = 0
  expect(await unpackBoardSlowly(packBoard(board), async () => void pauses++)).toStrictEqual(board)
  expect(pauses).toBe(3)
})

test('bytes that were changed are not unpacked', () => {
  const packed = packBoard(given(addList('l')).board)
  packed[packed.length - 1] = (packed.at(-1) ?? 0) ^ 1
  expect(() => unpackBoard(packed)).toThrow()
})
