import { expect, test } from 'vitest'
import type { InboxPage, Letter } from '../../domain/letter.ts'
import { extended, renewed } from './join-letters.ts'

const pageMax = 3
const letter = (seq: number) => ({ board: 'b', seq, at: new Date(seq * 1_000).toISOString() }) as unknown as Letter

/** A page of an inbox in which there are so many letters: those before one, or the newest. */
function pageOf(count: number, before: number = count + 1): InboxPage {
  const told = Array.from({ length: Math.min(pageMax, before - 1) }, (_, index) => before - 1 - index)
  const oldest = told.at(-1) ?? 1
  return {
    letters: told.map(letter),
    newest: `${count}`,
    before: oldest > 1 ? `${oldest}` : null,
    unread: count,
    isWhole: true,
  }
}
const seqs = ({ letters }: InboxPage) => letters.map(({ seq }) => seq)

test('what lies behind the first page stays where it is had anew', () => {
  const now = extended(pageOf(9), pageOf(9, 7), '7')
  const anew = renewed(now, pageOf(10))
  expect(seqs(anew)).toEqual([10, 9, 8, 7, 6, 5, 4])
  expect(anew).toMatchObject({ before: '4', newest: '10' })
})

test('where more than a page is new, nothing is left out: what lies behind is asked for again', () => {
  const now = extended(pageOf(9), pageOf(9, 7), '7')
  const anew = renewed(now, pageOf(20))
  expect(seqs(anew)).toEqual([20, 19, 18])
  expect(anew.before).toBe('18')
})

test('a page that was asked for twice is there once, and one that no longer follows is not taken', () => {
  const now = extended(pageOf(9), pageOf(9, 7), '7')
  expect(seqs(extended(now, pageOf(9, 7), '7'))).toEqual([9, 8, 7, 6, 5, 4])
  const anew = renewed(now, pageOf(20))
  expect(seqs(extended(anew, pageOf(9, 4), '4'))).toEqual([20, 19, 18])
  expect(extended(anew, pageOf(9, 4), '4').before).toBe('18')
})
