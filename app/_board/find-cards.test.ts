import { expect, test } from 'vitest'
import { addCard, addList, ask, card, given } from '../../domain/spec/given.ts'
import { findCards } from './find-cards.ts'

const { board } = given(
  addList('todo'),
  ...['Keyboard map', 'Board search', 'Search the board', 'Été 2'].flatMap((title, index) => [
    addCard(`${index}`, 'todo'),
    ask('RenameCard', { cardId: card(`${index}`), title }),
  ]),
)
const finds = (typed: string, max = 9) => findCards(board, typed, max).map(({ title }) => title)

test('titles that begin so go first, then those of which a word does, then those that have it somewhere', () => {
  expect(finds('board')).toEqual(['Board search', 'Search the board', 'Keyboard map'])
  expect(finds('board', 2)).toEqual(['Board search', 'Search the board'])
  expect(finds('search BOARD')).toEqual(['Search the board', 'Board search'])
  expect(finds('ete')).toEqual(['Été 2'])
  expect(finds('nothing')).toEqual([])
  expect(finds(' ')).toEqual([])
})

test('a number goes before words', () => {
  expect(finds('2')).toEqual(['Board search', 'Été 2'])
  expect(finds('boa-2')).toEqual(['Board search'])
  expect(finds('xyz-2')).toEqual([])
})
