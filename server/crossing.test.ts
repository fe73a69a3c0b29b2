import { describe, expect, test } from 'vitest'
import { cardsOf } from '../domain/board.ts'
import type { Command } from '../domain/command.ts'
import type { Events } from '../domain/event.ts'
import { type BoardId, checked, isBoardId, isEpoch } from '../domain/id.ts'
import { addCard, addList, ask, boardCreated, card, guest, list, newCommandId, owner } from '../domain/spec/given.ts'
import { createMemoryLog } from '../e2e/simulation/memory-log.ts'
import { createBoards } from './boards.ts'

const [a, b] = ['a', 'b'].map((word) => checked(isBoardId, word))
if (!a || !b) throw new Error('two boards')

async function world() {
  const memory = createMemoryLog(checked(isEpoch, 'abcdefgh'), () => new Promise((resolve) => setImmediate(resolve)))
  let isBroken = false
  const told: BoardId[] = []
  const bugs: unknown[] = []
  const boards = createBoards({
    log: {
      ...memory,
      append: (...appends) => {
        if (isBroken) throw new Error('disk I/O error')
        return memory.append(...appends)
      },
    },
    onDurable: (rows) => told.push(...rows.map(({ board }) => board)),
    onUnknown: () => {},
    onBug: (error) => bugs.push(error),
    now: () => 1,
    newSalt: () => new Uint8Array(16),
  })
  const events = (): Events => [
    { ...boardCreated, type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'none' },
  ]
  for (const board of [a, b]) {
    await boards.create(board, owner, {
      commandId: newCommandId(),
      asked: null,
      entries: async () => [events()],
      newCommandId,
    })
    await boards.execute(board, owner, [addList('todo')])
  }
  const cards = (board: BoardId) => boards.look(board, (state) => cardsOf(state.board, list('todo')))
  const isBrokenNow = (now: boolean) => {
    isBroken = now
  }
  return { boards, cards, told, bugs, isBrokenNow }
}

const move = (word: string, toBoard: BoardId, into = word): Command =>
  ask('MoveCardToBoard', { cardId: card(word), toBoard, toList: list('todo'), newCardId: card(into) })

describe('[C71] a card that goes to another board', () => {
  test('is on the other, and told on both; the same command again does nothing', async () => {
    const { boards, cards, told } = await world()
    await boards.execute(a, owner, [addCard('x', 'todo')])
    told.length = 0
    const asked = move('x', b, 'y')
    const first = await boards.execute(a, owner, [asked])
    expect(first).toEqual({ kind: 'done', results: [{ commandId: asked.commandId, seq: 4 }] })
    expect(told).toEqual([a, b])
    expect(await boards.execute(a, owner, [asked])).toEqual(first)
    expect(await cards(a)).toEqual([])
    expect(await cards(b)).toEqual([card('y')])
    const other = { ...asked, newCardId: card('z') }
    expect(await boards.execute(a, owner, [addCard('w', 'todo'), other])).toEqual({ kind: 'reused', index: 1 })
    expect(await cards(a)).toEqual([])
  })

  test('[C4] stays where its id stands for another command on the other board, and both boards go on', async () => {
    const { boards, cards } = await world()
    await boards.execute(a, owner, [addCard('x', 'todo')])
    const rename = ask('RenameBoard', { title: 'Other' })
    await boards.execute(b, owner, [rename])
    const asked = { ...move('x', b), commandId: rename.commandId }
    expect(await boards.execute(a, owner, [asked])).toEqual({ kind: 'reused', index: 0 })
    expect([await cards(a), await cards(b)]).toEqual([[card('x')], []])
    expect(await boards.execute(a, owner, [move('x', b)])).toMatchObject({ kind: 'done' })
    expect(await cards(b)).toEqual([card('x')])
  })

  test('stays where the other board is none, or not for who asks, and in its batch the rest goes on', async () => {
    const { boards, cards } = await world()
    const nowhere = checked(isBoardId, 'nowhere')
    const done = await boards.execute(a, owner, [addCard('x', 'todo'), move('x', nowhere), addCard('y', 'todo')])
    expect(done).toMatchObject({
      kind: 'done',
      results: [{ seq: 3 }, { rejected: { code: 'board-not-found' } }, { seq: 4 }],
    })
    expect(await boards.execute(a, guest, [move('x', b)])).toEqual({ kind: 'not-found' })
    expect(await cards(a)).toEqual([card('x'), card('y')])
  })

  test('goes whole or not at all where the disk fails, and the boards go on', async () => {
    const { boards, cards, bugs, isBrokenNow } = await world()
    await boards.execute(a, owner, [addCard('x', 'todo')])
    isBrokenNow(true)
    expect(await boards.execute(a, owner, [move('x', b)])).toEqual({ kind: 'failed' })
    expect(bugs.length).toBeGreaterThan(0)
    isBrokenNow(false)
    expect([await cards(a), await cards(b)]).toEqual([[card('x')], []])
    expect(await boards.execute(a, owner, [move('x', b)])).toMatchObject({ kind: 'done' })
    expect([await cards(a), await cards(b)]).toEqual([[], [card('x')]])
  })

  test('meets many that go the other way, and none waits for ever or is lost', async () => {
    const { boards, cards } = await world()
    const words = Array.from({ length: 20 }, (_, index) => `${index}`)
    for (const word of words) await boards.execute(a, owner, [addCard(`a${word}`, 'todo')])
    for (const word of words) await boards.execute(b, owner, [addCard(`b${word}`, 'todo')])
    const asked = words.flatMap((word) => [
      boards.execute(a, owner, [move(`a${word}`, b, `from-a${word}`)]),
      boards.execute(b, owner, [move(`b${word}`, a, `from-b${word}`)]),
      boards.execute(a, owner, [ask('RenameBoard', { title: word })]),
    ])
    expect((await Promise.all(asked)).every(({ kind }) => kind === 'done')).toBe(true)
    expect(new Set(await cards(a))).toEqual(new Set(words.map((word) => card(`from-b${word}`))))
    expect(new Set(await cards(b))).toEqual(new Set(words.map((word) => card(`from-a${word}`))))
  })
})
