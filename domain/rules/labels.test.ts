import { describe, expect, test } from 'vitest'
import { boardLabelsMax } from '../board.ts'
import { evolve, fold } from '../evolve.ts'
import {
  addCard,
  addLabel,
  addList,
  archiveCard,
  ask,
  boardId,
  card,
  entry,
  given,
  guest,
  label,
  labelCards,
  list,
  owner,
  rejected,
  restoreCard,
  unchanged,
  unlabelCards,
} from '../spec/given.ts'
import { fromWireBoard, toWireBoard, type WireBoard } from '../wire.ts'

const rename = (word: string, name: string) => ask('RenameLabel', { labelId: label(word), name })
const archive = (word: string) => ask('ArchiveLabel', { labelId: label(word) })
const restore = (word: string) => ask('RestoreLabel', { labelId: label(word) })
const start = () =>
  given(addList('todo'), addCard('a', 'todo'), addCard('b', 'todo'), addCard('c', 'todo'), addLabel('bug'))
const labelsOf = (history: ReturnType<typeof start>, word: string) => history.board.cards[card(word)]?.labels

describe('labels of a board', () => {
  test('[C17] are made, renamed and coloured', () => {
    const board = start()
    expect(board.board.labels).toEqual({ [label('bug')]: { id: label('bug'), name: 'bug', color: 'green' } })
    board.when(rename('bug', 'fault')).then({ type: 'LabelRenamed', name: 'fault', from: { name: 'bug' } })
    board
      .when(ask('ColorLabel', { labelId: label('bug'), color: 'red' }))
      .then({ type: 'LabelColored', color: 'red', from: { color: 'green' } })
    board.when(rename('bug', 'bug')).then(unchanged)
    board.when(ask('ColorLabel', { labelId: label('bug'), color: 'green' })).then(unchanged)
    board.when(rename('none', 'x')).then(rejected('label-not-found'))
  })

  test('[T2] an id that was ever used on the board is taken, for a label too', () => {
    const board = start()
    board.when(addLabel('bug')).then(rejected('id-taken'))
    board.and(archive('bug')).when(addLabel('bug')).then(rejected('id-taken'))
    const asCard = ask('AddCard', { cardId: card('x'), listId: list('todo'), title: 'x' })
    board.when(Object.assign(asCard, { cardId: label('bug') })).then(rejected('id-taken'))
  })

  test('[C10] are at most 100', () => {
    let board = given()
    for (let index = 0; index < boardLabelsMax; index++) board = board.and(addLabel(`l${index}`))
    board.when(addLabel('more')).then(rejected('board-full'))
    board.and(archive('l0'), addLabel('more')).when(restore('l0')).then(rejected('board-full'))
  })

  test('[C17] an archived label stays on its cards unseen, and is restored with them', () => {
    const board = start().and(labelCards('bug', 'a'), archive('bug'))
    expect(board.board.labels).toEqual({})
    board.when(labelCards('bug', 'b')).then(rejected('label-archived'))
    board.when(unlabelCards('bug', 'a')).then(rejected('label-archived'))
    board.when(rename('bug', 'x')).then(rejected('label-archived'))
    board.when(archive('bug')).then(unchanged)
    board.when(restore('bug')).then({ type: 'LabelRestored', name: 'bug', color: 'green' })
    const restored = board.and(restore('bug'))
    expect(restored.board).toEqual(start().and(labelCards('bug', 'a')).board)
    restored.when(restore('bug')).then(unchanged)
  })

  test('[C17] a reader that came after its archiving can fold a label back', () => {
    const board = start().and(labelCards('bug', 'a'), archive('bug'))
    const travelled: WireBoard = JSON.parse(JSON.stringify(toWireBoard(board.board)))
    const restored = board.and(restore('bug'))
    const later = fold(fromWireBoard(travelled), restored.entries.slice(board.entries.length))
    expect(toWireBoard(later)).toEqual(toWireBoard(restored.board))
  })
})

describe('labels of cards', () => {
  test('[C16] are put on many cards in one entry, and the event names those that changed', () => {
    const board = start().and(labelCards('bug', 'b'))
    board.when(labelCards('bug', 'c', 'b', 'a')).then({
      type: 'CardsLabelled',
      cardIds: [card('c'), card('a')],
      labelId: label('bug'),
    })
    const all = board.and(labelCards('bug', 'c', 'b', 'a'))
    expect(['a', 'b', 'c'].map((word) => labelsOf(all, word))).toEqual([[label('bug')], [label('bug')], [label('bug')]])
    all.when(labelCards('bug', 'a', 'b')).then(unchanged)
    all.when(unlabelCards('bug', 'a')).then({ type: 'CardsUnlabelled', cardIds: [card('a')] })
    expect(labelsOf(all.and(unlabelCards('bug', 'a')), 'a')).toBeUndefined()
    board.when(unlabelCards('bug', 'a', 'c')).then(unchanged)
  })

  test('[C16] those of many that are not on the board are left out; where none is, the first says why', () => {
    const board = start().and(archiveCard('b'))
    board.when(labelCards('bug', 'b', 'nobody', 'a')).then({ type: 'CardsLabelled', cardIds: [card('a')] })
    board.when(labelCards('bug', 'b', 'nobody')).then(rejected('card-archived'))
    board.when(labelCards('bug', 'nobody', 'b')).then(rejected('card-not-found'))
    board.when(labelCards('none', 'a')).then(rejected('label-not-found'))
  })

  test('[E5] go to the archive with their card, and come back with it', () => {
    const board = start().and(labelCards('bug', 'b'))
    const again = board.and(archiveCard('b'), restoreCard('b'))
    expect(again.board.cards).toEqual(board.board.cards)
    again.when(addCard('d', 'todo'), guest).then({ type: 'CardAdded' })
  })
})

test('[E4] what was written before there were labels folds as ever', () => {
  const { board } = given(addList('todo'), addCard('a', 'todo'), archiveCard('a'))
  const face = { id: card('a'), number: 1, listId: list('todo'), rank: 'a0', title: 'a', described: false }
  const restored = entry(9, owner, [{ type: 'CardRestored', cardId: card('a'), card: face }])
  expect(evolve(board, restored).cards).toEqual({ [card('a')]: face })
  const { labels: _, ...before } = toWireBoard(board)
  const kept: WireBoard = JSON.parse(JSON.stringify({ ...before, id: boardId }))
  expect(fromWireBoard(kept).labels).toEqual({})
})
