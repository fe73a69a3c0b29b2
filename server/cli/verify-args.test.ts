import { expect, test } from 'vitest'
import { verifyArgs } from './verify-args.ts'

const hash = 'ab'.repeat(32)

test('[E6] a board and kept heads are named in any order, also a board whose id begins with a dash', () => {
  expect(verifyArgs([])).toEqual({ board: undefined, keptHeads: [] })
  expect(verifyArgs(['abcdefghijkl', '--head', hash])).toEqual({ board: 'abcdefghijkl', keptHeads: [hash] })
  for (const board of ['-bcdefghijkl', '--cdefghijkl'])
    for (const args of [
      [board, '--head', hash.toUpperCase()],
      ['--head', hash, board],
    ])
      expect(verifyArgs(args)).toEqual({ board, keptHeads: [hash] })
})

test('what is not understood is said in a sentence', () => {
  expect(() => verifyArgs(['--had', hash])).toThrow(/^npm run verify /)
  expect(() => verifyArgs(['--head', 'abc'])).toThrow(/^abc is no hash/)
  expect(() => verifyArgs(['one', 'two'])).toThrow('Name one board, or none.')
})
