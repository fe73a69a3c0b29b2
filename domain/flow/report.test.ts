import { describe, expect, test } from 'vitest'
import type { Entry } from '../event.ts'
import type { ListId } from '../id.ts'
import {
  addCard,
  addList,
  archiveCard,
  archiveList,
  ask,
  card,
  list,
  moveCard,
  restoreCard,
  restoreList,
} from '../spec/given.ts'
import { momentOf, timed } from '../spec/timed.ts'
import { weeksUpTo } from './calendar.ts'
import { percentile } from './percentile.ts'
import { reportOn } from './report.ts'
import { openTracks } from './tracks.ts'
import { aimAt } from './way.ts'

/** Lists as the kanban template has them, in short: what waits, what is done now, what is looked at, what is done. */
const lists = ['wait', 'do', 'look', 'done']
const made = ['2026-11-02 08:00', ...lists.map((name) => addList(name))] as const
const hourMs = 3_600_000
const dayMs = 24 * hourMs

const reportFor = (
  entries: readonly Entry[],
  now: string,
  {
    done = null,
    from = null,
    names = lists,
  }: { done?: ListId | null; from?: ListId | 'added' | null; names?: string[] } = {},
) => {
  const tracks = openTracks()
  tracks.apply(entries)
  const ms = momentOf(now)
  const aim = aimAt(names.map(list), done, from)
  return reportOn(tracks, aim, weeksUpTo('UTC', tracks.beganAt, ms, 12), ms)
}

describe('a report on a week that is worked out by hand', () => {
  // x: waits 1 day, is done in 2 days and looked at in 12 hours. y: is begun and stays. z: is added, and waits.
  const entries = timed(
    made,
    ['2026-11-02 09:00', addCard('x', 'wait'), addCard('y', 'wait')],
    ['2026-11-03 09:00', moveCard('x', 'do')],
    ['2026-11-04 09:00', moveCard('y', 'do')],
    ['2026-11-05 09:00', moveCard('x', 'look')],
    ['2026-11-05 21:00', moveCard('x', 'done'), addCard('z', 'wait')],
  )
  const report = reportFor(entries, '2026-11-06 09:00')

  test('says how long work took, from its beginning', () => {
    expect(report.finished).toEqual([
      { card: card('x'), number: 1, doneAt: momentOf('2026-11-05 21:00'), tookMs: 2.5 * dayMs },
    ])
    expect(report.took).toEqual({ cards: 1, medianMs: 2.5 * dayMs, p85Ms: 2.5 * dayMs })
    expect(report.straight).toBe(0)
  })

  test('says the time in each list', () => {
    expect(
      report.lists.map(({ cards, longestMs, stays }) => [cards, longestMs, stays.cards, stays.medianMs, stays.p85Ms]),
    ).toEqual([
      [1, 0.5 * dayMs, 2, dayMs, 2 * dayMs],
      [1, 2 * dayMs, 1, 2 * dayMs, 2 * dayMs],
      [0, null, 1, 0.5 * dayMs, 0.5 * dayMs],
      [1, 0.5 * dayMs, 0, null, null],
    ])
  })

  test('says how many cards were where at the end of each day, and now', () => {
    expect(report.days).toEqual([
      { day: '2026-11-02', cards: [2, 0, 0, 0], others: 0 },
      { day: '2026-11-03', cards: [1, 1, 0, 0], others: 0 },
      { day: '2026-11-04', cards: [0, 2, 0, 0], others: 0 },
      { day: '2026-11-05', cards: [1, 1, 0, 1], others: 0 },
      { day: '2026-11-06', cards: [1, 1, 0, 1], others: 0 },
    ])
  })

  test('says how many were done in each week', () => {
    const later = reportFor(
      timed(
        made,
        ['2026-11-02 09:00', addCard('x', 'do'), addCard('y', 'do'), addCard('z', 'do')],
        ['2026-11-08 23:59', moveCard('x', 'done')],
        ['2026-11-09 00:00', moveCard('y', 'done')],
        ['2026-11-17 00:00', moveCard('z', 'done')],
      ),
      '2026-11-25 12:00',
    )
    expect(later.weeks).toEqual([
      { week: '2026-11-02', done: 1 },
      { week: '2026-11-09', done: 1 },
      { week: '2026-11-16', done: 1 },
      { week: '2026-11-23', done: 0 },
    ])
  })
})

