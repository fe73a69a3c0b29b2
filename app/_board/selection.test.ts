import { expect, test } from 'vitest'
import { manyCardsMax } from '../../domain/board.ts'
import { addCard, addCards, addList, archiveCard, card, given, list, moveCard } from '../../domain/spec/given.ts'
import { createSelection } from './selection.ts'

const words = ['a', 'b', 'c', 'd', 'e']
const start = () => given(addList('todo'), addList('done'), ...words.map((word) => addCard(word, 'todo')))

function open(history = start()) {
  let now = history
  const selection = createSelection(() => now.board)
  const selected = () => words.filter((word) => selection.cards.has(card(word)))
  return { selection, selected, becomes: (next: typeof now) => (now = next) }
}

test('a range goes from the card that was toggled last, and back again', () => {
  const { selection, selected } = open()
  selection.toggle(card('b'))
  selection.extend(card('d'))
  expect(selected()).toEqual(['b', 'c', 'd'])
  selection.extend(card('c'))
  expect(selected()).toEqual(['b', 'c'])
  selection.extend(card('a'))
  expect(selected()).toEqual(['a', 'b'])
})

test('a range keeps what was selected before it', () => {
  const { selection, selected } = open()
  selection.toggle(card('a'))
  selection.toggle(card('c'))
  selection.extend(card('d'))
  expect(selected()).toEqual(['a', 'c', 'd'])
  selection.extend(card('c'))
  expect(selected()).toEqual(['a', 'c'])
})

test('a range over two lists is the card itself', () => {
  const { selection, selected } = open(start().and(moveCard('e', 'done')))
  selection.toggle(card('a'))
  selection.extend(card('e'))
  expect(selected()).toEqual(['a', 'e'])
})

test('what is archived leaves the selection, and what is moved stays in it', () => {
  const { selection, selected, becomes } = open()
  for (const word of ['a', 'b', 'c']) selection.toggle(card(word))
  becomes(start().and(archiveCard('b'), moveCard('c', 'done')))
  selection.prune()
  expect(selected()).toEqual(['a', 'c'])
  expect(selection.of(card('c'))).toEqual([card('a'), card('c')])
  expect(selection.of(card('d'))).toEqual([card('d')])
})

test('no more are selected than one command may name, and it is known', () => {
  const many = (from: number) => Array.from({ length: 300 }, (_, index) => `${from}-${index}`)
  const { selection } = open(start().and(addCards(many(1), 'done'), addCards(many(2), 'done')))
  selection.addList(list('todo'))
  expect([selection.cards.size, selection.isCut]).toEqual([5, false])
  selection.addList(list('done'))
  expect([selection.cards.size, selection.isCut]).toEqual([manyCardsMax, true])
  selection.clear()
  expect([selection.cards.size, selection.isCut]).toEqual([0, false])
})
