import { describe, expect, test } from 'vitest'
import { itemsOf } from '../checklist.ts'
import type { Command } from '../command.ts'
import type { Entry } from '../event.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addItem,
  addLabel,
  addList,
  archiveCard,
  archiveList,
  ask,
  card,
  checklist,
  describeCard,
  given,
  guest,
  item,
  labelCards,
  list,
  moveCard,
  moveList,
  rejected,
  unchanged,
  undo,
  unlabelCards,
} from '../spec/given.ts'

const cardTo = (word: string, at: number): Command => ask('RestoreCardTo', { cardId: card(word), at })
const listTo = (word: string, at: number): Command => ask('RestoreListTo', { listId: list(word), at })
const orderTo = (at: number): Command => ask('RestoreOrder', { at })
const three = [addList('a'), addList('b'), addList('c')] as const

describe('a card', () => {
  const made = given(...three, addLabel('l'), addCard('w', 'a'), addCard('x', 'a'), addCard('y', 'a'))
    .and(labelCards('l', 'x'), describeCard('x', 'Words', 0), addChecklist('k', 'x'), addItem('i', 'k', 'x'))
    .and(ask('SetDue', { cardIds: [card('x')], at: '2026-12-01T09:00:00Z' }))
    .and(ask('AssignCards', { cardIds: [card('x')], userId: guest }))
  const then = made.entries.length
  const base = made.body('x').describedAt
  const on = { cardId: card('x') }

  test('[C90] has its facts, its words, its checklists and its place again; what was said of it stays', () => {
    const changed = made
      .and(ask('RenameCard', { cardId: card('x'), title: 'other' }), unlabelCards('l', 'x'))
      .and(describeCard('x', 'Others', base), ask('CheckItem', { cardId: card('x'), itemId: item('i'), done: true }))
      .and(addItem('j', 'k', 'x'), addChecklist('m', 'x'), ask('SetDue', { cardIds: [card('x')], at: null }))
      .and(ask('UnassignCards', { cardIds: [card('x')], userId: guest }), addComment('c', 'x', 'Said since'))
      .and(moveCard('x', 'b'), archiveCard('x'))
    const back = changed.and(cardTo('x', then))
    const said = back.board.cards[card('x')]
    expect(said).toEqual({ ...made.board.cards[card('x')], rank: said?.rank, commentCount: 1 })
    expect(back.cards('a')).toEqual(['w', 'x', 'y'])
    const { comments, describedAt, gone, ...body } = back.body('x')
    expect(body).toEqual({ ...made.body('x'), comments: undefined, describedAt: undefined, gone: undefined })
    expect(Object.keys(comments)).toHaveLength(1)
    expect([describedAt, gone]).toEqual([back.entries.length, [checklist('m'), item('j')]])
    expect(back.entries.at(-1)?.events[0]).toEqual({ type: 'CardRestoredTo', cardId: card('x'), at: then })
  })

  test('[C90] of its checklists only what differs is changed, and what is still there stays the same thing', () => {
    const listed = made.and(
      addItem('j', 'k', 'x'),
      addItem('h', 'k', 'x'),
      addChecklist('m', 'x'),
      addItem('n', 'm', 'x'),
    )
    const changed = listed
      .and(ask('MoveItem', { ...on, itemId: item('i'), checklistId: checklist('m') }))
      .and(
        ask('EditItem', {
          ...on,
          itemId: item('h'),
          text: 'other',
          base: listed.body('x').items[item('h')]?.writtenAt ?? 0,
        }),
      )
      .and(ask('RemoveItem', { ...on, itemId: item('j') }), addItem('since', 'k', 'x'))
    const back = changed.and(cardTo('x', listed.entries.length))
    expect(back.entries.at(-1)?.events.map(({ type }) => type)).toEqual([
      'CardRestoredTo',
      'ItemRemoved',
      'ItemMoved',
      'ItemEdited',
      'ItemRestored',
    ])
    expect(itemsOf(back.body('x').items, checklist('k')).map(({ text }) => text)).toEqual(['i', 'j', 'h'])
    const since = listed.and(
      addChecklist('l', 'x'),
      ask('MoveItem', { ...on, itemId: item('i'), checklistId: checklist('l') }),
    )
    const moved = since.and(cardTo('x', listed.entries.length))
    expect(moved.entries.at(-1)?.events.map(({ type }) => type)).toEqual([
      'CardRestoredTo',
      'ItemMoved',
      'ChecklistRemoved',
    ])
    const removed = listed.and(ask('RemoveChecklist', { ...on, checklistId: checklist('m') }))
    const whole = removed.and(cardTo('x', listed.entries.length))
    expect(whole.entries.at(-1)?.events.map(({ type }) => type)).toEqual(['CardRestoredTo', 'ChecklistRestored'])
  })

  test('[C84, C90] an item that comes back has the place that it had for those that go back beside it', () => {
    const listed = made.and(addItem('j', 'k', 'x'), addChecklist('m', 'x'))
    const away = ask('MoveItem', { ...on, itemId: item('i'), checklistId: checklist('m') })
    const moved = listed.and(away)
    const removed = moved.and(ask('RemoveItem', { ...on, itemId: item('j') }))
    const back = removed.and(cardTo('x', moved.entries.length), undo(away))
    expect(itemsOf(back.body('x').items, checklist('k')).map(({ text }) => text)).toEqual(['i', 'j'])
  })

  test('[C90] that is as it was is unchanged, and so it is when asked again, or past the head', () => {
    made.when(cardTo('x', then)).then(unchanged)
    made.when(cardTo('x', 999)).then(unchanged)
    const moved = made.and(moveCard('x', 'b'), cardTo('x', then))
    moved.when(cardTo('x', then)).then(unchanged)
  })

  test('[C90] goes below the nearest that was above it, though others have moved', () => {
    expect(made.and(moveCard('x', 'b'), moveCard('w', 'a'), cardTo('x', then)).cards('a')).toEqual(['y', 'w', 'x'])
    expect(made.and(moveCard('x', 'b'), archiveCard('w'), cardTo('x', then)).cards('a')).toEqual(['x', 'y'])
  })

  test('[C90] keeps labels that are archived by now as they are, and leaves out who may not be assigned any more', () => {
    const off = made.and(ask('UnassignCards', { cardIds: [card('x')], userId: guest }))
    const gone = off.and(ask('RemoveMember', { userId: guest }), moveCard('x', 'b'), cardTo('x', then))
    expect(gone.board.cards[card('x')]?.people).toBeUndefined()
    expect(gone.cards('a')).toEqual(['w', 'x', 'y'])
  })

  test('[C90] its items come back without who may not be assigned any more', () => {
    const named = { cardId: card('x'), itemId: item('i') }
    const assigned = made.and(ask('AssignItem', { ...named, userId: guest }))
    const removed = assigned.and(ask('RemoveItem', named), ask('RemoveMember', { userId: guest }))
    const back = removed.and(cardTo('x', assigned.entries.length))
    expect(back.body('x').items[item('i')]).toMatchObject({ person: null })
  })

  test('[C93] cannot be restored to where it was not, nor into a list that is archived, nor from another board', () => {
    made.when(cardTo('x', 6)).then(rejected('not-there-then'))
    made.when(cardTo('x', 0)).then(rejected('not-there-then'))
    made.when(cardTo('z', then)).then(rejected('card-not-found'))
    made.and(moveCard('x', 'b'), archiveList('a')).when(cardTo('x', then)).then(rejected('list-archived'))
    made
      .and(archiveCard('x'))
      .when(cardTo('x', then + 1))
      .then(rejected('not-there-then'))
    made
      .and(archiveCard('x'), ask('DeleteCard', { cardId: card('x') }))
      .when(cardTo('x', then))
      .then(rejected('card-not-found'))
  })
})

