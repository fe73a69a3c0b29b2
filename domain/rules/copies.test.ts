import { describe, expect, test } from 'vitest'
import { emptyBoard } from '../board.ts'
import { parseCommand } from '../command.ts'
import { openFold } from '../evolve.ts'
import type { CardId } from '../id.ts'
import {
  addCard,
  addLabel,
  addList,
  archiveList,
  ask,
  boardId,
  card,
  describeCard,
  entry,
  given,
  label,
  labelCards,
  list,
  owner,
  rejected,
} from '../spec/given.ts'

const copy = (copies: Readonly<Record<string, string>>, title?: string) => {
  const ids = Object.entries(copies).map(([from, to]) => [card(from), card(to)])
  const named: Record<CardId, CardId> = Object.fromEntries(ids)
  return ask('CopyList', {
    listId: list('todo'),
    newListId: list('more'),
    copies: named,
    ...(title === undefined ? {} : { title }),
  })
}
const start = () =>
  given(
    addList('todo'),
    addList('done'),
    addLabel('bug'),
    addLabel('old'),
    addCard('a', 'todo'),
    addCard('b', 'todo'),
    addCard('z', 'done'),
    labelCards('bug', 'a', 'b'),
    labelCards('old', 'a'),
    ask('ArchiveLabel', { labelId: label('old') }),
    ask('AssignCards', { cardIds: [card('b')], userId: owner }),
    ask('SetDue', { cardIds: [card('a'), card('b')], at: '2026-12-01T09:00:00Z' }),
    ask('MarkDue', { cardIds: [card('b')], done: true }),
    ask('SetListLimit', { listId: list('todo'), limit: 1 }),
    describeCard('a', 'words', 0),
  )

describe('[C41] a copy of a list', () => {
  test('stands beside it, with its limit and the faces of its cards', () => {
    const { board, ...history } = start().and(copy({ a: 'a2', b: 'b2' }, 'todo, again'))
    expect(history.lists()).toEqual(['todo', 'todo, again', 'done'])
    expect(board.lists[list('more')]?.limit).toBe(1)
    expect(history.cards('more')).toEqual(['a', 'b'])
    const due = { at: '2026-12-01T09:00:00Z', done: false }
    const faces = [board.cards[card('a2')], board.cards[card('b2')]]
    expect(faces).toMatchObject([
      { number: 4, labels: [label('bug')], due, described: false },
      { number: 5, labels: [label('bug')], people: [owner], due: { ...due, done: true } },
    ])
    expect(faces[0]).not.toHaveProperty('people')
  })

  test('holds those cards that are named and are in the list', () => {
    const history = start()
      .and(ask('MoveCard', { cardId: card('a'), listId: list('done') }))
      .and(copy({ a: 'a2', b: 'b2', z: 'z2', nobody: 'n2' }))
    expect(history.cards('more')).toEqual(['b'])
    expect(history.lists()).toEqual(['todo', 'todo', 'done'])
    expect(history.board.lastNumber).toBe(4)
  })

  test('is one entry, whose events can be folded by who knows nothing else', () => {
    const { entries, board } = start().and(copy({ a: 'a2' }))
    const last = entries.at(-1)
    expect(last?.events.map(({ type }) => type)).toEqual([
      'ListCopied',
      'ListAdded',
      'ListLimitSet',
      'CardAdded',
      'CardsLabelled',
      'DueSet',
    ])
    const folding = openFold(emptyBoard(boardId))
    if (last) folding.apply([entry(1, owner, last.events)])
    expect(folding.board.cards[card('a2')]).toEqual(board.cards[card('a2')])
  })

  test('has ids of its own', () => {
    start()
      .when(copy({ a: 'z' }))
      .then(rejected('id-taken'))
    start().and(copy({})).when(copy({})).then(rejected('id-taken'))
    start().and(archiveList('todo')).when(copy({})).then(rejected('list-archived'))
    const twice = parseCommand({ ...copy({ a: 'x', b: 'x' }) })
    expect(twice).toMatchObject({ ok: false, malformed: { field: 'copies' } })
  })
})
