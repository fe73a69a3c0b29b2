import { expect, test } from 'vitest'
import { changedPart } from './changed-part.ts'

test('of a short text all is shown', () => {
  expect(changedPart('Old', 'New')).toEqual({ from: 'Old', to: 'New' })
  expect(changedPart('', 'New')).toEqual({ from: '', to: 'New' })
  expect(changedPart('Same words', 'Same words')).toEqual({ from: 'Same words', to: 'Same words' })
})

test('of a long text what is other is shown, with a little around it, as one line', () => {
  const [head, tail] = ['a'.repeat(200), 'z'.repeat(200)]
  const { from, to } = changedPart(`${head} whale\n${tail}`, `${head} fox\n${tail}`)
  expect(from).toBe(`…${'a'.repeat(15)} whale ${'z'.repeat(15)}…`)
  expect(to).toBe(`…${'a'.repeat(15)} fox ${'z'.repeat(15)}…`)
  expect(Array.from(changedPart('', '🐋'.repeat(500)).to)).toHaveLength(121)
})
