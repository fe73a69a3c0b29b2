import { describe, expect, test } from 'vitest'
import type { Body } from '../body.ts'
import { checklistsOf, itemsOf } from '../checklist.ts'
import type { Command } from '../command.ts'
import { decide } from '../decide.ts'
import { rankCharsMax } from '../rank.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addItem,
  addList,
  archiveCard,
  ask,
  card,
  checklist,
  comment,
  given,
  guest,
  item,
  list,
  owner,
  rejected,
  unchanged,
  user,
} from '../spec/given.ts'
import { cardChecklistsMax } from './checklists.ts'
import { cardItemsMax } from './items.ts'

const cardId = card('c')
const start = () => given(addList('todo'), addCard('c', 'todo'), addCard('d', 'todo'))
const listed = () =>
  start().and(
    addChecklist('one', 'c'),
    addChecklist('two', 'c'),
    addItem('a', 'one', 'c'),
    addItem('b', 'one', 'c'),
    addItem('x', 'two', 'c'),
  )
type Given = ReturnType<typeof start>
const items = (history: Given, word: string) =>
  itemsOf(history.body('c').items, checklist(word)).map(({ text }) => text)
const titles = (history: Given) => checklistsOf(history.body('c').checklists).map(({ title }) => title)
const checks = (history: Given) => history.board.cards[cardId]?.checks
const moveItem = (word: string, to: string, after?: string | null) =>
  ask('MoveItem', {
    cardId,
    itemId: item(word),
    checklistId: checklist(to),
    ...(after === undefined ? {} : { after: after === null ? null : item(after) }),
  })
const check = (word: string, done = true) => ask('CheckItem', { cardId, itemId: item(word), done })
const edit = (word: string, text: string, base: number) => ask('EditItem', { cardId, itemId: item(word), text, base })
const assign = (word: string, userId: string | null) =>
  ask('AssignItem', { cardId, itemId: item(word), userId: userId === null ? null : user(userId) })
const setDue = (word: string, at: string | null) => ask('SetItemDue', { cardId, itemId: item(word), at })
const removeItem = (word: string) => ask('RemoveItem', { cardId, itemId: item(word) })
const removeChecklist = (word: string) => ask('RemoveChecklist', { cardId, checklistId: checklist(word) })
const moveChecklist = (word: string, after: string | null) =>
  ask('MoveChecklist', { cardId, checklistId: checklist(word), after: after === null ? null : checklist(after) })

