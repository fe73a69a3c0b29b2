import { describe, expect, test } from 'vitest'
import { decideArrival } from './arrival.ts'
import { emptyBoard } from './board.ts'
import { emptyBody, foldBody } from './body.ts'
import type { CommandOf } from './command.ts'
import { fold } from './evolve.ts'
import { checked, isBoardId } from './id.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addItem,
  addLabel,
  addList,
  ask,
  boardCreated,
  card,
  checklist,
  describeCard,
  entry,
  given,
  guest,
  item,
  label,
  labelCards,
  list,
  newCommandId,
  owner,
  rejected,
} from './spec/given.ts'

const otherBoard = checked(isBoardId, 'other')
const asked = (): CommandOf<'MoveCardToBoard'> => ({
  commandId: newCommandId(),
  type: 'MoveCardToBoard',
  cardId: card('a'),
  toBoard: otherBoard,
  toList: list('there'),
  newCardId: card('n'),
})
const start = () =>
  given(
    addList('todo'),
    addCard('a', 'todo'),
    addLabel('bug'),
    addLabel('only-here'),
    labelCards('bug', 'a'),
    labelCards('only-here', 'a'),
    ask('AssignCards', { cardIds: [card('a')], userId: owner }),
    ask('AssignCards', { cardIds: [card('a')], userId: guest }),
    describeCard('a', 'words', 0),
    addChecklist('k', 'a'),
    addItem('i', 'k', 'a'),
    ask('AssignItem', { cardId: card('a'), itemId: item('i'), userId: guest }),
    addComment('m', 'a', 'said'),
  )
const other = (linkRole: 'editor' | 'viewer' | 'none' = 'editor') => {
  const history = given(addList('there'), addCard('b', 'there'), addLabel('bug'), addCard('c', 'there'))
  const first = entry(1, owner, [{ ...boardCreated, type: 'BoardCreated', title: 'O', prefix: 'O', owner, linkRole }])
  return fold(emptyBoard(otherBoard), [first, ...history.entries.slice(1)])
}

describe('[C71] a card that goes to another board', () => {
  test('leaves the one, where its id is not given again', () => {
    const left = start().and(asked())
    expect(left.cards('todo')).toEqual([])
    left.when(addCard('a', 'todo')).then(rejected('id-taken'))
    left.when(asked()).then(rejected('card-not-found'))
    start()
      .when({ ...asked(), cardId: card('nobody') })
      .then(rejected('card-not-found'))
  })

  test('arrives on the other with its body, the labels that are there too, and the people who may see it', () => {
    const from = start()
    const to = other('none')
    const decision = decideArrival(from.board, to, from.body('a'), owner, asked())
    if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision))
    const arrival = { seq: 9, at: 9_000, events: decision.events }
    expect(fold(to, [arrival]).cards[card('n')]).toEqual({
      id: card('n'),
      number: 3,
      listId: list('there'),
      rank: expect.any(String),
      title: 'a',
      described: true,
      labels: [label('bug')],
      people: [owner],
      checks: { done: 0, total: 1 },
      commentCount: 1,
    })
    expect(fold(to, [arrival]).order.cards[list('there')]).toEqual([card('b'), card('c'), card('n')])
    const body = foldBody(emptyBody, card('n'), [arrival])
    const before = from.body('a')
    expect(body.description).toBe('words')
    expect(body.describedAt).toBe(9)
    expect(body.checklists[checklist('k')]).toEqual(before.checklists[checklist('k')])
    expect(body.items[item('i')]).toEqual({ ...before.items[item('i')], person: null, writtenAt: 9 })
    const [comment] = Object.values(body.comments)
    expect(comment).toEqual({ ...Object.values(before.comments)[0], writtenAt: 9 })
  })

  test('needs a role on both', () => {
    const { board, body } = start()
    const arrive = (to: typeof board | null, actor = guest) => decideArrival(board, to, body('a'), actor, asked())
    expect(arrive(null)).toMatchObject(rejected('board-not-found'))
    expect(arrive(other('none'))).toMatchObject(rejected('board-not-found'))
    expect(arrive(other('viewer'))).toMatchObject(rejected('forbidden'))
    expect(arrive(other('editor'))).toMatchObject({ kind: 'accepted' })
    expect(arrive({ ...other('editor'), archivedAt: 9 })).toMatchObject(rejected('board-archived'))
    expect(decideArrival(board, board, body('a'), owner, { ...asked(), toBoard: board.id })).toMatchObject(
      rejected('board-not-found'),
    )
    start()
      .and(ask('SetLinkRole', { role: 'viewer' }))
      .when(asked(), guest)
      .then(rejected('forbidden'))
  })

  test('needs its list there, and an id that is new there', () => {
    const { board, body } = start()
    const arrive = (change: Partial<CommandOf<'MoveCardToBoard'>>) =>
      decideArrival(board, other(), body('a'), owner, { ...asked(), ...change })
    expect(arrive({ toList: list('none') })).toMatchObject(rejected('list-not-found'))
    expect(arrive({ newCardId: card('b') })).toMatchObject(rejected('id-taken'))
    const first = arrive({ after: null })
    if (first.kind !== 'accepted') throw new Error('accepted')
    expect(fold(other(), [{ seq: 9, events: first.events }]).order.cards[list('there')]?.[0]).toBe(card('n'))
  })
})
