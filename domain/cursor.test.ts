import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCursor, parseCursor } from './cursor.ts'
import { checked, isBoardId, isEpoch } from './id.ts'

const letters = (alphabet: string, minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((chars) => chars.join(''))
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

test('[S3] a cursor is what it was formatted from', () => {
  const place = fc.record({ seq: fc.nat(), hash4: fc.option(letters('0123456789abcdef', 4, 4), { nil: undefined }) })
  const places = fc.dictionary(letters(`${alphanumeric}_-`, 1, 12), place, {
    minKeys: 1,
    maxKeys: 40,
    noNullPrototype: true,
  })
  fc.assert(
    fc.property(letters(alphanumeric, 8, 8), places, (epoch, boards) => {
      const cursor = {
        epoch: checked(isEpoch, epoch),
        places: new Map(Object.entries(boards).map(([board, at]) => [checked(isBoardId, board), at])),
      }
      expect(parseCursor(formatCursor(cursor))).toEqual(cursor)
    }),
  )
})

test('[S6] what is no cursor cannot be read', () => {
  const odd = [
    '',
    'x',
    'v1',
    'v1.',
    'v1.abcdefgh',
    'v1.abcdefgh.',
    'v2.abcdefgh.b=1',
    'v1.abc.b=1',
    'v1.abcdefgh.b',
    'v1.abcdefgh.b=',
  ]
  const odder = [
    'v1.abcdefgh.b=-1',
    'v1.abcdefgh.b=1e3',
    'v1.abcdefgh.b=01',
    'v1.abcdefgh.b=1~xyz',
    'v1.abcdefgh.b=1~12345',
    'v1.abcdefgh.b=1,b=2',
  ]
  const oddest = [
    'v1.abcdefgh.b=1,',
    'v1.abcdefgh.b =1',
    `v1.abcdefgh.b=1${',c=1'.repeat(700)}`,
    'v1.abcdefgh.b=99999999999999999999',
  ]
  for (const text of [...odd, ...odder, ...oddest]) expect(parseCursor(text)).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => void parseCursor(text)))
})
