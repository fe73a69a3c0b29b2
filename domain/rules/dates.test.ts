import { describe, expect, test } from 'vitest'
import { parseCommand } from '../command.ts'
import { addCard, addList, archiveCard, ask, card, given, rejected, restoreCard, unchanged } from '../spec/given.ts'

const friday = '2026-11-27T09:00:00Z'
const monday = '2026-11-30T09:00:00Z'
const setDue = (at: string | null, ...words: string[]) => ask('SetDue', { cardIds: words.map(card), at })
const mark = (done: boolean, ...words: string[]) => ask('MarkDue', { cardIds: words.map(card), done })
const start = () => given(addList('todo'), addCard('a', 'todo'), addCard('b', 'todo'))
const due = (history: ReturnType<typeof start>, word: string) => history.board.cards[card(word)]?.due

describe('[C20] the date by which a card is due', () => {
  test('is set for many at once, with what it replaced beside `cardIds`', () => {
    const board = start().and(setDue(friday, 'a'), mark(true, 'a'))
    board.when(setDue(monday, 'a', 'b')).then({
      type: 'DueSet',
      cardIds: [card('a'), card('b')],
      at: monday,
      from: [{ at: friday, done: true }, null],
    })
    board.when(setDue(friday, 'b', 'a')).then({ type: 'DueSet', cardIds: [card('b')], from: [null] })
    board.when(setDue(friday, 'a')).then(unchanged)
    board.when(setDue('2026-11-27T09:00:00.000Z', 'a')).then(unchanged)
  })

  test('has a mark that a new date leaves as it is', () => {
    const board = start().and(setDue(friday, 'a'))
    expect(due(board, 'a')).toEqual({ at: friday, done: false })
    board.when(mark(true, 'a', 'b')).then({ type: 'DueMarked', cardIds: [card('a')], done: true })
    board.when(mark(false, 'a', 'b')).then(unchanged)
    const done = board.and(mark(true, 'a'))
    expect(due(done.and(setDue(monday, 'a')), 'a')).toEqual({ at: monday, done: true })
    expect(due(done.and(archiveCard('a'), restoreCard('a')), 'a')).toEqual({ at: friday, done: true })
  })

  test('is cleared by null, and its mark with it', () => {
    const board = start().and(setDue(friday, 'a'), mark(true, 'a'))
    board.when(setDue(null, 'a', 'b')).then({ type: 'DueSet', cardIds: [card('a')], at: null })
    expect(board.and(setDue(null, 'a')).board.cards).toEqual(start().board.cards)
    start().when(setDue(null, 'a')).then(unchanged)
    start().when(setDue(friday, 'nobody')).then(rejected('card-not-found'))
  })

  test('is RFC 3339 with Z', () => {
    for (const at of ['2026-11-27', '2026-11-27T09:00:00', '2026-11-27T09:00:00+01:00', '2026-02-30T09:00:00Z', '', 7])
      expect(parseCommand({ ...setDue(null, 'a'), at })).toMatchObject({ ok: false, malformed: { field: 'at' } })
    for (const at of [friday, '2028-02-29T23:59:59.999Z', null])
      expect(parseCommand({ ...setDue(null, 'a'), at }).ok).toBe(true)
  })
})
