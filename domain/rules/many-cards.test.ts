import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardsOf } from '../board.ts'
import { rankCharsMax } from '../rank.ts'
import {
  addCard,
  addList,
  allCards,
  archiveCard,
  archiveCards,
  archiveList,
  card,
  given,
  list,
  moveCard,
  moveCards,
  rejected,
  restoreCard,
  restoreCards,
  unchanged,
} from '../spec/given.ts'

const words = ['a', 'b', 'c', 'd', 'e']
const todo = () => given(addList('todo'), addList('done'), ...words.map((word) => addCard(word, 'todo')))

describe('[C18] many cards that are moved', () => {
  test('land one after another, in the order in which they are named', () => {
    expect(
      todo()
        .and(moveCards(['d', 'a'], 'todo', 'b'))
        .cards('todo'),
    ).toEqual(['b', 'd', 'a', 'c', 'e'])
    expect(
      todo()
        .and(moveCards(['c', 'a', 'b'], 'done'))
        .cards('done'),
    ).toEqual(['c', 'a', 'b'])
    expect(
      todo()
        .and(moveCards(['e', 'd'], 'todo', null))
        .cards('todo'),
    ).toEqual(['e', 'd', 'a', 'b', 'c'])
    expect(
      todo()
        .and(moveCards(['c', 'a'], 'todo', 'c'))
        .cards('todo'),
    ).toEqual(['b', 'c', 'a', 'd', 'e'])
  })

  test('leave one entry, with what it replaced beside `cardIds`', () => {
    const board = todo()
    const from = ['d', 'a'].map((word) => ({ listId: list('todo'), rank: board.board.cards[card(word)]?.rank ?? '' }))
    board.when(moveCards(['d', 'a'], 'done', null)).then({
      type: 'CardsMoved',
      cardIds: [card('d'), card('a')],
      listId: list('done'),
      after: null,
      from,
    })
  })

  test('[C7] are unchanged where they stand', () => {
    todo()
      .when(moveCards(['b', 'c'], 'todo', 'a'))
      .then(unchanged)
    todo()
      .when(moveCards(['b', 'c'], 'todo', 'b'))
      .then(unchanged)
    todo()
      .when(moveCards(['a', 'b'], 'todo', null))
      .then(unchanged)
    todo()
      .when(moveCards(['d', 'e'], 'todo'))
      .then(unchanged)
    todo()
      .when(moveCards(['c', 'b'], 'todo', 'a'))
      .then({ type: 'CardsMoved' })
  })

  test('[C7] pass what is archived where it is named', () => {
    const board = todo().and(archiveCard('c'))
    expect(board.and(moveCards(['a', 'b'], 'todo', 'c'), restoreCard('c')).cards('todo')).toEqual([
      'c',
      'a',
      'b',
      'd',
      'e',
    ])
    expect(board.and(moveCards(['d', 'a'], 'todo', 'b'), restoreCard('c')).cards('todo')).toEqual([
      'b',
      'd',
      'a',
      'c',
      'e',
    ])
  })

  test('[C16] are those that are on the board; a list that is not there refuses them all', () => {
    const board = todo().and(archiveCard('b'), archiveList('done'))
    board.when(moveCards(['e', 'b', 'nobody'], 'todo', null)).then({ type: 'CardsMoved', cardIds: [card('e')] })
    board.when(moveCards(['b', 'nobody'], 'todo')).then(rejected('card-archived'))
    board.when(moveCards(['a'], 'done')).then(rejected('list-archived'))
    board.when(moveCards(['a'], 'nowhere')).then(rejected('list-not-found'))
  })

  test('[C9] space their list evenly where ranks grow too long', () => {
    let board = todo()
    for (let index = 0; index < 300; index++)
      board = board.and(moveCards(index % 2 ? ['b', 'c'] : ['d', 'e'], 'todo', 'a'))
    expect(board.entries.some(({ events }) => events.some(({ type }) => type === 'ListReranked'))).toBe(true)
    expect(Math.max(...allCards(board.board).map(({ rank }) => rank.length))).toBeLessThanOrEqual(rankCharsMax)
    expect(board.cards('todo')).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('land as one card does, where they are one', () => {
    const aWord = fc.constantFrom(...words)
    const after = fc.option(fc.option(aWord, { nil: null }), { nil: undefined })
    const aMove = fc.record({ word: aWord, to: fc.constantFrom('todo', 'done'), after })
    fc.assert(
      fc.property(fc.array(aMove, { maxLength: 8 }), fc.subarray(words), (moves, archived) => {
        const start = archived.length > 0 ? todo().and(archiveCards(...archived)) : todo()
        let [one, many] = [start, start]
        for (const { word, to, after: place } of moves) {
          const [single, stack] = [moveCard(word, to, place), moveCards([word], to, place)]
          const decided = [one.when(single).decision, many.when(stack).decision]
          expect(decided[1]?.kind).toBe(decided[0]?.kind)
          if (decided[0]?.kind !== 'accepted') continue
          one = one.and(single)
          many = many.and(stack)
        }
        expect(many.board.cards).toEqual(one.board.cards)
      }),
    )
  })

  test('stand together in any list that they come to', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(words, { minLength: 1 }),
        fc.subarray(words, { maxLength: 3 }),
        fc.option(fc.constantFrom(...words)),
        (moving, archived, after) => {
          const board = archived.length > 0 ? todo().and(archiveCards(...archived)) : todo()
          const asked = moveCards(moving, 'todo', after)
          const { decision } = board.when(asked)
          const { board: moved } = decision.kind === 'accepted' ? board.and(asked) : board
          const live = moving.filter((word) => moved.cards[card(word)])
          const order = cardsOf(moved, list('todo')).map((id) => moved.cards[id]?.title)
          const first = order.indexOf(live[0])
          if (live.length > 0) expect(order.slice(first, first + live.length)).toEqual(live)
        },
      ),
    )
  })
})

describe('[C18] many cards that are archived and restored', () => {
  test('go and come back in one entry each, each to its place', () => {
    const board = todo().and(archiveCards('b', 'd'))
    expect(board.cards('todo')).toEqual(['a', 'c', 'e'])
    board.when(restoreCards('d', 'b', 'a')).then({ type: 'CardsRestored', cardIds: [card('d'), card('b')] })
    expect(board.and(restoreCards('d', 'b')).board).toEqual(todo().board)
  })

  test('[C16] are those for which something changes', () => {
    const board = todo().and(archiveCard('b'))
    board.when(archiveCards('b', 'a', 'nobody')).then({ type: 'CardsArchived', cardIds: [card('a')] })
    board.when(archiveCards('b')).then(unchanged)
    board.when(archiveCards('nobody', 'b')).then(rejected('card-not-found'))
    board.when(restoreCards('a', 'c')).then(unchanged)
    board.when(restoreCards('nobody')).then(rejected('card-not-found'))
  })

  test('[C13] stay in the archive while their list is there', () => {
    const board = todo().and(moveCard('c', 'done'), archiveCards('b', 'c'), archiveList('done'))
    board.when(restoreCards('c')).then(rejected('list-archived'))
    board.when(restoreCards('c', 'b')).then({ type: 'CardsRestored', cardIds: [card('b')] })
  })
})
