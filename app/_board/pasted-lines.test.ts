import { expect, test } from 'vitest'
import { manyCardsMax } from '../../domain/board.ts'
import { linesFault, linesIn } from './pasted-lines.ts'

test('each line is a title, without the marks of a list and without empty lines', () => {
  const text = '- milk\r\n\n* bread\n  + eggs\u2028• tea\n1. one\n12) twelve\n[ ] open\n- [x] done\n\t\n-\n- \nplain'
  expect(linesIn(text)).toEqual(['milk', 'bread', 'eggs', 'tea', 'one', 'twelve', 'open', 'done', 'plain'])
})

test('what only looks like a mark stays', () => {
  const lines = ['-5 degrees', '3.5 inches', '2026. A year', '*bold* words', '[link] to', '10.30 lunch']
  expect(linesIn(lines.join('\n'))).toEqual(lines)
})

test('control characters within a line become spaces', () => {
  expect(linesIn('a\tb\u0000c')).toEqual(['a b c'])
})

test('what cannot be added at once says why', () => {
  expect(linesFault(['a', 'b'])).toBe(null)
  expect(linesFault(Array.from({ length: manyCardsMax }, () => 'x'))).toBe(null)
  expect(linesFault(Array.from({ length: manyCardsMax + 1 }, () => 'x'))).toBe('tooMany')
  expect(linesFault(['a', 'x'.repeat(501)])).toBe('tooLong')
  expect(linesFault(['a', '\ud800'])).toBe('unreadable')
  expect(linesFault(Array.from({ length: 400 }, () => 'x'.repeat(500)))).toBe('tooLarge')
})
