import { expect, test } from 'vitest'
import { checked, isBoardId, isCommandId, isEpoch, isUserId } from '../domain/id.ts'
import { uuid } from '../domain/spec/given.ts'
import { createMemoryLog } from '../e2e/simulation/memory-log.ts'
import { createBoards } from './boards.ts'
import { createReading } from './reading.ts'

const owner = checked(isUserId, 'owner')
const id = (index: number) => checked(isBoardId, `b${index}`)

test('[H10] of many boards the newest 200 are listed; no others are read, and others have their turn between', async () => {
  const memory = createMemoryLog(checked(isEpoch, 'abcdefgh'))
  const read = new Set<string>()
  const log: typeof memory = {
    ...memory,
    read: (board, after, page) => {
      read.add(board)
      return memory.read(board, after, page)
    },
  }
  let now = 0
  const boards = createBoards({
    log,
    onDurable: () => {},
    onUnknown: () => {},
    onBug: () => {},
    now: () => now,
    newSalt: () => new Uint8Array(16),
  })
  for (now = 0; now < 300; now++)
    await boards.create(id(now), owner, {
      commandId: checked(isCommandId, uuid('first')),
      asked: null,
      events: () => [{ type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'editor' }],
    })
  const reading = createReading(boards, log, { note: () => {}, of: () => [id(5), id(7)] })
  let turns = 0
  const count = () => {
    turns += 1
    turning = setImmediate(count)
  }
  let turning = setImmediate(count)
  const listed = await reading.boards(owner)
  clearImmediate(turning)
  expect(listed.map(({ id: board }) => board)).toEqual(Array.from({ length: 200 }, (_, index) => id(299 - index)))
  expect(read.size).toBe(200)
  expect(turns).toBeGreaterThanOrEqual(199)
})
