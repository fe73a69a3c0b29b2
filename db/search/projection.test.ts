import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardsOf, emptyBoard } from '../../domain/board.ts'
import { emptyBody, foldBody } from '../../domain/body.ts'
import type { Entry } from '../../domain/event.ts'
import { fold } from '../../domain/evolve.ts'
import { checked, isBoardId } from '../../domain/id.ts'
import { aHistory } from '../../domain/spec/arbitrary.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addItem,
  addList,
  archiveCard,
  archiveCards,
  archiveList,
  ask,
  boardId,
  card,
  checklist,
  comment,
  describeCard,
  given,
  type History,
  item,
  list,
  moveCard,
  removeComment,
  restoreCard,
  restoreCards,
  restoreList,
} from '../../domain/spec/given.ts'
import { createProjection } from './projection.ts'

/** A projection in memory. */
function open() {
  const db = new Database(':memory:')
  const projection = createProjection(db)
  const find = (typed: string, boards: readonly string[] = [boardId]) => projection.find({ typed, boards, hitsMax: 20 })
  return { db, projection, find }
}

/** What is found after a history: `card place`, in the words of the history. */
function foundIn({ entries }: History, typed: string): string[] {
  const { projection, find } = open()
  projection.take(boardId, entries)
  const words = new Map<string, string>(['a', 'b', 'c'].map((word) => [card(word), word]))
  return find(typed).map(({ card: id, where }) => `${words.get(id)} ${where}`)
}

const start = given(addList('todo'), addList('done'), addCard('a', 'todo'), addCard('b', 'todo'))
const named = start.and(ask('RenameCard', { cardId: card('a'), title: 'Blue whale' }))

test('a card is found by its title from when it is added, and by its new one when it is renamed', () => {
  const added = start.and(ask('AddCard', { cardId: card('c'), listId: list('todo'), title: 'Red fox' }))
  expect(foundIn(added, 'fox')).toEqual(['c title'])
  expect(foundIn(named, 'whale')).toEqual(['a title'])
  expect(foundIn(named.and(ask('RenameCard', { cardId: card('a'), title: 'Orca' })), 'whale')).toEqual([])
})

test('a description is found as it reads now', () => {
  const described = start.and(describeCard('a', 'Where the narwhal lives', 0))
  expect(foundIn(described, 'narwhal')).toEqual(['a description'])
  const again = described.and(describeCard('a', '', described.entries.length))
  expect(foundIn(again, 'narwhal')).toEqual([])
})

test('of a card that is deleted for good nothing is kept, and of one that left for another board neither', () => {
  const leave = { toBoard: checked(isBoardId, 'other'), toList: list('x'), newCardId: card('n') }
  for (const last of [
    [archiveCard('a'), ask('DeleteCard', { cardId: card('a') })],
    [ask('MoveCardToBoard', { cardId: card('a'), ...leave })],
  ]) {
    const said = named.and(describeCard('a', 'Where the narwhal lives', 0), addComment('m', 'a', 'narwhal'))
    const { db, projection, find } = open()
    projection.take(boardId, said.and(...last).entries)
    expect(find('whale')).toEqual([])
    expect(db.prepare('select text from texts').all()).toEqual([{ text: 'b' }])
    expect(db.serialize().includes('narwhal')).toBe(false)
  }
})

test('[E8] of words that are erased nothing is kept, also of those that were not found any more', () => {
  const said = start
    .and(
      ask('RenameCard', { cardId: card('a'), title: 'narwhal' }),
      ask('RenameCard', { cardId: card('a'), title: 'a' }),
    )
    .and(describeCard('a', 'Where the narwhal lives', 0), addComment('m', 'a', 'narwhal'))
  const { db, projection, find } = open()
  projection.take(boardId, said.entries)
  expect(find('narwhal')).toHaveLength(1)
  const cardId = card('a')
  const erased = said.and(
    ask('EraseTexts', { of: { kind: 'comment', cardId, commentId: comment('m') } }),
    ask('EraseTexts', { of: { kind: 'description', cardId } }),
    ask('EraseTexts', { of: { kind: 'titles', cardId } }),
  )
  projection.take(boardId, erased.entries)
  expect(find('narwhal')).toEqual([])
  expect(db.serialize().includes('narwhal')).toBe(false)
})

