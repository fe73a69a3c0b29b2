import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { emptyBoard } from '../../domain/board.ts'
import { fold } from '../../domain/evolve.ts'
import { play } from '../../domain/spec/arbitrary.ts'
import {
  addCard,
  addLabel,
  addList,
  archiveCard,
  archiveList,
  ask,
  boardId,
  card,
  describeCard,
  guest,
  labelCards,
  list,
  moveCard,
  owner,
  restoreCard,
} from '../../domain/spec/given.ts'
import { foldVersion, snapshotLife } from './store.ts'

const asked = [
  addList('l'),
  addList('m'),
  ...['a', 'b', 'c', 'd', 'e'].map((word) => addCard(word, 'l')),
  moveCard('a', 'm'),
  moveCard('b', 'l', null),
  addLabel('bug'),
  labelCards('bug', 'a', 'c'),
  describeCard('a', 'words', 0),
  ask('AssignCards', { cardIds: [card('a'), card('b')], userId: guest }),
  ask('SetDue', { cardIds: [card('c')], at: '2026-12-01T09:00:00Z' }),
  ask('SortList', { listId: list('l'), by: 'title' }),
  archiveCard('b'),
  restoreCard('b'),
  archiveCard('c'),
  ask('DeleteCard', { cardId: card('c') }),
  archiveList('m'),
]

test('what events fold to is what it was when the version of the snapshots was last raised', () => {
  const board = fold(emptyBoard(boardId), play(asked.map((one) => ({ asked: one, actor: owner }))))
  const sum = createHash('sha256').update(JSON.stringify(board)).digest('hex').slice(0, 16)
  // Where this fails, events fold to something else than before: raise the version, and write what came out.
  expect({ foldVersion, sum }).toEqual({ foldVersion: 3, sum: '7db096a2b0a117aa' })
})

test('another life of the log is another life of its snapshots', () => {
  expect(snapshotLife('abcdefgh')).not.toBe(snapshotLife('ijklmnop'))
})
