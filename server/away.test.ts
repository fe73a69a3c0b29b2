import { expect, test } from 'vitest'
import { checked, isBoardId, isCommandId, isEpoch } from '../domain/id.ts'
import { addList, guest, owner, uuid } from '../domain/spec/given.ts'
import { createMemoryLog } from '../e2e/simulation/memory-log.ts'
import { createAway } from './away.ts'
import { type BoardState, createBoards } from './boards.ts'

test('[H81] what is counted is what lies up to the head that is told, also where the board goes on meanwhile', async () => {
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
  await boards.execute(board, guest, [addList('l')])
  const routes = createAway({
    boards: {
      look: async <T>(id: typeof board, look: (state: BoardState) => T) => {
        const seen = await boards.look(id, look)
        await boards.execute(board, guest, [addList('m')])
        return seen
      },
    },
    log,
    visits: { look: () => {}, lastLook: () => 1 },
    inbox: { countOn: async () => ({ comments: 0, assigned: 0 }) },
  })
  const answer = await routes['/api/boards/:board/since']?.GET?.({
    user: owner,
    headers: {},
    query: new URLSearchParams(),
    param: () => board,
    body: async () => ({ value: null }),
    holds: () => true,
    upload: () => {
      throw new Error('nothing is uploaded')
    },
    onGone: () => () => {},
  })
  expect(JSON.parse(String(answer?.body))).toMatchObject({ from: 1, seq: 2, changes: 1, kinds: { board: 1 } })
})
