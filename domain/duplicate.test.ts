import { describe, expect, test } from 'vitest'
import { emptyBoard } from './board.ts'
import { emptyBody, foldBody } from './body.ts'
import { duplicateBoard } from './duplicate.ts'
import { fold } from './evolve.ts'
import { checked, isBoardId } from './id.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addItem,
  addLabel,
  addList,
  archiveCard,
  ask,
  card,
  describeCard,
  entry,
  given,
  guest,
  type History,
  item,
  label,
  labelCards,
  list,
  user,
} from './spec/given.ts'

const copyId = checked(isBoardId, 'copy')
const maker = user('maker')

function duplicate({ board, body }: History, described: readonly string[]) {
  const bodies = new Map(described.map((word) => [card(word), body(word)]))
  const entries = duplicateBoard({ board, bodies, title: 'Again', owner: maker }).map((events, index) =>
    entry(index + 1, maker, events),
  )
  return { entries, board: fold(emptyBoard(copyId), entries) }
}

const start = () =>
  given(
    addList('todo'),
    addList('done'),
    addLabel('bug'),
    addCard('gone', 'todo'),
    addCard('b', 'todo'),
    addCard('a', 'todo', null),
    addCard('z', 'done'),
    archiveCard('gone'),
    labelCards('bug', 'a'),
    ask('AssignCards', { cardIds: [card('a')], userId: guest }),
    ask('SetDue', { cardIds: [card('b')], at: '2026-12-01T09:00:00Z' }),
    ask('MarkDue', { cardIds: [card('b')], done: true }),
    ask('SetListLimit', { listId: list('done'), limit: 3 }),
    ask('ColorBoard', { color: 'teal' }),
    ask('DescribeBoard', { description: 'What it is for', base: 0 }),
    describeCard('a', 'words', 0),
    addChecklist('k', 'a'),
    addItem('i', 'k', 'a'),
    addItem('j', 'k', 'a'),
    ask('CheckItem', { cardId: card('a'), itemId: item('i'), done: true }),
    addComment('m', 'a', 'said'),
  )

describe('[H42] a board made from another', () => {
  test('has its lists, labels, cards and bodies, without what was archived and said', () => {
    const before = start()
    const { board, entries } = duplicate(before, ['a'])
    expect(board).toMatchObject({ title: 'Again', owner: maker, description: 'What it is for', color: 'teal' })
    expect(board.order.lists).toEqual(before.board.order.lists)
    expect(board.order.cards).toEqual(before.board.order.cards)
    expect(board.lists[list('done')]?.limit).toBe(3)
    expect(board.labels).toEqual(before.board.labels)
    expect(board.archive.cards).toEqual({})
    expect(board.lastNumber).toBe(3)
    expect(board.cards[card('a')]).toMatchObject({
      number: 1,
      labels: [label('bug')],
      people: [guest],
      described: true,
      checks: { done: 1, total: 2 },
    })
    expect(board.cards[card('a')]).not.toHaveProperty('commentCount')
    expect(board.cards[card('b')]?.due).toEqual({ at: '2026-12-01T09:00:00Z', done: true })
    const body = foldBody(emptyBody, card('a'), entries)
    expect(body).toMatchObject({ description: 'words', comments: {}, gone: [] })
    expect(Object.values(body.items).map(({ text, done }) => ({ text, done }))).toEqual([
      { text: 'i', done: true },
      { text: 'j', done: false },
    ])
  })

  test('leaves out people who could not see it', () => {
    const removed = start().and(ask('RemoveMember', { userId: guest }))
    expect(duplicate(removed, []).board.cards[card('a')]).not.toHaveProperty('people')
    const closed = start().and(ask('SetLinkRole', { role: 'none' }))
    const { board } = duplicate(closed, [])
    expect(board.linkRole).toBe('none')
    expect(board.cards[card('a')]).not.toHaveProperty('people')
  })

  test('comes in entries of at most 256 KiB, none of which begins with a description', () => {
    const words = Array.from({ length: 12 }, (_, index) => `c${index}`)
    let history = given(addList('todo'), ...words.map((word) => addCard(word, 'todo')))
    for (const word of words) history = history.and(describeCard(word, 'é'.repeat(30_000), 0))
    const { entries, board } = duplicate(history, words)
    expect(entries.length).toBeGreaterThan(3)
    for (const { events } of entries) {
      expect(Buffer.byteLength(JSON.stringify(events))).toBeLessThan(256 * 1024)
      expect(events[0].type).not.toBe('CardDescribed')
    }
    expect(board.order.cards).toEqual(history.board.order.cards)
    for (const word of words) expect(foldBody(emptyBody, card(word), entries).description).toHaveLength(30_000)
  })
})