describe('[C23] checklists', () => {
  test('are many, each with a title and a place', () => {
    const board = listed().and(addChecklist('zero', 'c', null))
    expect(titles(board)).toEqual(['zero', 'one', 'two'])
    expect(titles(board.and(moveChecklist('zero', 'one')))).toEqual(['one', 'zero', 'two'])
    board.when(moveChecklist('one', 'zero')).then(unchanged)
    const rename = (title: string) => ask('RenameChecklist', { cardId, checklistId: checklist('one'), title })
    board.when(rename('Steps')).then({ type: 'ChecklistRenamed', title: 'Steps', from: { title: 'one' } })
    board.when(rename('one')).then(unchanged)
    expect(board.body('d').checklists).toEqual({})
  })

  test('go with their items, and the event holds what went', () => {
    const board = listed().and(check('a'))
    const one = board.body('c').checklists[checklist('one')]
    board.when(removeChecklist('one')).then({
      type: 'ChecklistRemoved',
      from: { title: 'one', rank: one?.rank ?? '', items: itemsOf(board.body('c').items, checklist('one')) },
      checks: { done: 0, total: 1 },
    })
    const removed = board.and(removeChecklist('one'))
    expect(titles(removed)).toEqual(['two'])
    expect(Object.keys(removed.body('c').items)).toEqual([item('x')])
    removed.when(removeChecklist('one')).then(unchanged)
    removed.when(addItem('n', 'one', 'c')).then(rejected('checklist-not-found'))
    expect(checks(removed.and(removeChecklist('two')))).toBeUndefined()
  })

  test('and their items are bounded', () => {
    const { board } = listed()
    const body = listed().body('c')
    const [one] = Object.values(body.checklists)
    const [a] = Object.values(body.items)
    if (!one || !a) throw new Error('a checklist with an item')
    const many = <T extends { id: string }>(count: number, thing: T) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [index === 0 ? thing.id : `${index}`, thing]))
    const asked = (full: Partial<Body>, command: Command) => decide(board, { ...body, ...full }, owner, command)
    const checklists = (count: number) => ({ checklists: many(count, (word) => ({ ...one, id: checklist(word) })) })
    expect(asked(checklists(cardChecklistsMax), addChecklist('more', 'c'))).toMatchObject(rejected('card-full'))
    expect(asked(checklists(cardChecklistsMax - 1), addChecklist('more', 'c'))).toMatchObject({ kind: 'accepted' })
    const full = (count: number) => ({ items: many(count, a) })
    expect(asked(full(cardItemsMax), addItem('more', 'two', 'c'))).toMatchObject(rejected('card-full'))
    expect(asked(full(cardItemsMax - 1), addItem('more', 'two', 'c'))).toMatchObject({ kind: 'accepted' })
  })

  test('[C9] are spaced evenly where ranks grow too long, and so are items', () => {
    let board = listed().and(addItem('y', 'one', 'c'), addChecklist('three', 'c'))
    for (let index = 0; index < 300; index++) board = board.and(moveItem(index % 2 ? 'b' : 'y', 'one', 'a'))
    for (let index = 0; index < 300; index++) board = board.and(moveChecklist(index % 2 ? 'two' : 'three', 'one'))
    const types = new Set(board.entries.flatMap(({ events }) => events.map(({ type }) => type)))
    expect([...types]).toEqual(expect.arrayContaining(['ItemsReranked', 'ChecklistsReranked']))
    const body = board.body('c')
    const ranks = [...itemsOf(body.items, checklist('one')), ...checklistsOf(body.checklists)].map(({ rank }) => rank)
    expect(Math.max(...ranks.map(({ length }) => length))).toBeLessThanOrEqual(rankCharsMax)
    expect(items(board, 'one')).toEqual(['a', 'b', 'y'])
    expect(titles(board)).toEqual(['one', 'two', 'three'])
  })

  test('are not for a card that is not there, or in the archive, nor for viewers', () => {
    const archived = listed().and(archiveCard('c'))
    archived.when(addItem('n', 'one', 'c')).then(rejected('card-archived'))
    archived.when(check('a')).then(rejected('card-archived'))
    start().when(addChecklist('one', 'nobody')).then(rejected('card-not-found'))
    const viewed = listed().and(ask('SetLinkRole', { role: 'viewer' }))
    viewed.when(check('a'), guest).then(rejected('forbidden'))
  })
})

