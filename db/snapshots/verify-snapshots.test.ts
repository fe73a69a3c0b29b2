import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { play } from '../../domain/spec/arbitrary.ts'
import { addCard, addList, archiveCard, ask, card, moveCard, owner } from '../../domain/spec/given.ts'
import { verifyLog } from '../verify.ts'
import { packBoard } from './packed-board.ts'
import { openWorld } from './spec/world.ts'
import { openSnapshotsToCheck } from './verify-snapshots.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.done())

const moves = Array.from({ length: 100 }, (_, index) => moveCard(index % 2 ? 'a' : 'b', index % 4 < 2 ? 'l' : 'm'))
const begun = [addList('l'), addList('m'), addCard('a', 'l'), addCard('b', 'm'), ...moves]
const entries = play(
  [...begun, archiveCard('a'), ask('DeleteCard', { cardId: card('a') })].map((asked) => ({ asked, actor: owner })),
)

function faults(epoch = 'abcdefgh') {
  const snapshots = openSnapshotsToCheck(world.files.snapshots, epoch)
  const found = verifyLog(world.reading, { snapshots }).faults
  snapshots?.close()
  return found
}

test('snapshots that are what the log folds to are no fault; without any there is nothing to compare', async () => {
  const id = world.newBoard()
  await world.append(id, entries.slice(0, -2))
  expect(openSnapshotsToCheck(world.files.snapshots, 'abcdefgh')).toBeNull()
  const { settle, store } = world.open()
  settle()
  expect(store.standing(id).length).toBeGreaterThan(5)
  expect(faults()).toEqual([])
  store.close()
  expect(openSnapshotsToCheck(world.files.snapshots, 'ijklmnop')).toBeNull()
})

test('one that is not what the log folds to, of another past, beyond the head, or damaged is named', async () => {
  const id = world.newBoard()
  await world.append(id, entries.slice(0, -2))
  const { settle, store } = world.open()
  settle()
  const { seq } = store.standing(id)[3] ?? { seq: 0 }
  const found = store.nearest(id, seq)
  if (!found || found === 'damaged') throw new Error('nothing there')
  const other = packBoard({ ...(await world.foldTo(id, seq)), title: 'forged' })
  const is = `Board ${id}: its snapshot at entry ${seq}`
  store.put({ ...found, body: other })
  expect(faults()).toEqual([`${is} is not what its entries fold to.`])
  store.put({ ...found, hash: Buffer.alloc(32) })
  expect(faults()).toEqual([`${is} is of another past.`])
  const file = new Database(world.files.snapshots)
  file.exec(`update snapshots set at = at + 1 where seq = ${seq}`)
  expect(faults()).toEqual([`${is} is damaged.`])
  file.close()
  store.put(found)
  store.put({ ...found, seq: 999 })
  expect(faults()).toEqual([`Board ${id}: it has a snapshot at entry 999, which it does not have.`])
  store.close()
})

test('[E8] one that waits to be dropped, because words were erased since, is no fault', async () => {
  const id = world.newBoard()
  await world.append(id, entries.slice(0, -1))
  const { rang, settle, store } = world.open()
  settle()
  const before = store.standing(id)
  await world.append(id, entries.slice(-1))
  expect(faults()).toEqual([])
  expect(store.standing(id)).toEqual(before)
  rang(id)
  settle()
  expect(faults()).toEqual([])
  store.close()
})