test('many cards that are added at once are found', () => {
  const cards = ['a2', 'b2'].map((word) => ({ cardId: card(word), title: `fox ${word}` }))
  const { projection, find } = open()
  projection.take(boardId, start.and(ask('AddCards', { cards, listId: list('todo') })).entries)
  expect(find('fox').map(({ card: id }) => id)).toEqual(expect.arrayContaining([card('a2'), card('b2')]))
})

test('what is archived is not found, alone or with its list, and is again when it is restored', () => {
  const described = named.and(describeCard('a', 'Where the narwhal lives', 0))
  for (const typed of ['whale', 'narwhal']) {
    const seen = foundIn(described, typed)
    expect(seen).toHaveLength(1)
    expect(foundIn(described.and(archiveCard('a')), typed)).toEqual([])
    expect(foundIn(described.and(archiveCard('a'), restoreCard('a')), typed)).toEqual(seen)
    expect(foundIn(described.and(archiveCards('a', 'b')), typed)).toEqual([])
    expect(foundIn(described.and(archiveCards('a', 'b'), restoreCards('a')), typed)).toEqual(seen)
    expect(foundIn(described.and(archiveList('todo')), typed)).toEqual([])
    expect(foundIn(described.and(archiveList('todo'), restoreList('todo')), typed)).toEqual(seen)
    expect(foundIn(described.and(archiveCard('a'), archiveList('todo'), restoreList('todo')), typed)).toEqual([])
    expect(foundIn(described.and(moveCard('a', 'done'), archiveList('todo')), typed)).toEqual(seen)
  }
})

test('a comment is found as it reads now, until it is removed', () => {
  const said = start.and(addComment('x', 'a', 'Ask the octopus'))
  expect(foundIn(said, 'octopus')).toEqual(['a comment'])
  const base = said.entries.length
  const edit = ask('EditComment', { cardId: card('a'), commentId: comment('x'), text: 'Ask the squid', base })
  expect(foundIn(said.and(edit), 'octopus')).toEqual([])
  expect(foundIn(said.and(edit), 'squid')).toEqual(['a comment'])
  expect(foundIn(said.and(removeComment('x', 'a')), 'octopus')).toEqual([])
})

test('an item is found as it reads now, until it is removed, goes with its checklist, or is a card', () => {
  const listed = start.and(addChecklist('plankton', 'a'), addItem('krill', 'plankton', 'a'))
  expect(foundIn(listed, 'krill')).toEqual(['a item'])
  expect(foundIn(listed, 'plankton')).toEqual(['a item'])
  const its = { cardId: card('a'), itemId: item('krill') }
  const base = listed.entries.length
  expect(foundIn(listed.and(ask('EditItem', { ...its, text: 'shrimp', base })), 'krill')).toEqual([])
  expect(foundIn(listed.and(ask('RemoveItem', its)), 'krill')).toEqual([])
  const renamed = ask('RenameChecklist', { cardId: card('a'), checklistId: checklist('plankton'), title: 'algae' })
  expect(foundIn(listed.and(renamed), 'plankton')).toEqual([])
  expect(foundIn(listed.and(renamed), 'algae')).toEqual(['a item'])
  const removed = ask('RemoveChecklist', { cardId: card('a'), checklistId: checklist('plankton') })
  for (const typed of ['krill', 'plankton']) expect(foundIn(listed.and(removed), typed)).toEqual([])
  const turned = listed.and(ask('TurnItemIntoCard', { ...its, newCardId: card('c') }))
  expect(foundIn(turned, 'krill')).toEqual(['c title'])
})

test('a title goes before what is only said of a card, and each card comes once', () => {
  const said = start.and(
    addComment('x', 'b', 'whale whale whale'),
    addComment('y', 'b', 'and a whale'),
    ask('RenameCard', { cardId: card('a'), title: 'A whale of a time' }),
  )
  expect(foundIn(said, 'whale')).toEqual(['a title', 'b comment'])
})

test('the last word may be half of one, the others not; case and accents are not told apart', () => {
  const whales = start.and(ask('RenameCard', { cardId: card('a'), title: 'Éléphants in Zürich, naïve' }))
  for (const typed of ['ele', 'ELEPHANTS', 'zurich élé', 'in zür', 'naïve'])
    expect([typed, ...foundIn(whales, typed)]).toEqual([typed, 'a title'])
  for (const typed of ['ele zurich', 'ele ', 'phants']) expect([typed, ...foundIn(whales, typed)]).toEqual([typed])
})

