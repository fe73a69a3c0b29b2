import { describe, expect, test } from 'vitest'
import {
  addCard,
  addList,
  archiveCard,
  archiveList,
  ask,
  card,
  given,
  list,
  moveCard,
  rejected,
  restoreCard,
  unchanged,
} from '../spec/given.ts'

const sort = (by: 'due' | 'title' | 'age', word = 'todo') => ask('SortList', { listId: list(word), by })
const due = (at: string, ...words: string[]) => ask('SetDue', { cardIds: words.map(card), at })
const start = (...words: string[]) => given(addList('todo'), ...words.map((word) => addCard(word, 'todo')))

describe('[C40] a list is sorted once', () => {
  test('by title, as people read it: capitals beside small letters, 9 before 10', () => {
    const board = start('b', 'C', 'step 10', 'a', 'step 9')
    board.when(sort('title')).then({ type: 'ListSorted', listId: list('todo'), by: 'title', order: [3, 0, 1, 4, 2] })
    expect(board.and(sort('title')).cards('todo')).toEqual(['a', 'b', 'C', 'step 9', 'step 10'])
  })

  test('by date: what is not due comes last, and what is alike keeps its order', () => {
    const board = start('a', 'b', 'c', 'd', 'e').and(
      due('2026-12-01T09:00:00Z', 'b', 'e'),
      due('2026-12-01T08:00:00.000Z', 'd'),
    )
    expect(board.and(sort('due')).cards('todo')).toEqual(['d', 'b', 'e', 'a', 'c'])
  })

  test('by age', () => {
    const board = start('a', 'b', 'c').and(moveCard('a', 'todo'), moveCard('c', 'todo', null))
    expect(board.cards('todo')).toEqual(['c', 'b', 'a'])
    expect(board.and(sort('age')).cards('todo')).toEqual(['a', 'b', 'c'])
  })

  test('and nothing is written where it is in order', () => {
    start('a', 'b').when(sort('title')).then(unchanged)
    start().when(sort('due')).then(unchanged)
    start('b', 'a').and(sort('title')).when(sort('title')).then(unchanged)
    start().when(sort('age', 'nowhere')).then(rejected('list-not-found'))
    start().and(archiveList('todo')).when(sort('age')).then(rejected('list-archived'))
  })

  test('and what is archived keeps its place between', () => {
    const board = start('c', 'x', 'b', 'a').and(archiveCard('x'), sort('title'), restoreCard('x'))
    expect(board.cards('todo')).toEqual(['a', 'x', 'b', 'c'])
  })

  test('and cards find their places in it afterwards', () => {
    const board = start('c', 'b', 'a').and(sort('title'), addCard('d', 'todo', 'a'), moveCard('c', 'todo', null))
    expect(board.cards('todo')).toEqual(['c', 'a', 'd', 'b'])
  })
})
