import { expect, test } from 'vitest'
import { emptyBoard } from '../domain/board.ts'
import { checked, isBoardId, isEpoch, isUserId } from '../domain/id.ts'
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
