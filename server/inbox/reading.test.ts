import { expect, test } from 'vitest'
import type { LetterRow } from '../../db/inbox/letters.ts'
import { checked, isBoardId, isCommandId, isEpoch } from '../../domain/id.ts'
import {
  addCard,
  addComment,
  addList,
  card,
  comment,
  guest,
  owner,
  removeComment,
  uuid,
} from '../../domain/spec/given.ts'
import { createMemoryLog } from '../../e2e/simulation/memory-log.ts'
import { createBoards } from '../boards.ts'
import { createInbox } from './reading.ts'

test('[H85] while letters are made anew, a comment that was removed by now is not told, whatever they say', async () => {
  const log = createMemoryLog(checked(isEpoch, 'abcdefgh'))
  const boards = createBoards({
    log,
    onDurable: () => {},
    onUnknown: () => {},
    onBug: () => {},
    now: () => 1,
    newSalt: () => new Uint8Array(16),
  })
  const board = checked(isBoardId, 'b1')
  await boards.create(board, owner, {
    commandId: checked(isCommandId, uuid('first')),
    asked: null,
    entries: async () => [[{ type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'editor' }]],
    newCommandId: () => checked(isCommandId, uuid('another')),
  })
  await boards.execute(board, owner, [addList('l'), addCard('a', 'l')])
  await boards.execute(board, guest, [addComment('m', 'a', 'Narwhal'), addComment('n', 'a', 'Walrus')])
  await boards.execute(board, guest, [removeComment('m', 'a')])
  const letter = (word: string, seq: number): LetterRow => ({
    board,
    seq,
    at: 1,
    actor: guest,
    kind: 'comment',
    cards: [card('a')],
    thing: comment(word),
    said: seq,
  })
  const inbox = createInbox({
    // As far as they have come: the removal is not among it.
    thread: { letters: async () => ({ letters: [letter('n', 5), letter('m', 4)], isWhole: false }) },
    boards,
    log,
    people: { show: (id) => ({ id, name: 'N', color: 'peer-1' }) },
    marks: { of: () => () => false, read: () => {}, readUpTo: () => {} },
  })
  const { letters } = await inbox.page(owner, null)
  expect(letters.map(({ excerpt }) => excerpt)).toEqual(['Walrus'])
})