describe('a list', () => {
  const made = given(...three, addCard('x', 'a'), addCard('y', 'a'), addCard('z', 'a')).and(
    ask('SetListLimit', { listId: list('a'), limit: 3 }),
  )
  const then = made.entries.length

  test('[C91] has its title, its limit, its place and its cards again, in their order; what came since stays', () => {
    const changed = made
      .and(
        ask('RenameList', { listId: list('a'), title: 'other' }),
        ask('SetListLimit', { listId: list('a'), limit: null }),
      )
      .and(moveCard('x', 'b'), archiveCard('y'), addCard('n', 'a', null), addCard('m', 'a'), moveList('a'))
      .and(ask('RenameCard', { cardId: card('x'), title: 'X' }))
    const back = changed.and(listTo('a', then))
    expect(back.lists()).toEqual(['a', 'b', 'c'])
    expect(back.board.lists[list('a')]).toMatchObject({ title: 'a', limit: 3 })
    expect(back.cards('a')).toEqual(['n', 'X', 'y', 'z', 'm'])
    expect(back.and(undo(lastOf(back.entries))).cards('a')).toEqual(['n', 'z', 'm'])
  })

  test('[C91] comes out of the archive, with those of its cards that are still there', () => {
    const changed = made.and(moveCard('x', 'b'), archiveCard('y'), archiveList('a'))
    const gone = changed.and(ask('DeleteCard', { cardId: card('y') }))
    expect(gone.and(listTo('a', then)).cards('a')).toEqual(['x', 'z'])
  })

  test('[C91] leaves cards in the archive whose list is there', () => {
    const changed = made.and(moveCard('x', 'b'), archiveList('b'), moveCard('y', 'a'))
    expect(changed.and(listTo('a', then)).cards('a')).toEqual(['y', 'z'])
  })

  test('[C93] cannot be restored to where it was not', () => {
    made.when(listTo('a', 1)).then(rejected('not-there-then'))
    made.when(listTo('d', then)).then(rejected('list-not-found'))
    made
      .and(archiveList('a'))
      .when(listTo('a', then + 1))
      .then(rejected('not-there-then'))
  })
})

