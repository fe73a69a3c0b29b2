import { expect, test } from 'vitest'
import { emptyBoard } from '../domain/board.ts'
import { fold, openFold } from '../domain/evolve.ts'
import { checked, isBoardId, isEpoch, isUserId } from '../domain/id.ts'
import { addCards, addList, given, moveCard } from '../domain/spec/given.ts'
import { toWireBoard } from '../domain/wire.ts'
import type { Boards } from './boards.ts'
import { createSnapshots } from './snapshots.ts'

const user = checked(isUserId, 'owner')
const id = (word: string) => checked(isBoardId, word)
const look: Boards['look'] = async (board, see) =>
  see({ board: { ...emptyBoard(board), owner: user, title: 'x'.repeat(1_000) }, seq: 1, at: 0 })

test('snapshots are kept up to so many bytes, those asked for last for longest', async () => {
  const snapshots = createSnapshots({ look }, checked(isEpoch, 'abcdefgh'), 3_500)
  const get = (word: string) => snapshots.get(id(word), user)
  const [a, b] = [await get('a'), await get('b')]
  expect(await get('a')).toBe(a)
  await get('c')
  expect(await get('a')).toBe(a)
  await get('d')
  expect(await get('a')).toBe(a)
  expect(await get('b')).not.toBe(b)
})

test('one that is larger than that is given all the same', async () => {
  const snapshots = createSnapshots({ look }, checked(isEpoch, 'abcdefgh'), 10)
  expect((await snapshots.get(id('a'), user))?.json.length).toBeGreaterThan(1_000)
})

/** A board of so many cards, and one entry more. */
function large(count: number) {
  const words = Array.from({ length: count }, (_, index) => `c${index}`)
  let history = given(addList('todo'), addList('done'))
  for (let from = 0; from < count; from += 500) history = history.and(addCards(words.slice(from, from + 500), 'todo'))
  const moved = history.and(moveCard(`c${count - 1}`, 'done'))
  return { history, last: moved.entries.slice(-1), seq: history.entries.length }
}

test('[H11] a large one is as the board was when it was asked for, though the board goes on meanwhile', async () => {
  const { history, last, seq } = large(2_500)
  const folding = openFold(emptyBoard(history.board.id))
  folding.apply(history.entries)
  const boards: Pick<Boards, 'look'> = { look: async (_, see) => see({ board: folding.board, seq, at: 0 }) }
  const snapshots = createSnapshots(boards, checked(isEpoch, 'abcdefgh'))
  const [one, other] = [snapshots.get(id('a'), user), snapshots.get(id('a'), user)]
  await Promise.resolve()
  folding.apply(last)
  const encoded = await one
  expect(JSON.parse(String(encoded?.json))).toEqual({
    board: JSON.parse(JSON.stringify(toWireBoard(history.board))),
    epoch: 'abcdefgh',
    seq,
  })
  expect(await other).toBe(encoded)
  expect(fold(history.board, last)).not.toEqual(history.board)
})
