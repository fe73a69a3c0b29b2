import { expect, test } from 'vitest'
import { sharedBy } from './shared-by.ts'

test('what many cards have is had by all of them, by some, or by none', () => {
  const has = (n: number) => n > 1
  expect(sharedBy([2, 3], has)).toBe('all')
  expect(sharedBy([1, 3], has)).toBe('some')
  expect(sharedBy([0, 1], has)).toBe('none')
  expect(sharedBy([], has)).toBe('none')
})