describe('[C24] items', () => {
  test('are added, checked and counted on the face', () => {
    expect(checks(listed())).toEqual({ done: 0, total: 3 })
    const board = listed().and(check('a'), addItem('n', 'one', 'c', 'a'))
    expect(items(board, 'one')).toEqual(['a', 'n', 'b'])
    expect(checks(board)).toEqual({ done: 1, total: 4 })
    board.when(check('a')).then(unchanged)
    board.when(check('a', false)).then({ type: 'ItemChecked', done: false, checks: { done: 0, total: 4 } })
    const from = board.body('c').items[item('a')]
    if (!from) throw new Error('an item')
    board.when(removeItem('a')).then({ type: 'ItemRemoved', from, checks: { done: 0, total: 3 } })
    board.and(removeItem('a')).when(removeItem('a')).then(unchanged)
    board.when(removeItem('none')).then(rejected('item-not-found'))
  })

  test('are edited on the text that was seen', () => {
    const board = listed()
    const base = board.body('c').items[item('a')]?.writtenAt ?? 0
    board.when(edit('a', 'A', base)).then({ type: 'ItemEdited', text: 'A', base, from: { text: 'a', writtenAt: base } })
    const edited = board.and(edit('a', 'A', base))
    expect(edited.when(edit('a', 'mine', base), guest).decision).toMatchObject({
      kind: 'rejected',
      rejection: { code: 'text-changed', seq: edited.entries.length },
    })
    edited.when(edit('a', 'A', base)).then(unchanged)
  })

  test('have a person and a date', () => {
    const board = listed().and(assign('a', 'guest'), setDue('a', '2026-11-27T09:00:00Z'))
    expect(board.body('c').items[item('a')]).toMatchObject({ person: guest, due: '2026-11-27T09:00:00Z' })
    board.when(assign('a', null)).then({ type: 'ItemAssigned', userId: null, from: { userId: guest } })
    board.when(assign('a', 'guest')).then(unchanged)
    board.when(setDue('a', null)).then({ type: 'ItemDueSet', at: null, from: { at: '2026-11-27T09:00:00Z' } })
    board.when(setDue('b', null)).then(unchanged)
    const closed = listed().and(ask('SetLinkRole', { role: 'none' }))
    closed.when(assign('a', 'guest')).then(rejected('person-not-found'))
    closed.when(assign('a', 'owner')).then({ type: 'ItemAssigned', userId: owner })
  })

  test('[C7] are moved in their checklist and to another', () => {
    expect(items(listed().and(moveItem('b', 'one', null)), 'one')).toEqual(['b', 'a'])
    const moved = listed().and(moveItem('a', 'two', 'x'))
    expect(items(moved, 'one')).toEqual(['b'])
    expect(items(moved, 'two')).toEqual(['x', 'a'])
    listed()
      .when(moveItem('a', 'two'))
      .then({ type: 'ItemMoved', from: { checklistId: checklist('one') } as never })
    listed()
      .when(moveItem('b', 'one', 'a'))
      .then(unchanged)
    expect(items(listed().and(moveItem('a', 'one', 'nobody')), 'one')).toEqual(['b', 'a'])
    listed().when(moveItem('a', 'none')).then(rejected('checklist-not-found'))
  })

  test('[T6] and checklists and comments have ids that are given once on their card', () => {
    const board = listed().and(removeItem('a'), removeChecklist('two'), addComment('m', 'c', 'said'))
    board.when(addItem('a', 'one', 'c')).then(rejected('id-taken'))
    board.when(addItem('b', 'one', 'c')).then(rejected('id-taken'))
    board.when(addItem('x', 'one', 'c')).then(rejected('id-taken'))
    board.when(addChecklist('two', 'c')).then(rejected('id-taken'))
    const named = Object.assign(addChecklist('n', 'c'), { checklistId: comment('m') })
    board.when(named).then(rejected('id-taken'))
    board.when(addChecklist('two', 'd')).then({ type: 'ChecklistAdded' })
  })
})

describe('[C25] an item that is turned into a card', () => {
  const turn = (word: string, into: string) =>
    ask('TurnItemIntoCard', { cardId, itemId: item(word), newCardId: card(into) })

  test('is below its card, with its person and date, in one entry', () => {
    const at = '2026-11-27T09:00:00Z'
    const before = listed().and(assign('a', 'guest'), setDue('a', at), check('a'))
    const board = before.and(turn('a', 'n'))
    expect(board.entries).toHaveLength(before.entries.length + 1)
    expect(board.cards('todo')).toEqual(['c', 'a', 'd'])
    expect(board.board.cards[card('n')]).toMatchObject({ number: 3, people: [guest], due: { at, done: true } })
    expect(items(board, 'one')).toEqual(['b'])
    expect(checks(board)).toEqual({ done: 0, total: 2 })
    const types = board.entries.at(-1)?.events.map(({ type }) => type)
    expect(types).toEqual(['ItemTurnedIntoCard', 'CardAdded', 'CardsAssigned', 'DueSet', 'DueMarked'])
    expect(board.body('n').checklists).toEqual({})
  })

  test('leaves out who has no part in the board any more', () => {
    const gone = listed().and(assign('a', 'guest'), ask('RemoveMember', { userId: guest }), turn('a', 'n'))
    expect(gone.board.cards[card('n')]?.people).toBeUndefined()
  })

  test('[T2] has an id that is new on the board', () => {
    listed().when(turn('a', 'd')).then(rejected('id-taken'))
    listed().when(turn('none', 'n')).then(rejected('item-not-found'))
    const asList = Object.assign(turn('a', 'n'), { newCardId: list('todo') })
    listed().when(asList).then(rejected('id-taken'))
  })
})
