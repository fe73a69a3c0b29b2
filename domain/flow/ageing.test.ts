import { expect, test } from 'vitest'
import type { Entry } from '../event.ts'
import { addCard, addList, archiveCard, card, list, moveCard, restoreCard } from '../spec/given.ts'
import { momentOf, timed } from '../spec/timed.ts'
import { ageingIn } from './ageing.ts'
import { openTracks } from './tracks.ts'
import { aimAt, stagesOf } from './way.ts'

const dayMs = 24 * 3_600_000
const ageing = (entries: readonly Entry[], now: string) => {
  const tracks = openTracks()
  tracks.apply(entries)
  return ageingIn(tracks, stagesOf(aimAt([list('do'), list('done')], null, null)), momentOf(now))
}

/** Five cards stayed for 2 days each; `x` came after them, and stays. */
const five = ['p', 'q', 'r', 's', 't']
const usual = [
  ['2026-11-02 09:00', addList('do'), addList('done'), ...five.map((word) => addCard(word, 'do'))],
  ['2026-11-04 09:00', ...five.map((word) => moveCard(word, 'done')), addCard('x', 'do')],
] as const

test('[H95] a card ages when it is in its list for longer than 85 of 100 were, and is old after twice that', () => {
  expect(ageing(timed(...usual), '2026-11-06 09:00')).toEqual([])
  expect(ageing(timed(...usual), '2026-11-06 10:00')).toMatchObject([{ card: card('x'), isOld: false }])
  expect(ageing(timed(...usual), '2026-11-08 10:00')).toEqual([
    { card: card('x'), list: list('do'), ms: 4 * dayMs + 3_600_000, isOld: true },
  ])
})

test('[H95] what is done does not age, nor what is archived; the archive makes nothing older', () => {
  const away = [...usual, ['2026-11-05 09:00', archiveCard('x')]] as const
  expect(ageing(timed(...away), '2026-11-20 09:00')).toEqual([])
  const back = [...away, ['2026-11-15 09:00', restoreCard('x')]] as const
  expect(ageing(timed(...back), '2026-11-15 10:00')).toEqual([])
  expect(ageing(timed(...back), '2026-11-16 10:00')).toMatchObject([{ card: card('x'), isOld: false }])
})

test('a list in which few stays have ended lately has no habit', () => {
  const [made, moved] = usual
  const four = [made.slice(0, -1), [moved[0], ...moved.slice(1, 5), moved[6]]] as unknown as typeof usual
  expect(ageing(timed(...four), '2026-12-20 09:00')).toEqual([])
  expect(ageing(timed(...usual), '2027-01-20 09:00')).toHaveLength(1)
  expect(ageing(timed(...usual), '2027-01-27 09:01')).toEqual([])
})

test('nothing ages within a day', () => {
  const quick = [
    ['2026-11-02 09:00', addList('do'), addList('done'), ...five.map((word) => addCard(word, 'do'))],
    ['2026-11-02 09:05', ...five.map((word) => moveCard(word, 'done')), addCard('x', 'do')],
  ] as const
  expect(ageing(timed(...quick), '2026-11-03 09:05')).toEqual([])
  expect(ageing(timed(...quick), '2026-11-03 09:06')).toHaveLength(1)
})
