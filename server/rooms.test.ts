import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld } from '../db/snapshots/spec/world.ts'
import { play } from '../domain/spec/arbitrary.ts'
import { addCard, addList, moveCard, owner } from '../domain/spec/given.ts'
import type { Nearest } from './moments.ts'
import { createRooms, type Room } from './rooms.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.done())

const moves = Array.from({ length: 100 }, (_, index) => moveCard('a', index % 2 ? 'l' : 'm'))
const asked = [addList('l'), addList('m'), addCard('a', 'l'), ...moves]
const entries = play(asked.map((one) => ({ asked: one, actor: owner })))

/** A board with a past and its snapshots, and rooms that tell which entries they have read. */
async function openRooms(onNearest: () => Promise<void> = async () => {}) {
  const id = world.newBoard()
  await world.append(id, entries)
  const { settle, nearest, store } = world.open()
  settle()
  const read: number[] = []
  const find: Nearest = async (board, upTo) => {
    const found = nearest(board, upTo)
    await onNearest()
    return found
  }
  const rooms = createRooms<Room>({
    log: {
      head: world.log.head,
      read: async (board, after, page) => {
        read.push(after)
        return world.log.read(board, after, page)
      },
    },
    nearest: find,
    furnish: (room) => room,
    weightMax: 1_000,
  })
  return { id, rooms, read, store }
}

test('a room is opened, and folded anew, from the newest snapshot and what came after it', async () => {
  const { id, rooms, read, store } = await openRooms()
  const newest = store.standing(id).at(-1)?.seq ?? 0
  expect(newest).toBeGreaterThan(50)
  const expected = await world.foldTo(id, entries.length)
  for (let turn = 0; turn < 2; turn++) {
    const seen = await rooms.within(id, async (room) => {
      await rooms.reload(room)
      return { board: room.folding.board, seq: room.seq, at: room.at }
    })
    expect(seen).toStrictEqual({ board: expected, seq: entries.length, at: entries.at(-1)?.at })
  }
  expect(Math.min(...read)).toBe(newest)
  store.close()
})

test('[H43] a board that is deleted while it is opened is none', async () => {
  const { id, rooms, store } = await openRooms(async () => {
    await world.log.deleteBoard(id, 0)
  })
  expect(await rooms.within(id, () => true)).toBeNull()
  store.close()
})