test('scripts without spaces are found from one character on', () => {
  const title = '東京タワーへ行く、ภาษาไทย'
  const cards = start.and(ask('RenameCard', { cardId: card('a'), title }))
  for (const typed of ['東', '京タ', 'タワー', '行く', 'ไทย'])
    expect([typed, ...foundIn(cards, typed)]).toEqual([typed, 'a title'])
  expect(foundIn(cards, '京東')).toEqual([])
})

test('a card is found by its number, with and without the letters before it', () => {
  expect(foundIn(start, '2')).toEqual(['b number'])
  expect(foundIn(start, 'boa-2')).toEqual(['b number'])
  expect(foundIn(start.and(archiveCard('b')), '2')).toEqual([])
})

test('only the boards that are asked for are looked through', () => {
  const { projection, find } = open()
  projection.take(boardId, named.entries)
  projection.take('other', start.and(ask('RenameCard', { cardId: card('b'), title: 'Whale too' })).entries)
  expect(find('whale').map(({ board }) => board)).toEqual([boardId])
  expect(find('whale', ['other']).map(({ board, card: id }) => [board, id])).toEqual([['other', card('b')]])
  expect(find('whale', [boardId, 'other'])).toHaveLength(2)
  expect(find('whale', ['nowhere'])).toEqual([])
  expect(find('whale', [])).toEqual([])
  projection.drop('other')
  expect(find('whale', ['other'])).toEqual([])
  expect(projection.cursor('other')).toBe(0)
})

test('what someone types is never taken for the index’s own language', () => {
  const { projection, find } = open()
  projection.take(boardId, named.entries)
  const hostile = [
    '"',
    '""',
    "'",
    '*',
    'NEAR(',
    'NEAR(blue whale, 2)',
    'blue OR fox',
    'NOT blue',
    'title : blue',
    'board : b1',
    '{title} :',
    '^blue',
    '-blue',
    'blue)',
    '(',
    'a" OR "b',
    '\0',
    'blue\0whale',
    '🚀',
    '👩‍👩‍👧',
    '\ud800',
    '½ ﬁ ﷺ',
    'x'.repeat(10_000),
    'x '.repeat(10_000),
    '"'.repeat(10_000),
    '東'.repeat(10_000),
    '-9',
    '999999999',
    'boa-',
    '; drop table texts',
  ]
  for (const typed of hostile) expect(() => find(typed)).not.toThrow()
  expect(find('NEAR(blue whale)')).toEqual([])
  expect(find('"blue whale"')).toHaveLength(1)
  expect(find('blue* whale')).toHaveLength(1)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void find(typed)))
})

test('what can be found is what is on the board, however it came to be', () => {
  fc.assert(
    fc.property(aHistory, fc.nat(60), (entries, cut) => {
      const [one, two] = [open(), open()]
      one.projection.take(boardId, entries)
      for (const part of [entries.slice(0, cut), entries.slice(0, cut + 3), entries.slice(cut)])
        two.projection.take(boardId, part)
      const expected = wordsOf(entries)
      expect(contents(one.db)).toEqual(expected)
      expect(contents(two.db)).toEqual(expected)
      expect(two.projection.cursor(boardId)).toBe(entries.length)
    }),
    { numRuns: 150 },
  )
})

/** All that can be found: the texts of which the words are in the index. */
function contents(db: Database.Database): string[] {
  return db
    .prepare<[], { line: string }>(
      "select card || ' ' || place || ' ' || text as line from texts join (select rowid as id from words) using (id)",
    )
    .all()
    .map(({ line }) => line)
    .sort()
}

/** The words of a board, read from the board itself and from the bodies of its cards. */
function wordsOf(entries: readonly Entry[]): string[] {
  const board = fold(emptyBoard(boardId), entries)
  const lines: string[] = []
  for (const listId of board.order.lists)
    for (const id of cardsOf(board, listId)) {
      const { description, comments, checklists, items } = foldBody(emptyBody, id, entries)
      const say = (place: string, text: string) => text && lines.push(`${id} ${place} ${text}`)
      say('title', board.cards[id]?.title ?? '')
      say('description', description)
      for (const { text } of Object.values<{ text: string }>(comments)) say('comment', text)
      for (const { title } of Object.values<{ title: string }>(checklists)) say('item', title)
      for (const { text } of Object.values<{ text: string }>(items)) say('item', text)
    }
  return lines.sort()
}
