import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { kindOf } from '../../domain/activity-kind.ts'
import { isLasting } from '../../domain/lasting.ts'
import { addCard, addList, ask, card, given, list, moveCard, undo } from '../../domain/spec/given.ts'
import type { WireEntry } from '../../domain/wire.ts'
import english from '../_words/en.json' with { type: 'json' }
import { namesOn, whatOf } from './what.ts'

const t = createTranslator({ locale: 'en', messages: english, namespace: 'undo' })
const todo = given(addList('todo'), addList('done'), addCard('a', 'todo'), addCard('b', 'todo'))

/** What the newest entry of a history did. */
function told(history: typeof todo): string {
  const entry = history.entries.at(-1)
  if (!entry) throw new Error('nothing has happened')
  const actor = { id: entry.actor, name: 'Jun', color: 'peer-1' } as const
  const wire: WireEntry = { ...entry, actor, at: new Date(entry.at).toISOString() }
  const words = {
    t,
    card: (prefix: string, { number }: { number: number }) => `${prefix}-${number}`,
    person: () => 'Jun',
  }
  return whatOf(wire, namesOn(history.board), words)
}

test('an undoing tells what it undid, and what does it again the same', () => {
  const moved = moveCard('a', 'done')
  const back = undo(moved)
  expect(told(todo.and(moved))).toMatch(/^\w+-1 moved to done$/)
  expect(told(todo.and(moved, back))).toBe(told(todo.and(moved)))
  expect(told(todo.and(moved, back, undo(back)))).toBe(told(todo.and(moved)))
  const many = ask('MoveCards', { cardIds: [card('a'), card('b')], listId: list('done') })
  expect(told(todo.and(many, undo(many)))).toBe('2 cards moved to done')
  const due = ask('SetDue', { cardIds: [card('a')], at: '2026-12-01T09:00:00Z' })
  const marked = ask('MarkDue', { cardIds: [card('a')], done: true })
  expect(told(todo.and(due, marked, undo(marked)))).toMatch(/^\w+-1 marked as done$/)
})

test('each command that can be undone has words', () => {
  const unsaid = new Set(['CommandUndone', 'ListReranked', 'ListsReranked', 'ChecklistsReranked', 'ItemsReranked'])
  const types = Object.keys(kindOf).filter((type) => !isLasting(type) && !unsaid.has(type))
  expect(types.filter((type) => !(type in english.undo.did))).toEqual([])
})
