import { expect, test } from 'vitest'
import type { Event } from '../domain/event.ts'
import { checked, isBoardId, isCommandId, isEpoch, isUserId, type UserId } from '../domain/id.ts'
import { ask, uuid } from '../domain/spec/given.ts'
import { createMemoryLog } from '../e2e/simulation/memory-log.ts'
import { createBoards } from './boards.ts'
import { createReading } from './reading.ts'

const owner = checked(isUserId, 'owner')
const people = {
  find: (user: UserId) => ({ id: user, name: 'N', color: 'peer-1', guest: true }) as const,
  show: (user: UserId) => ({ id: user, name: 'N', color: 'peer-1' }) as const,
}
const stars = { has: () => false, of: () => new Set<never>() }
const newCommandId = () => checked(isCommandId, uuid('another'))
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
      entries: async () => [[{ type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'editor' }]],
      newCommandId,
    })
  const reading = createReading(boards, log, { of: () => [id(5), id(7)], on: () => [] }, people, stars)
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

test('[H22] people of a board are its owner and who has opened it, with what they are to it', async () => {
  const log = createMemoryLog(checked(isEpoch, 'abcdefgh'))
  const boards = createBoards({
    log,
    onDurable: () => {},
    onUnknown: () => {},
    onBug: () => {},
    now: () => 1,
    newSalt: () => new Uint8Array(16),
  })
  const [guest, removed, deleted] = ['guest', 'removed', 'deleted'].map((word) => checked(isUserId, word))
  if (!guest || !removed || !deleted) throw new Error('three people')
  await boards.create(id(1), owner, {
    commandId: checked(isCommandId, uuid('first')),
    asked: null,
    entries: async () => [
      [
        { type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'editor' },
        { type: 'MemberRemoved', userId: removed },
      ],
    ],
    newCommandId,
  })
  const visits = { of: () => [], on: () => [guest, removed, deleted, owner] }
  const known = { ...people, find: (user: typeof owner) => (user === deleted ? null : people.find(user)) }
  const reading = createReading(boards, log, visits, known, stars)
  expect(await reading.people('b1', owner)).toMatchObject([
    { id: owner, role: 'owner' },
    { id: guest, role: 'editor' },
    { id: removed, role: 'none' },
  ])
  expect(await reading.people('b1', removed)).toMatchObject({ code: 'not-found' })
})

test('[H6, H12] a past that was on its way is not given to whom the board was closed meanwhile, nor where it was deleted', async () => {
  const memory = createMemoryLog(checked(isEpoch, 'abcdefgh'))
  let meanwhile: (() => Promise<unknown>) | null = null
  const log: typeof memory = {
    ...memory,
    read: async (board, after, page) => {
      const happens = meanwhile
      meanwhile = null
      await happens?.()
      return memory.read(board, after, page)
    },
  }
  const boards = createBoards({
    log,
    onDurable: () => {},
    onUnknown: () => {},
    onBug: () => {},
    now: () => 1,
    newSalt: () => new Uint8Array(16),
  })
  const create = (board: ReturnType<typeof id>, ...then: Event[]) =>
    boards.create(board, owner, {
      commandId: checked(isCommandId, uuid('first')),
      asked: null,
      entries: async () => [
        [{ type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'viewer' }, ...then],
        [{ type: 'BoardRenamed', title: 'C', from: { title: 'B' } }],
      ],
      newCommandId,
    })
  await create(id(1))
  await create(id(2), { type: 'BoardArchived' })
  const reading = createReading(boards, log, { of: () => [], on: () => [] }, people, stars)
  const guest = checked(isUserId, 'guest')
  const past = (board: string) => reading.snapshotAt(board, guest, '1')
  for (const board of [id(1), id(2)]) expect(await reading.snapshotAt(board, guest, '2')).toMatchObject({ seq: 2 })
  meanwhile = () => boards.execute(id(1), owner, [ask('SetLinkRole', { role: 'none' })])
  expect(await past(id(1))).toMatchObject({ code: 'not-found' })
  meanwhile = () => boards.remove(id(2), owner)
  expect(await past(id(2))).toMatchObject({ code: 'not-found' })
})
