import { describe, expect, test } from 'vitest'
import { boardListsMax } from './board.ts'
import { rankCharsMax } from './rank.ts'
import {
  addCard,
  addList,
  allCards,
  archiveCard,
  archiveList,
  ask,
  card,
  describeCard,
  given,
  guest,
  list,
  listsOf,
  moveCard,
  moveList,
  owner,
  rejected,
  restoreCard,
  restoreList,
  unchanged,
  user,
} from './spec/given.ts'

const todo = () =>
  given(addList('todo'), addList('done'), addCard('a', 'todo'), addCard('b', 'todo'), addCard('c', 'todo'))

describe('order', () => {
  test('[C7] `after` left out is the end, null is the top', () => {
    expect(todo().and(moveCard('a', 'todo')).cards('todo')).toEqual(['b', 'c', 'a'])
    expect(
      todo()
        .and(moveCard('c', 'todo', null))
        .cards('todo'),
    ).toEqual(['c', 'a', 'b'])
    expect(
      todo()
        .and(addCard('d', 'todo', null))
        .cards('todo'),
    ).toEqual(['d', 'a', 'b', 'c'])
    expect(todo().and(moveList('done', null)).lists()).toEqual(['done', 'todo'])
  })

  test('[C7] a card lands after the one that is named', () => {
    expect(
      todo()
        .and(moveCard('c', 'todo', 'a'))
        .cards('todo'),
    ).toEqual(['a', 'c', 'b'])
    expect(
      todo()
        .and(addCard('d', 'todo', 'a'))
        .cards('todo'),
    ).toEqual(['a', 'd', 'b', 'c'])
    expect(
      todo()
        .and(moveCard('c', 'done', 'a'))
        .cards('done'),
    ).toEqual(['c'])
  })

  test('[C7] an `after` that was never in that list, or is in another now, means the end', () => {
    expect(
      todo()
        .and(moveCard('a', 'todo', 'nobody'))
        .cards('todo'),
    ).toEqual(['b', 'c', 'a'])
    const moved = todo().and(moveCard('b', 'done'))
    expect(moved.and(moveCard('a', 'todo', 'b')).cards('todo')).toEqual(['c', 'a'])
  })

  test('[C7] an archived `after` still holds its place', () => {
    const archived = todo().and(archiveCard('b'))
    expect(archived.and(addCard('d', 'todo', 'b')).cards('todo')).toEqual(['a', 'd', 'c'])
    expect(archived.and(addCard('d', 'todo', 'b'), restoreCard('b')).cards('todo')).toEqual(['a', 'b', 'd', 'c'])
    const lists = given(addList('x'), addList('y'), addList('z'), archiveList('y'), addList('w', 'y'))
    expect(lists.lists()).toEqual(['x', 'w', 'z'])
    expect(lists.and(restoreList('y')).lists()).toEqual(['x', 'y', 'w', 'z'])
  })

  test('[C7] what is placed where it stands is unchanged', () => {
    todo()
      .when(moveCard('b', 'todo', 'a'))
      .then(unchanged)
    todo()
      .when(moveCard('b', 'todo', 'b'))
      .then(unchanged)
    todo()
      .when(moveCard('a', 'todo', null))
      .then(unchanged)
    todo().when(moveCard('c', 'todo')).then(unchanged)
    todo().when(moveList('done')).then(unchanged)
    todo()
      .and(archiveCard('b'))
      .when(moveCard('c', 'todo', 'b'))
      .then(unchanged)
  })

  test('[C7] what is placed after what is archived moves past it, also where nobody sees it', () => {
    const board = todo().and(archiveCard('c'), moveCard('b', 'todo', 'c'))
    expect(board.cards('todo')).toEqual(['a', 'b'])
    expect(board.and(restoreCard('c')).cards('todo')).toEqual(['a', 'c', 'b'])
    board.when(moveCard('b', 'todo', 'c')).then(unchanged)
    const between = todo().and(addCard('d', 'todo'), archiveCard('b'), archiveCard('c'), moveCard('d', 'todo', 'b'))
    expect(between.and(restoreCard('b'), restoreCard('c')).cards('todo')).toEqual(['a', 'b', 'd', 'c'])
    const lists = given(addList('x'), addList('y'), archiveList('y'), moveList('x', 'y'), restoreList('y'))
    expect(lists.lists()).toEqual(['y', 'x'])
  })

  test('[C7] what is archived does not count where it is not named', () => {
    const board = todo().and(archiveCard('b'))
    board.when(moveCard('c', 'todo', 'a')).then(unchanged)
    todo()
      .and(archiveCard('a'))
      .when(moveCard('b', 'todo', null))
      .then(unchanged)
    todo().and(archiveCard('c')).when(moveCard('b', 'todo')).then(unchanged)
    todo()
      .and(archiveCard('c'))
      .when(moveCard('b', 'todo', 'nobody'))
      .then(unchanged)
  })

  test('[C8] no two things of a list ever have the same rank', () => {
    let board = todo().and(archiveCard('b'))
    for (let index = 0; index < 50; index++) board = board.and(addCard(`n${index}`, 'todo', index % 2 ? 'a' : 'b'))
    const ranks = [...allCards(board.board), ...Object.values(board.board.archive.cards)].map(({ rank }) => rank)
    expect(new Set(ranks).size).toBe(ranks.length)
  })

  test('[C9] a list whose ranks grow too long is spaced evenly in the same entry', () => {
    let board = todo().and(archiveCard('b'))
    for (let index = 0; index < 400; index++) board = board.and(addCard(`m${index}`, 'todo', 'a'))
    const entries = board.entries.filter(({ events }) => events.some(({ type }) => type === 'ListReranked'))
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.every(({ events }) => events[0].type === 'CardAdded')).toBe(true)
    expect(Math.max(...allCards(board.board).map(({ rank }) => rank.length))).toBeLessThanOrEqual(rankCharsMax)
    const expected = ['a', ...Array.from({ length: 400 }, (_, index) => `m${399 - index}`)]
    expect(board.cards('todo').slice(0, 401)).toEqual(expected)
    expect(board.and(restoreCard('b')).cards('todo').indexOf('b')).toBe(401)
  })

  test('[C9] the lists themselves are spaced evenly too', () => {
    let board = given(addList('x'), addList('y'))
    for (let index = 0; index < 170; index++) board = board.and(addList(`n${index}`, 'x'))
    for (let index = 0; index < 170; index++) board = board.and(moveList(`n${index}`, 'x'))
    expect(board.entries.some(({ events }) => events.some(({ type }) => type === 'ListsReranked'))).toBe(true)
    expect(Math.max(...listsOf(board.board).map(({ rank }) => rank.length))).toBeLessThanOrEqual(rankCharsMax)
    expect(board.lists()).toEqual(['x', ...Array.from({ length: 170 }, (_, index) => `n${169 - index}`), 'y'])
  })
})

