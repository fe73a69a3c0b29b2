import { expect, test } from 'vitest'
import type { Event } from '../../domain/event.ts'
import { boardId, card, comment, guest, item, label, list, newCommandId, owner, user } from '../../domain/spec/given.ts'
import type { WireEntry } from '../../domain/wire.ts'
import { boardLinesOf } from './activity-lines.ts'
import { type BoardNames, boardSentenceOf } from './board-sentence.ts'

const titles = new Map([
  [list('todo'), 'Todo'],
  [list('done'), 'Done'],
])
const names: BoardNames = {
  card: (id) => (id === card('gone') ? null : { number: 4, title: 'Alpha' }),
  list: (id) => titles.get(id) ?? '?',
  label: () => 'urgent',
  person: (id) => (id === guest ? 'Jun' : '?'),
  item: () => 'Milk',
  date: (at) => at,
  erased: 'erased',
}
const told = (event: Event) => boardSentenceOf(event, owner, names)
const [todo, done] = [list('todo'), list('done')]
const a = card('a')

test('what was done with a card is told with its card, what was before, and what is after', () => {
  expect(told({ type: 'CardRenamed', cardId: a, title: 'New', from: { title: 'Old' } })).toMatchObject({
    key: 'CardRenamed',
    values: { from: 'Old', to: 'New' },
    card: a,
  })
  const moved = { type: 'CardMoved', cardId: a, listId: done, rank: 'b', from: { listId: todo, rank: 'a' } } as const
  expect(told(moved)).toMatchObject({ key: 'CardMoved', values: { from: 'Todo', to: 'Done', cards: 1 }, card: a })
  expect(told({ ...moved, listId: todo })).toMatchObject({ key: 'CardMovedWithin', values: { list: 'Todo' } })
  const described = { type: 'CardDescribed', cardId: a, description: 'New words', base: 0 } as const
  expect(told({ ...described, from: { description: 'Old words', describedAt: 1 } })).toMatchObject({
    key: 'CardDescribedAnew',
    change: { from: 'Old words', to: 'New words' },
  })
})

test('what was done with many cards is told once, with how many there are', () => {
  const cardIds = [card('gone'), a, card('b')]
  expect(told({ type: 'CardsLabelled', cardIds, labelId: label('x') })).toMatchObject({
    key: 'CardsLabelled',
    values: { label: 'urgent', cards: 3 },
    card: a,
  })
  const moved = { type: 'CardsMoved', cardIds, listId: done, ranks: ['a', 'b', 'c'] } as const
  const from = (...lists: (typeof todo)[]) => lists.map((listId) => ({ listId, rank: 'a' }))
  expect(told({ ...moved, from: from(todo, todo, todo) })).toMatchObject({
    key: 'CardMoved',
    values: { from: 'Todo', to: 'Done', cards: 3 },
  })
  expect(told({ ...moved, from: from(todo, done, todo) })).toMatchObject({
    key: 'CardsGathered',
    values: { to: 'Done', cards: 3 },
  })
})

test('what was said is told, with names as they read', () => {
  const text = 'Look, @[Mara \\] K](user:m1),\nplease'
  const said = {
    type: 'CommentAdded',
    cardId: a,
    commentId: comment('m'),
    text,
    author: guest,
    commentCount: 1,
  } as const
  expect(told(said)).toMatchObject({ key: 'CommentAdded', values: { text: 'Look, @Mara ] K, please' }, card: a })
})

test('what was done with the board has no card', () => {
  expect(told({ type: 'BoardRenamed', title: 'New', from: { title: 'Old' } })).toEqual({
    key: 'BoardRenamed',
    values: { from: 'Old', to: 'New' },
    card: null,
  })
  expect(told({ type: 'ListLimitSet', listId: todo, limit: 3, from: { limit: null } })).toMatchObject({
    key: 'ListLimitSet',
    values: { list: 'Todo', to: 3, from: 'none' },
  })
  expect(told({ type: 'MemberRemoved', userId: guest })).toMatchObject({ values: { person: 'Jun' } })
  expect(told({ type: 'ListReranked', listId: todo })).toBeNull()
})

test('[E8] of a card that is gone nothing is told but that there was something', () => {
  const gone = card('gone')
  expect(told({ type: 'CardRenamed', cardId: gone, title: '', from: { title: '' } })).toEqual({
    key: 'Gone',
    values: { cards: 1 },
    card: null,
  })
  expect(told({ type: 'CardDeleted', cardId: gone })).toMatchObject({ key: 'CardDeleted', card: null })
})

test('what one person does again and again is one line only with one card', () => {
  const checked = (seq: number, on: string): WireEntry => ({
    board: boardId,
    seq,
    commandId: newCommandId(),
    at: `2026-11-23T09:00:0${seq}.000Z`,
    actor: { id: user('mara'), name: 'Mara', color: 'peer-1' },
    events: [{ type: 'ItemChecked', cardId: card(on), itemId: item('i'), done: true, checks: { done: 1, total: 2 } }],
  })
  const lines = boardLinesOf([checked(4, 'b'), checked(3, 'a'), checked(2, 'a'), checked(1, 'a')], names)
  expect(lines.map(({ seq, count }) => [seq, count])).toEqual([
    [4, 1],
    [3, 3],
  ])
})
