import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyBoard } from '../../domain/board.ts'
import { fold } from '../../domain/evolve.ts'
import { aHistory } from '../../domain/spec/arbitrary.ts'
import { addList, ask, boardId, card, given, list } from '../../domain/spec/given.ts'
import { packBoard, unpackBoard, unpackBoardSlowly } from './packed-board.ts'

test('a board unpacks to what was packed, with its archive and its orders', () => {
  fc.assert(
    fc.property(aHistory, (entries) => {
      const board = fold(emptyBoard(boardId), entries)
      expect(unpackBoard(packBoard(board))).toStrictEqual(board)
    }),
  )
})

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