describe('events', () => {
  test('[E2] an event carries the fields of its command, the results, and what it replaced', () => {
    const board = todo()
    const [a, done] = [board.board.cards[card('a')], list('done')]
    board.when(moveCard('a', 'done', null)).then({
      type: 'CardMoved',
      cardId: card('a'),
      listId: done,
      after: null,
      from: { listId: list('todo'), rank: a?.rank ?? '' },
    })
    board.when(ask('RenameCard', { cardId: card('a'), title: 'A' })).then({
      type: 'CardRenamed',
      cardId: card('a'),
      title: 'A',
      from: { title: 'a' },
    })
    board
      .when(ask('RenameList', { listId: done, title: 'Over' }))
      .then({ type: 'ListRenamed', from: { title: 'done' } })
    board
      .when(ask('SetListLimit', { listId: done, limit: 3 }))
      .then({ type: 'ListLimitSet', limit: 3, from: { limit: null } })
    board
      .when(ask('RenameBoard', { title: 'New' }))
      .then({ type: 'BoardRenamed', title: 'New', from: { title: 'Board' } })
    board
      .when(ask('SetLinkRole', { role: 'viewer' }))
      .then({ type: 'LinkRoleSet', role: 'viewer', from: { role: 'editor' } })
    board.when(ask('RemoveMember', { userId: guest })).then({ type: 'MemberRemoved', userId: guest })
  })

  test('[C14] numbers count up from 1 and are never given again', () => {
    const board = todo().and(archiveCard('c'), addCard('d', 'todo'))
    expect(allCards(board.board).map(({ number }) => number)).toEqual([1, 2, 4])
    expect(board.board.lastNumber).toBe(4)
  })
})

describe('what would change nothing', () => {
  test('[C3] it is unchanged, and leaves no entry', () => {
    const board = todo().and(archiveCard('c'), archiveList('done'))
    board.when(ask('RenameCard', { cardId: card('a'), title: 'a' })).then(unchanged)
    board.when(ask('RenameList', { listId: list('todo'), title: 'todo' })).then(unchanged)
    board.when(ask('RenameBoard', { title: 'Board' })).then(unchanged)
    board.when(ask('SetListLimit', { listId: list('todo'), limit: null })).then(unchanged)
    board.when(ask('SetLinkRole', { role: 'editor' })).then(unchanged)
    board.when(archiveCard('c')).then(unchanged)
    board.when(restoreCard('a')).then(unchanged)
    board.when(archiveList('done')).then(unchanged)
    board.when(restoreList('todo')).then(unchanged)
    board.when(describeCard('a', '', 0)).then(unchanged)
    board
      .and(ask('RemoveMember', { userId: guest }))
      .when(ask('RemoveMember', { userId: guest }))
      .then(unchanged)
  })
})