describe('the order of a board', () => {
  const made = given(...three, addCard('x', 'a'), addCard('y', 'a'), addCard('z', 'b'))
  const then = made.entries.length

  test('[C92] is again as it was, and what came since stays where it is', () => {
    const changed = made
      .and(moveCard('x', 'c'), moveCard('z', 'a', null), addCard('n', 'a'), moveList('c', null), addList('d', null))
      .and(addCard('m', 'c', null), ask('RenameCard', { cardId: card('x'), title: 'X' }))
    expect(changed.cards('a')).toEqual(['z', 'y', 'n'])
    const back = changed.and(orderTo(then))
    expect(['a', 'b', 'c', 'd'].map(back.cards)).toEqual([['X', 'y', 'n'], ['z'], ['m'], []])
    expect(back.lists()).toEqual(['d', 'a', 'b', 'c'])
    const undone = back.and(undo(lastOf(back.entries)))
    expect(['a', 'b', 'c', 'd'].map(undone.cards)).toEqual(['a', 'b', 'c', 'd'].map(changed.cards))
    expect(undone.lists()).toEqual(changed.lists())
  })

  test('[C92] brings nothing out of the archive, and leaves cards where they are whose list is there', () => {
    const gone = made.and(moveCard('y', 'b', null), archiveCard('x'), archiveList('a'), moveList('b'))
    const back = gone.and(orderTo(then))
    expect(back.cards('b')).toEqual(['y', 'z'])
    expect(back.lists()).toEqual(['b', 'c'])
  })

  test('[C92, C93] that is as it was is unchanged; before the first entry there was none', () => {
    made.when(orderTo(then)).then(unchanged)
    made.when(orderTo(0)).then(rejected('not-there-then'))
  })
})

const lastOf = (entries: readonly Entry[]): Entry => {
  const last = entries.at(-1)
  if (!last) throw new Error('there is none')
  return last
}
