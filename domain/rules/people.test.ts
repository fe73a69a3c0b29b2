import { describe, expect, test } from 'vitest'
import { addCard, addList, ask, card, given, guest, owner, rejected, unchanged, user } from '../spec/given.ts'
import { cardPeopleMax } from './people.ts'

const assign = (userId: string, ...words: string[]) =>
  ask('AssignCards', { cardIds: words.map(card), userId: user(userId) })
const unassign = (userId: string, ...words: string[]) =>
  ask('UnassignCards', { cardIds: words.map(card), userId: user(userId) })
const start = () => given(addList('todo'), addCard('a', 'todo'), addCard('b', 'todo'))

describe('[C19] the people of cards', () => {
  test('are assigned to many at once, and taken off', () => {
    const board = start().and(assign('guest', 'a'))
    expect(board.board.cards[card('a')]?.people).toEqual([guest])
    board.when(assign('guest', 'b', 'a'), guest).then({ type: 'CardsAssigned', cardIds: [card('b')], userId: guest })
    board.when(assign('guest', 'a')).then(unchanged)
    board.when(unassign('guest', 'a', 'b')).then({ type: 'CardsUnassigned', cardIds: [card('a')] })
    board.when(unassign('owner', 'a', 'b')).then(unchanged)
    expect(board.and(unassign('guest', 'a')).board.cards).toEqual(start().board.cards)
  })

  test('are at most 50', () => {
    let board = start()
    for (let index = 0; index < cardPeopleMax; index++) board = board.and(assign(`u${index}`, 'a'))
    board.when(assign('more', 'b', 'a')).then(rejected('card-full'))
    board.when(assign('u0', 'b', 'a')).then({ type: 'CardsAssigned', cardIds: [card('b')] })
  })
})

describe('[A4] who may be assigned', () => {
  test('is who may see the board', () => {
    const closed = start().and(ask('SetLinkRole', { role: 'none' }))
    closed.when(assign('guest', 'a')).then(rejected('person-not-found'))
    closed.when(assign('owner', 'a')).then({ type: 'CardsAssigned', userId: owner })
    const viewed = start().and(ask('SetLinkRole', { role: 'viewer' }))
    viewed.when(assign('guest', 'a')).then({ type: 'CardsAssigned' })
    viewed.when(assign('guest', 'a'), guest).then(rejected('forbidden'))
  })

  test('is not who was removed; who goes stays on their cards until taken off', () => {
    const removed = start().and(assign('guest', 'a'), ask('RemoveMember', { userId: guest }))
    removed.when(assign('guest', 'b')).then(rejected('person-not-found'))
    expect(removed.board.cards[card('a')]?.people).toEqual([guest])
    removed.when(unassign('guest', 'a')).then({ type: 'CardsUnassigned', cardIds: [card('a')] })
  })
})
