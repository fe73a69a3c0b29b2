import { expect, test } from 'vitest'
import { addCard, addChecklist, addItem, addList, checklist, given, item } from '../../domain/spec/given.ts'
import { placeOf, stepFrom } from './item-place.ts'

const body = given(
  addList('todo'),
  addCard('c', 'todo'),
  addChecklist('k', 'c'),
  addChecklist('l', 'c'),
  addItem('a', 'k', 'c'),
  addItem('b', 'k', 'c'),
  addItem('z', 'l', 'c'),
).body('c')

const step = (word: string, way: 'up' | 'down') => {
  const one = body.items[item(word)]
  if (!one) throw new Error('an item')
  return stepFrom(body, one, way)
}

test('an item steps up and down, and into the checklist beside its own', () => {
  expect(step('b', 'up')).toEqual({ checklistId: checklist('k'), after: null })
  expect(step('a', 'down')).toEqual({ checklistId: checklist('k'), after: item('b') })
  expect(step('b', 'down')).toEqual({ checklistId: checklist('l'), after: null })
  expect(step('z', 'up')).toEqual({ checklistId: checklist('k'), after: item('b') })
  expect(step('a', 'up')).toBeNull()
  expect(step('z', 'down')).toBeNull()
  expect(placeOf(body, { id: item('b'), checklistId: checklist('k') })).toBe(2)
})
