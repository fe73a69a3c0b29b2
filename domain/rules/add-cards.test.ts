import { describe, expect, test } from 'vitest'
import { boardCardsMax, type Card, manyCardsMax } from '../board.ts'
import { parseCommand } from '../command.ts'
import { decide } from '../decide.ts'
import { evolve } from '../evolve.ts'
import { checked, isEpoch } from '../id.ts'
import { createReplica } from '../replica.ts'
import {
  addCard,
  addCards,
  addList,
  allCards,
  archiveCard,
  archiveCards,
  archiveList,
  card,
  entry,
  given,
  list,
  owner,
  rejected,
  restoreCards,
  uuid,
} from '../spec/given.ts'
import { toWireBoard } from '../wire.ts'

const todo = () => given(addList('todo'), addList('done'), addCard('a', 'todo'), addCard('b', 'todo'))

describe('[C50] cards that are added together', () => {
  test('stand one after another, in their order, where they were asked for', () => {
    expect(
      todo()
        .and(addCards(['x', 'y', 'z'], 'todo', 'a'))
        .cards('todo'),
    ).toEqual(['a', 'x', 'y', 'z', 'b'])
    expect(
      todo()
        .and(addCards(['x', 'y'], 'todo', null))
        .cards('todo'),
    ).toEqual(['x', 'y', 'a', 'b'])
    expect(
      todo()
        .and(addCards(['x', 'y'], 'todo'))
        .cards('todo'),
    ).toEqual(['a', 'b', 'x', 'y'])
    expect(
      todo()
        .and(archiveCard('a'), addCards(['x', 'y'], 'todo', 'a'))
        .cards('todo'),
    ).toEqual(['x', 'y', 'b'])
  })

  test('[C14, E2] have numbers that follow one another, in one entry', () => {
    const board = todo()
    board.when(addCards(['x', 'y'], 'done')).then({
      type: 'CardsAdded',
      cards: ['x', 'y'].map((word) => ({ cardId: card(word), title: word })),
      listId: list('done'),
      numbers: [3, 4],
    })
    const after = board.and(addCards(['x', 'y'], 'done'), addCard('z', 'done'))
    expect(allCards(after.board).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  test('are all refused where one is: an id that is taken, a list that is not there, a board that is full', () => {
    const board = todo().and(archiveCard('b'), archiveList('done'))
    board.when(addCards(['x', 'b'], 'todo')).then(rejected('id-taken'))
    board.when(addCards(['x'], 'done')).then(rejected('list-archived'))
    board.when(addCards(['x'], 'nowhere')).then(rejected('list-not-found'))
    const { board: open } = todo()
    const ids = Array.from({ length: boardCardsMax - 3 }, (_, index) => card(`n${index}`))
    const full = { ...open, order: { ...open.order, cards: { ...open.order.cards, [list('done')]: ids } } }
    expect(decide(full, null, owner, addCards(['x', 'y'], 'todo'))).toMatchObject(rejected('board-full'))
    expect(decide(full, null, owner, addCards(['x'], 'todo')).kind).toBe('accepted')
  })

  test('[C1] are 1 to 500, each named once, each with a title', () => {
    const parse = (cards: unknown) => {
      const parsed = parseCommand({ commandId: uuid('1'), type: 'AddCards', listId: list('todo'), cards })
      return parsed.ok || parsed.malformed.field
    }
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ cardId: card(`${index}`), title: 'x' }))
    expect(parse(many(manyCardsMax))).toBe(true)
    expect(parse(many(manyCardsMax + 1))).toBe('cards')
    expect(parse([])).toBe('cards')
    expect(parse([...many(1), ...many(1)])).toBe('cards')
    expect(parse([{ cardId: card('a'), title: '' }])).toBe('cards.0.title')
    expect(parse([{ cardId: card('a'), title: 'x', rank: 'a0' }])).toBe('cards.0.rank')
  })

  test('[R6, R8] are opened with nothing in them, and come back from the archive without a snapshot', () => {
    const { board } = todo()
    const replica = createReplica(owner, { board: toWireBoard(board), epoch: checked(isEpoch, 'abcdefgh'), seq: 5 })
    const added = addCards(['x', 'y'], 'todo')
    replica.openCard(card('x'))
    replica.propose(added)
    expect(replica.body(card('x'))?.description).toBe('')
    const receive = (seq: number, asked: typeof added) => {
      const decision = decide(replica.confirmed, null, owner, asked)
      if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision))
      const actor = { id: owner, name: 'Mara', color: 'peer-1' as const }
      return replica.receive([{ ...entry(seq, owner, decision.events), at: '2026-11-23T09:00:00Z', actor }]).needs
    }
    expect(receive(6, added)).toBe('nothing')
    expect(replica.isMissing(card('x'))).toBe(false)
    expect(receive(7, archiveCards('x', 'y'))).toBe('nothing')
    expect(receive(8, restoreCards('x', 'y'))).toBe('nothing')
    expect(Object.values<Card>(replica.view.cards).map(({ title }) => title)).toEqual(['a', 'b', 'x', 'y'])
  })

  test('[E4] that have no rank in the event change nothing', () => {
    const { board } = todo()
    const cards = [{ cardId: card('x'), title: 'x' }]
    const odd = entry(6, owner, [{ type: 'CardsAdded', cards, listId: list('todo'), ranks: [], numbers: [] }])
    expect(evolve(board, odd)).toEqual(board)
  })
})
