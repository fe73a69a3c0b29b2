import { describe, expect, test } from 'vitest'
import { parseCommand } from '../command.ts'
import { addCard, addList, ask, given, guest, owner, rejected, unchanged } from '../spec/given.ts'

const describeBoard = (description: string, base: number) => ask('DescribeBoard', { description, base })
const archive = () => ask('ArchiveBoard', {})
const restore = () => ask('RestoreBoard', {})

describe('a board', () => {
  test('[C47] is described; nobody’s words are overwritten unseen', () => {
    const board = given(describeBoard('one', 0))
    expect(board.board).toMatchObject({ description: 'one', describedAt: 2 })
    board.when(describeBoard('two', 0)).then(rejected('text-changed'))
    board.when(describeBoard('one', 0)).then(unchanged)
    board
      .when(describeBoard('two', 2), guest)
      .then({ type: 'BoardDescribed', description: 'two', from: { description: 'one', describedAt: 2 } })
    expect(parseCommand({ ...describeBoard('é'.repeat(32 * 1024 + 1), 0) }).ok).toBe(false)
  })

  test('[C47] is coloured, or not', () => {
    const board = given(ask('ColorBoard', { color: 'teal' }))
    expect(board.board.color).toBe('teal')
    board.when(ask('ColorBoard', { color: 'teal' })).then(unchanged)
    board.when(ask('ColorBoard', { color: null })).then({ type: 'BoardColored', color: null, from: { color: 'teal' } })
  })

  test('[C48] has letters before the numbers of its cards', () => {
    const set = (prefix: string) => ask('SetPrefix', { prefix })
    expect(given(set('OPS2')).board.prefix).toBe('OPS2')
    given()
      .when(set('OPS'))
      .then({ type: 'PrefixSet', prefix: 'OPS', from: { prefix: 'BOA' } })
    given().when(set('BOA')).then(unchanged)
    for (const prefix of ['', 'ops', '2OPS', 'LONGEST', 'O-S', 'ÑAN'])
      expect(parseCommand({ ...set(prefix) })).toMatchObject({ ok: false, malformed: { field: 'prefix' } })
  })
})

describe('an archived board', () => {
  test('[C49] is read only until it is restored', () => {
    const board = given(addList('todo'), archive())
    expect(board.board.archivedAt).toBe(3)
    board.when(addCard('a', 'todo')).then(rejected('board-archived'))
    board.when(ask('RenameBoard', { title: 'x' })).then(rejected('board-archived'))
    board.when(ask('DescribeBoard', { description: 'x', base: 0 })).then(rejected('board-archived'))
    board.when(archive()).then(unchanged)
    expect(board.and(restore()).board.archivedAt).toBe(null)
    expect(board.and(restore(), addCard('a', 'todo')).cards('todo')).toEqual(['a'])
    given().when(restore()).then(unchanged)
  })

  test('[A5] is the owner’s to archive and to restore', () => {
    given().when(archive(), guest).then(rejected('forbidden'))
    given(archive()).when(restore(), guest).then(rejected('forbidden'))
    given(archive()).when(restore(), owner).then({ type: 'BoardRestored' })
  })
})