describe('rejections', () => {
  test('[T2] an id that was ever used on the board is taken, for a list or a card', () => {
    const board = todo().and(archiveCard('c'), archiveList('done'))
    board.when(addCard('a', 'todo')).then(rejected('id-taken'))
    board.when(addCard('c', 'todo')).then(rejected('id-taken'))
    board.when(addList('todo')).then(rejected('id-taken'))
    board.when(addList('done')).then(rejected('id-taken'))
    const asList = ask('AddList', { listId: list('todo'), title: 'x' })
    board
      .when({ ...asList, type: 'AddCard', cardId: card('a'), listId: list('todo') } as typeof asList)
      .then(rejected('id-taken'))
  })

  test('[C10] a board is full at its bounds', () => {
    let board = given()
    for (let index = 0; index < boardListsMax; index++) board = board.and(addList(`l${index}`))
    board.when(addList('more')).then(rejected('board-full'))
    const archived = board.and(archiveList('l0'), addList('more'))
    archived.when(restoreList('l0')).then(rejected('board-full'))
  })

  test('what is not there, or is archived, is said to be so', () => {
    const board = todo().and(archiveCard('c'), archiveList('done'))
    board.when(moveCard('nobody', 'todo')).then(rejected('card-not-found'))
    board.when(moveCard('a', 'nowhere')).then(rejected('list-not-found'))
    board.when(moveCard('a', 'done')).then(rejected('list-archived'))
    board.when(moveCard('c', 'todo')).then(rejected('card-archived'))
    board.when(addCard('d', 'done')).then(rejected('list-archived'))
    board.when(describeCard('c', 'x', 0)).then(rejected('card-archived'))
    board.when(restoreCard('nobody')).then(rejected('card-not-found'))
    board.when(restoreList('nowhere')).then(rejected('list-not-found'))
    board.when(moveList('done')).then(rejected('list-archived'))
  })
})

describe('archiving', () => {
  test('[C13] a list takes its cards with it, and brings back those and not what was archived by itself', () => {
    const archived = todo().and(archiveCard('b'), archiveList('todo'))
    expect(Object.keys(archived.board.cards)).toEqual([])
    archived.when(ask('RenameCard', { cardId: card('a'), title: 'x' })).then(rejected('card-archived'))
    archived.when(restoreCard('b')).then(rejected('list-archived'))
    archived.when(restoreList('todo')).then({ type: 'ListRestored', title: 'todo', cards: 2 })
    expect(archived.and(restoreList('todo')).cards('todo')).toEqual(['a', 'c'])
    expect(archived.and(restoreList('todo'), restoreCard('b')).cards('todo')).toEqual(['a', 'b', 'c'])
  })

  test('a restored card is as it was', () => {
    const before = todo().and(describeCard('b', 'words', 0))
    const after = before.and(archiveCard('b'), restoreCard('b'))
    expect(after.board.cards[card('b')]).toEqual(before.board.cards[card('b')])
  })
})

describe('descriptions', () => {
  const described = () => todo().and(describeCard('a', 'one', 0))
  const at = described().entries.length

  test('[C12] the text that was edited is named by the seq of its last change', () => {
    described()
      .when(describeCard('a', 'two', at))
      .then({
        type: 'CardDescribed',
        description: 'two',
        base: at,
        from: { description: 'one', describedAt: at },
      })
  })

  test('[C12] a text that was changed since is not overwritten unseen', () => {
    const decision = described().when(describeCard('a', 'two', 0)).decision
    expect(decision).toMatchObject({ kind: 'rejected', rejection: { code: 'text-changed', seq: at } })
    const again = described().and(describeCard('a', 'two', at))
    again.when(describeCard('a', 'three', at)).then(rejected('text-changed'))
  })

  test('[C12] the same text again is no conflict, and an empty text has base 0', () => {
    described()
      .when(describeCard('a', 'one', 0))
      .then(unchanged)
    const emptied = described().and(describeCard('a', '', at))
    emptied.when(describeCard('a', 'new', 0)).then({ type: 'CardDescribed' })
    expect(emptied.board.cards[card('a')]?.described).toBe(false)
  })
})

describe('access', () => {
  test('[A1] an editor does all but what is the owner’s', () => {
    todo().when(addCard('d', 'todo'), guest).then({ type: 'CardAdded' })
    todo()
      .when(ask('SetLinkRole', { role: 'none' }), guest)
      .then(rejected('forbidden'))
    todo()
      .when(ask('RemoveMember', { userId: user('x') }), guest)
      .then(rejected('forbidden'))
  })

  test('[A1] a viewer does nothing, and with `none` nobody but the owner does', () => {
    const viewed = todo().and(ask('SetLinkRole', { role: 'viewer' }))
    viewed.when(addCard('d', 'todo'), guest).then(rejected('forbidden'))
    const closed = todo().and(ask('SetLinkRole', { role: 'none' }))
    closed.when(addCard('d', 'todo'), guest).then(rejected('forbidden'))
    closed.when(addCard('d', 'todo'), owner).then({ type: 'CardAdded' })
  })

  test('[A2] who was removed stays out, whatever the link role; the owner stays', () => {
    const removed = todo().and(ask('RemoveMember', { userId: guest }))
    removed.when(addCard('d', 'todo'), guest).then(rejected('forbidden'))
    removed.when(addCard('d', 'todo'), user('other')).then({ type: 'CardAdded' })
    todo()
      .when(ask('RemoveMember', { userId: owner }))
      .then(rejected('owner-stays'))
  })
})
