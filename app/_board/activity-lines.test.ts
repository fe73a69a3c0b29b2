import { describe, expect, test } from 'vitest'
import type { Event } from '../../domain/event.ts'
import type { UserId } from '../../domain/id.ts'
import { boardId, card, checklist, comment, guest, item, list, newCommandId, owner } from '../../domain/spec/given.ts'
import type { WireEntry } from '../../domain/wire.ts'
import { linesOf } from './activity-lines.ts'
import type { Names } from './sentence.ts'

const names: Names = {
  list: (id) => (id === list('a') ? 'Next up' : 'In progress'),
  label: () => 'label',
  person: (id) => id,
  item: (id) => (id === item('gone') ? null : 'an item'),
  date: (at) => at,
  erased: 'erased',
}
const minute = (minutes: number) => new Date(minutes * 60_000).toISOString()
const entry = (seq: number, event: Event, { by = owner, at = seq }: { by?: UserId; at?: number } = {}): WireEntry => ({
  board: boardId,
  seq,
  commandId: newCommandId(),
  actor: { id: by, name: by, color: 'peer-1' },
  at: minute(at),
  events: [event],
})
const cardId = card('c')
const checks = { done: 0, total: 1 }
const checkedItem = (word: string): Event => ({ type: 'ItemChecked', cardId, itemId: item(word), done: true, checks })
const moved: Event = {
  type: 'CardMoved',
  cardId,
  listId: list('b'),
  rank: 'a1',
  from: { listId: list('a'), rank: 'a0' },
}
const said = (word: string, at: number | null) => ({
  id: comment(word),
  author: guest,
  at: at === null ? null : minute(at),
  text: word,
  writtenAt: 0,
  edited: false,
  mentions: [],
})
const sentences = (...args: [readonly WireEntry[], ...Parameters<typeof said>[]]) => {
  const [entries, ...comments] = args
  return linesOf(
    entries,
    comments.map((one) => said(...one)),
    cardId,
    names,
  ).map((line) => (line.kind === 'comment' ? line.comment.text : `${line.sentence.key} ${line.count}`))
}

describe('what has happened with a card', () => {
  test('is told with what was before and what is after', () => {
    const [line] = linesOf([entry(1, moved)], [], cardId, names)
    expect(line).toMatchObject({ sentence: { key: 'CardMoved', values: { from: 'Next up', to: 'In progress' } } })
    const due = (at: string | null, from: string | null): Event => ({
      type: 'DueSet',
      cardIds: [card('x'), cardId],
      at,
      from: [null, from === null ? null : { at: from, done: false }],
    })
    expect(sentences([entry(3, due('d', null)), entry(2, due('d', 'e')), entry(1, due(null, 'e'))])).toEqual([
      'DueSet 1',
      'DueSetChanged 1',
      'DueSetRemoved 1',
    ])
    const many = { type: 'CardsMoved', cardIds: [card('x'), cardId], listId: list('b'), ranks: ['a', 'b'] } as const
    const from = [list('b'), list('a')].map((listId) => ({ listId, rank: 'a' }))
    const [other] = linesOf([entry(1, { ...many, from })], [], cardId, names)
    expect(other).toMatchObject({ sentence: { key: 'CardMoved', values: { from: 'Next up' } } })
  })

  test('stands in one order with what was said, newest first; what is not confirmed is newest', () => {
    expect(sentences([entry(3, moved), entry(1, moved)], ['between', 2], ['pending', null])).toEqual([
      'pending',
      'CardMoved 1',
      'between',
      'CardMoved 1',
    ])
  })

  test('is told once where one person does it again and again', () => {
    const four = [4, 3, 2, 1].map((seq) => entry(seq, checkedItem('a')))
    expect(sentences(four)).toEqual(['ItemChecked 4'])
    expect(sentences(four, ['said', 2.5])).toEqual(['ItemChecked 2', 'said', 'ItemChecked 2'])
    expect(sentences([entry(2, checkedItem('a'), { by: guest }), entry(1, checkedItem('a'))])).toHaveLength(2)
    expect(sentences([entry(2, checkedItem('a'), { at: 60 }), entry(1, checkedItem('a'))])).toHaveLength(2)
    expect(sentences([entry(2, moved), entry(1, moved)])).toHaveLength(2)
  })

  test('leaves out what goes without saying', () => {
    const added: Event = {
      type: 'CommentAdded',
      cardId,
      commentId: comment('x'),
      text: 'x',
      author: owner,
      commentCount: 1,
    }
    const reranked: Event = { type: 'ItemsReranked', cardId, checklistId: checklist('k') }
    expect(sentences([entry(2, added), entry(1, reranked)])).toEqual([])
  })

  test('names an item that is gone as one', () => {
    const [line] = linesOf([entry(1, checkedItem('gone'))], [], cardId, names)
    expect(line).toMatchObject({ sentence: { values: { known: 'no' } } })
  })
})
