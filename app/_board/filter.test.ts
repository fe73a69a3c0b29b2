import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Card } from '../../domain/board.ts'
import {
  addCard,
  addLabel,
  addList,
  ask,
  card,
  given,
  guest,
  label,
  labelCards,
  owner,
} from '../../domain/spec/given.ts'
import { countChosen, createMatch, type Filter, filterDues, filterIn, noFilter, searchWith } from './filter.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const on = (word: string) => ({ cardIds: [card(word)] })
const { board } = given(
  addList('todo'),
  addCard('plain', 'todo'),
  addCard('Éclair', 'todo'),
  addCard('late', 'todo'),
  addCard('soon', 'todo'),
  addCard('done', 'todo'),
  addLabel('bug'),
  addLabel('api'),
  addLabel('gone'),
  labelCards('bug', 'late', 'soon'),
  labelCards('api', 'soon'),
  ask('ArchiveLabel', { labelId: label('gone') }),
  ask('AssignCards', { ...on('late'), userId: owner }),
  ask('AssignCards', { ...on('soon'), userId: guest }),
  ask('SetDue', { ...on('late'), at: '2026-11-23T11:00:00Z' }),
  ask('SetDue', { ...on('soon'), at: '2026-11-29T11:00:00Z' }),
  ask('SetDue', { ...on('done'), at: '2026-11-20T11:00:00Z' }),
  ask('MarkDue', { ...on('done'), done: true }),
)

/** The titles of the cards that a filter shows to the owner. */
function shows(part: Partial<Filter>): string[] {
  const match = createMatch({ ...noFilter, ...part }, { ...board, me: owner, now })
  return Object.values<Card>(board.cards)
    .filter(match)
    .map(({ title }) => title)
}
const all = ['plain', 'Éclair', 'late', 'soon', 'done']

test('nothing chosen shows all', () => {
  expect(shows({})).toEqual(all)
  expect(shows({ text: '  ' })).toEqual(all)
})

test('words are parts of titles, in any order and without accents, or numbers', () => {
  expect(shows({ text: 'ecl' })).toEqual(['Éclair'])
  expect(shows({ text: 'AIR éc' })).toEqual(['Éclair'])
  expect(shows({ text: 'BOA-3' })).toEqual(['late'])
  expect(shows({ text: 'boa-' })).toEqual(all)
  expect(shows({ text: '.*' })).toEqual([])
})

test('of one kind any will do, and of each kind one must', () => {
  expect(shows({ labels: [label('bug')] })).toEqual(['late', 'soon'])
  expect(shows({ labels: [label('api'), label('bug')] })).toEqual(['late', 'soon'])
  expect(shows({ labels: [label('bug')], people: ['me'] })).toEqual(['late'])
  expect(shows({ labels: [label('api')], people: ['me'] })).toEqual([])
})

test('labels that are not on the board are not asked for', () => {
  expect(shows({ labels: [label('gone')] })).toEqual(all)
  expect(shows({ labels: [label('gone'), label('api')] })).toEqual(['soon'])
})

test('mine, no one’s, and those of each person', () => {
  expect(shows({ people: ['me'] })).toEqual(['late'])
  expect(shows({ people: [guest] })).toEqual(['soon'])
  expect(shows({ people: ['none'] })).toEqual(['plain', 'Éclair', 'done'])
  expect(shows({ people: ['none', guest] })).toEqual(['plain', 'Éclair', 'soon', 'done'])
})

test('what is done is not overdue, and has a date all the same', () => {
  expect(shows({ due: ['overdue'] })).toEqual(['late'])
  expect(shows({ due: ['week'] })).toEqual(['soon'])
  expect(shows({ due: ['none'] })).toEqual(['plain', 'Éclair'])
  expect(shows({ due: ['overdue', 'week'] })).toEqual(['late', 'soon'])
})

test('an address holds a filter, and what else it held', () => {
  const aFilter = fc.record({
    text: fc.string({ maxLength: 40 }).map((text) => text.toWellFormed()),
    labels: fc.subarray([label('bug'), label('api')]),
    people: fc.subarray(['me', 'none', owner, guest]),
    due: fc.subarray([...filterDues]),
  })
  fc.assert(
    fc.property(aFilter, (filter) => {
      const search = searchWith('?at=7&text=old&label=nonsense', filter)
      expect(new URLSearchParams(search).get('at')).toBe('7')
      const expected = { ...filter, text: filter.text.trim() === '' ? '' : filter.text }
      expect(filterIn(search)).toEqual(expected)
      expect(countChosen(filterIn(search))).toBe(countChosen(filter))
      expect(searchWith(search, noFilter)).toBe('?at=7')
    }),
  )
  expect(searchWith('', noFilter)).toBe('')
  expect(filterIn('?label=x&person=%00&due=never')).toEqual(noFilter)
})
