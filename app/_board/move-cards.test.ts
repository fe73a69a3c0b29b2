import { expect, test } from 'vitest'
import { manyCardsMax } from '../../domain/board.ts'
import { checked, isCardId } from '../../domain/id.ts'
import { addCard, addList, ask, card, given, list, uuid } from '../../domain/spec/given.ts'
import { inParts } from './in-parts.ts'
import { afterIn, type Target } from './move-cards.ts'

const words = ['a', 'b', 'c', 'd', 'e', 'f']
const before = given(
  addList('todo'),
  addList('done'),
  ...words.map((word) => addCard(word, 'todo')),
  addCard('x', 'done'),
  addCard('y', 'done'),
)
const ids = (...some: string[]) => some.map(card)

const moved = (some: string[], target: Target) => {
  const after = afterIn(before.board, ids(...some), target)
  return before.and(ask('MoveCards', { cardIds: ids(...some), listId: target.list, after }))
}

test('cards go to the top, to the end, or to a place that counts without them', () => {
  const done = list('done')
  expect(moved(['a', 'c'], { list: done, place: 'top' }).cards('done')).toEqual(['a', 'c', 'x', 'y'])
  expect(moved(['a', 'c'], { list: done, place: 'end' }).cards('done')).toEqual(['x', 'y', 'a', 'c'])
  expect(moved(['a', 'c'], { list: done, place: 2 }).cards('done')).toEqual(['x', 'a', 'c', 'y'])
  expect(moved(['a', 'c'], { list: done, place: 99 }).cards('done')).toEqual(['x', 'y', 'a', 'c'])
  expect(moved(['b', 'c'], { list: list('todo'), place: 1 }).cards('todo')).toEqual(['b', 'c', 'a', 'd', 'e', 'f'])
  expect(moved(['b', 'c'], { list: list('todo'), place: 3 }).cards('todo')).toEqual(['a', 'd', 'b', 'c', 'e', 'f'])
})

test('more cards than one command may name are named by as many as it takes', () => {
  const many = Array.from({ length: manyCardsMax + 1 }, (_, index) => checked(isCardId, uuid(`n${index}`)))
  expect(inParts(many).map(({ length }) => length)).toEqual([manyCardsMax, 1])
  expect(inParts(many).flat()).toEqual(many)
  expect(inParts([])).toEqual([])
})