describe('what is done', () => {
  test('is the last list, or another and those after it', () => {
    const entries = timed(
      made,
      ['2026-11-02 09:00', addCard('x', 'do')],
      ['2026-11-03 09:00', moveCard('x', 'look')],
      ['2026-11-05 09:00', moveCard('x', 'done')],
    )
    expect(reportFor(entries, '2026-11-06 09:00').took.medianMs).toBe(3 * dayMs)
    const looked = reportFor(entries, '2026-11-06 09:00', { done: list('look') })
    expect(looked.finished).toMatchObject([{ doneAt: momentOf('2026-11-03 09:00'), tookMs: dayMs }])
  })

  test('stays done when it is archived, deleted or moved to another board', () => {
    const entries = timed(
      made,
      ['2026-11-02 09:00', addCard('x', 'do'), addCard('y', 'do')],
      ['2026-11-03 09:00', moveCard('x', 'done')],
      ['2026-11-04 09:00', archiveCard('x'), archiveCard('y')],
      ['2026-11-05 09:00', ask('DeleteCard', { cardId: card('x') })],
    )
    const { weeks, days, took, lists: reported } = reportFor(entries, '2026-11-05 12:00')
    expect(weeks).toEqual([{ week: '2026-11-02', done: 1 }])
    expect(took.medianMs).toBe(dayMs)
    expect(days.map(({ cards }) => cards)).toEqual([
      [0, 2, 0, 0],
      [0, 1, 0, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 1],
    ])
    expect(reported.map(({ cards }) => cards)).toEqual([0, 0, 0, 0])
  })

  test('is done no more when it goes back, and is done when it comes again', () => {
    const first = [
      made,
      ['2026-11-02 09:00', addCard('x', 'do')],
      ['2026-11-03 09:00', moveCard('x', 'done')],
      ['2026-11-10 09:00', moveCard('x', 'do')],
    ] as const
    expect(reportFor(timed(...first), '2026-11-11 09:00').weeks.map(({ done }) => done)).toEqual([0, 0])
    const again = reportFor(timed(...first, ['2026-11-11 09:00', moveCard('x', 'done')]), '2026-11-11 12:00')
    expect(again.weeks.map(({ done }) => done)).toEqual([0, 1])
    expect(again.took.medianMs).toBe(9 * dayMs)
  })

  test('took no time that can be told where it was added right there, or never came to where work begins', () => {
    const entries = timed(
      made,
      ['2026-11-02 09:00', addCard('x', 'done'), addCard('y', 'wait')],
      ['2026-11-03 09:00', moveCard('y', 'done')],
    )
    const { took, straight } = reportFor(entries, '2026-11-04 09:00')
    expect([took.cards, took.medianMs, straight]).toEqual([0, null, 2])
    const fromAdded = reportFor(entries, '2026-11-04 09:00', { from: 'added' })
    expect([fromAdded.took.cards, fromAdded.took.medianMs, fromAdded.straight]).toEqual([1, dayMs, 1])
  })

  test('takes no time while it is in the archive', () => {
    const entries = timed(
      made,
      ['2026-11-02 09:00', addCard('x', 'do')],
      ['2026-11-03 09:00', archiveCard('x')],
      ['2026-11-06 09:00', restoreCard('x')],
      ['2026-11-06 21:00', moveCard('x', 'done')],
    )
    const { took, lists: reported } = reportFor(entries, '2026-11-07 09:00')
    expect(took.medianMs).toBe(1.5 * dayMs)
    expect(reported[1]?.stays).toEqual({ cards: 1, medianMs: 1.5 * dayMs, p85Ms: 1.5 * dayMs })
  })
})

describe('lists', () => {
  const entries = timed(
    made,
    ['2026-11-02 09:00', addCard('x', 'look')],
    ['2026-11-03 09:00', moveCard('x', 'do'), archiveList('look')],
  )

  test('that are archived stand for what was in them as others', () => {
    expect(reportFor(entries, '2026-11-03 12:00', { names: ['wait', 'do', 'done'] }).days).toEqual([
      { day: '2026-11-02', cards: [0, 0, 0], others: 1 },
      { day: '2026-11-03', cards: [0, 1, 0], others: 0 },
    ])
  })

  test('take their cards off the board, and bring them back', () => {
    const away = timed(
      made,
      ['2026-11-02 09:00', addCard('x', 'do')],
      ['2026-11-03 09:00', archiveList('do')],
      ['2026-11-04 09:00', restoreList('do')],
    )
    expect(reportFor(away, '2026-11-04 12:00').days.map(({ cards }) => cards)).toEqual([
      [0, 1, 0, 0],
      [0, 0, 0, 0],
      [0, 1, 0, 0],
    ])
    expect(reportFor(away, '2026-11-04 12:00').lists[1]?.longestMs).toBe(dayMs + 3 * hourMs)
  })

  test('are where work begins: the second of three or more, unless another before the end is chosen', () => {
    const ids = lists.map(list)
    expect(aimAt(ids, null, null)).toMatchObject({ done: list('done'), from: list('do') })
    expect(aimAt(ids, list('do'), null)).toMatchObject({ done: list('do'), from: null })
    expect(aimAt(ids, null, list('look'))).toMatchObject({ from: list('look') })
    expect(aimAt(ids, list('do'), list('look'))).toMatchObject({ done: list('do'), from: null })
    expect(aimAt(ids, list('gone'), list('gone'))).toMatchObject({ done: list('done'), from: list('do') })
    expect(aimAt([], null, null)).toMatchObject({ done: null, from: null })
  })
})

test('a percentile is the smallest value that so many do not exceed', () => {
  expect(percentile([1, 2, 3, 4], 50)).toBe(2)
  expect(percentile([1, 2, 3], 50)).toBe(2)
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 85)).toBe(9)
  expect(percentile([7], 85)).toBe(7)
  expect(percentile([], 85)).toBeNull()
})
