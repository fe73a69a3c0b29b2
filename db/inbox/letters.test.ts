import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../domain/event.ts'
import { aHistory } from '../../domain/spec/arbitrary.ts'
import {
  addCard,
  addCards,
  addChecklist,
  addComment,
  addItem,
  addList,
  archiveCard,
  ask,
  boardId,
  card,
  checklist,
  comment,
  entry,
  given,
  guest,
  type History,
  item,
  owner,
  removeComment,
  user,
} from '../../domain/spec/given.ts'
import { createLetters } from './letters.ts'

const third = user('third')
const start = given(addList('todo'), addCard('a', 'todo'), addCard('b', 'todo'))
const assign = (who: typeof owner, ...words: string[]) => ask('AssignCards', { cardIds: words.map(card), userId: who })
const at = (name: typeof owner) => `@[Someone](user:${name})`

function lettersOf(entries: readonly Entry[]) {
  const letters = createLetters(new Database(':memory:'))
  letters.take(boardId, entries)
  return letters
}
/** Someone's letters, newest first: `kind card…`, in the words of the history. */
function told({ entries }: History, who = owner): string[] {
  const words = new Map<string, string>(['a', 'b', 'c'].map((word) => [card(word), word]))
  return lettersOf(entries)
    .of(who, 100)
    .map(({ kind, cards }) => `${kind} ${cards.map((id) => words.get(id)).join(' ')}`)
}

test('[H84] who is mentioned in a comment is told, once, and not of what they wrote themselves', () => {
  const said = start.by(guest, addComment('m', 'a', `${at(third)} and ${at(third)}, ${at(guest)}`))
  expect(told(said, third)).toEqual(['mention a'])
  expect(told(said, guest)).toEqual([])
})

test('[H84] a comment is told to who has added the card, is on it, or has commented there; a mention goes first', () => {
  const said = start.and(assign(third, 'a')).by(guest, addComment('m', 'a', 'Yes'))
  expect(told(said)).toEqual(['comment a'])
  expect(told(said, third)).toEqual(['comment a', 'assigned a'])
  expect(told(said, guest)).toEqual([])
  expect(told(said.and(addComment('n', 'a', at(third))), guest)).toEqual(['comment a'])
  expect(told(said.and(addComment('n', 'a', at(guest))), guest)).toEqual(['mention a'])
  const left = start.and(assign(third, 'a'), ask('UnassignCards', { cardIds: [card('a')], userId: third }))
  expect(told(left.by(guest, addComment('m', 'a', 'Yes')), third)).toEqual(['assigned a'])
  const many = given(addList('todo')).and(addCards(['a', 'b'], 'todo'))
  expect(told(many.by(guest, addComment('m', 'b', 'Yes')))).toEqual(['comment b'])
})

test('[H84] who is put on cards is told of them together, and not by themselves', () => {
  expect(told(start.by(guest, assign(owner, 'a', 'b')))).toEqual(['assigned a b'])
  expect(told(start.and(assign(owner, 'a')))).toEqual([])
})

test('[H84] an item is told to whose it is, until it is another’s, no one’s, or not there', () => {
  const items = start.and(addChecklist('k', 'a'), addItem('i', 'k', 'a'))
  const give = (who: typeof owner | null) => ask('AssignItem', { cardId: card('a'), itemId: item('i'), userId: who })
  const mine = items.by(guest, give(owner))
  expect(told(mine)).toEqual(['item a'])
  expect(told(mine.by(guest, give(third)))).toEqual([])
  expect(told(mine.by(guest, give(null)))).toEqual([])
  expect(told(mine.and(ask('RemoveItem', { cardId: card('a'), itemId: item('i') })))).toEqual([])
  expect(told(mine.and(ask('RemoveChecklist', { cardId: card('a'), checklistId: checklist('k') })))).toEqual([])
})

test('[H84] a comment that is changed is told only to who is newly named; one that is removed is told no more', () => {
  const said = start.by(guest, addComment('m', 'a', at(third)))
  const edited = (text: string) =>
    said.by(guest, ask('EditComment', { cardId: card('a'), commentId: comment('m'), text, base: said.entries.length }))
  expect(told(edited(`${at(third)}!`), third)).toEqual(['mention a'])
  expect(told(edited('Nobody'), third)).toEqual([])
  expect(told(edited('Nobody'))).toEqual(['comment a'])
  expect(told(edited(at(owner)))).toEqual(['mention a', 'comment a'])
  expect(lettersOf(edited('Other words').entries).of(owner, 9)[0]).toMatchObject({
    seq: 5,
    said: 6,
    thing: comment('m'),
  })
  expect(told(said.and(removeComment('m', 'a')), third)).toEqual([])
})

test('[H84, E8] of a card that is deleted, or that goes to another board, nothing is told', () => {
  const said = start.by(guest, addComment('m', 'a', at(third)), assign(owner, 'a'))
  const gone = said.and(archiveCard('a'), ask('DeleteCard', { cardId: card('a') }))
  expect([told(said), told(gone), told(gone, third)]).toEqual([['assigned a', 'comment a'], [], []])
  const away = entry(7, owner, [{ type: 'CardMovedToBoard', cardId: card('a') }])
  expect(lettersOf([...said.entries, away]).of(owner, 9)).toEqual([])
})

test('[H84] a comment that was removed and is there again is told again, as its author’s', () => {
  const said = start.by(guest, addComment('m', 'a', at(third)))
  const removed = said.and(removeComment('m', 'a'))
  const gone = removed.entries.at(-1)?.events[0]
  if (gone?.type !== 'CommentRemoved') throw new Error('it was not removed')
  const restored = entry(7, owner, [
    { type: 'CommentRestored', cardId: card('a'), commentId: comment('m'), comment: gone.from, commentCount: 1 },
  ])
  expect(lettersOf([...removed.entries, restored]).of(third, 9)).toMatchObject([{ kind: 'mention', actor: guest }])
  expect(lettersOf([...removed.entries, restored]).of(guest, 9)).toEqual([])
})

test('letters are bounded, and go with their board', () => {
  const said = start.by(guest, addComment('m', 'a', 'Yes'), assign(owner, 'a'), addComment('n', 'b', 'No'))
  const letters = lettersOf(said.entries)
  expect(letters.of(owner, 2)).toHaveLength(2)
  letters.drop(boardId)
  expect(letters.of(owner, 9)).toEqual([])
})

test('[H85] whose letters are others now is told of', () => {
  const letters = createLetters(new Database(':memory:'))
  expect(letters.take(boardId, start.entries)).toEqual(new Set())
  const said = start.by(guest, addComment('m', 'a', at(third)))
  expect(letters.take(boardId, said.entries.slice(-1))).toEqual(new Set([third, owner]))
  const removed = said.and(removeComment('m', 'a'))
  expect(letters.take(boardId, removed.entries.slice(-1))).toEqual(new Set([third, owner]))
})

test('letters are the same however the log came in', () => {
  fc.assert(
    fc.property(aHistory, fc.integer({ min: 1, max: 9 }), (entries, size) => {
      const parts = createLetters(new Database(':memory:'))
      for (let from = 0; from < entries.length; from += size) parts.take(boardId, entries.slice(from, from + size))
      for (const who of [owner, guest]) expect(parts.of(who, 999)).toEqual(lettersOf(entries).of(who, 999))
    }),
    { numRuns: 100 },
  )
})
