import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { EventLog } from '../db/event-log.ts'
import { canSee } from '../domain/access.ts'
import type { Card } from '../domain/board.ts'
import {
  type BoardId,
  type CommandId,
  checked,
  isBoardId,
  isCardId,
  isCommandId,
  isEpoch,
  isLinkId,
  isUserId,
} from '../domain/id.ts'
import { addCard, addComment, addList, ask, card as cardNamed, describeCard, uuid } from '../domain/spec/given.ts'
import { createBoard } from '../domain/template.ts'
import { createMemoryLog } from '../e2e/simulation/memory-log.ts'
import { createBoards } from './boards.ts'

const owner = checked(isUserId, 'owner')
const boardId = (word: string): BoardId => checked(isBoardId, word)
const commandId = (word: string): CommandId => checked(isCommandId, uuid(word))
const rename = (word: string) => ({ commandId: commandId(word), type: 'RenameBoard', title: word }) as const
const board = boardId('b')

/** Boards on a log in memory that fails while `isBroken` says so. */
async function world(heldMax?: number) {
  const memory = createMemoryLog(checked(isEpoch, 'abcdefgh'))
  const bugs: unknown[] = []
  const read: BoardId[] = []
  const broken = new Set<'read' | 'append' | 'full'>()
  const clock = { now: 0 }
  const log: EventLog = {
    ...memory,
    read: async (id, after, page) => {
      if (after === 0) read.push(id)
      if (broken.has('read')) throw new Error('disk I/O error')
      return memory.read(id, after, page)
    },
    append: async (append) => {
      if (broken.has('append')) throw new Error('a bug')
      return broken.has('full') ? { kind: 'full' } : memory.append(append)
    },
  }
  const boards = createBoards({
    log,
    onDurable: () => {},
    onUnknown: () => {},
    onBug: (error) => void bugs.push(error),
    now: () => clock.now,
    newSalt: () => new Uint8Array(16),
    ...(heldMax && { heldMax }),
  })
  const make = (id: BoardId) =>
    boards.create(id, owner, {
      commandId: commandId('first'),
      asked: null,
      entries: async () => [[{ type: 'BoardCreated', title: 'B', prefix: 'B', owner, linkRole: 'editor' }]],
      newCommandId: () => commandId('another'),
    })
  await make(board)
  const title = () => boards.look(board, (state) => state.board.title)
  return { boards, make, title, broken, bugs, read, clock }
}

describe('a log that cannot be read for a while', () => {
  test('fails who asks then, and nobody later', async () => {
    const { boards, title, broken } = await world()
    broken.add('read')
    await expect(title()).rejects.toThrow('disk I/O error')
    await expect(boards.execute(board, owner, [rename('a')])).rejects.toThrow('disk I/O error')
    broken.clear()
    expect(await title()).toBe('B')
    expect((await boards.execute(board, owner, [rename('b')])).kind).toBe('done')
  })

  test('while a board is folded anew: all who wait are answered, and the next one opens it again', async () => {
    for (const fault of ['append', 'full'] as const) {
      const { boards, title, broken, bugs } = await world()
      await title()
      broken.add(fault).add('read')
      const asked = boards.execute(board, owner, [rename('a')])
      const looked = title()
      const later = [...Array(300).keys()].map((index) => boards.execute(board, owner, [rename(`later ${index}`)]))
      expect((await asked).kind).toBe(fault === 'full' ? 'full' : 'failed')
      await expect(looked).rejects.toThrow('disk I/O error')
      expect(new Set((await Promise.all(later)).map(({ kind }) => kind))).toEqual(new Set(['failed']))
      expect(bugs.length).toBeGreaterThan(0)
      broken.clear()
      expect(await title()).toBe('B')
      expect((await boards.execute(board, owner, [rename('b')])).kind).toBe('done')
      expect(await title()).toBe('b')
    }
  })

  test('who looks and fails spoils nothing for others', async () => {
    const { boards, title } = await world()
    const asked = boards.execute(board, owner, [rename('a')])
    const looked = boards.look(board, () => {
      throw new Error('no')
    })
    await expect(looked).rejects.toThrow('no')
    expect((await asked).kind).toBe('done')
    expect(await title()).toBe('a')
  })
})

describe('boards that are held', () => {
  const many = (boards: number) => [...Array(boards).keys()].map((index) => boardId(`m${index}`))

  test('are let go of when they are too many, also without cards: those not in use for longest', async () => {
    const { boards, make, read } = await world(500)
    for (const id of many(20)) await make(id)
    const look = (id: BoardId) => boards.look(id, ({ board: { title } }) => title)
    for (const id of many(20)) {
      await look(id)
      await look(boardId('m0'))
    }
    read.length = 0
    for (const id of ['m0', 'm19', 'm11', 'm10', 'm1']) await look(boardId(id))
    expect(read).toEqual(['m10', 'm1'])
  })

  test('are let go of without looking at all of them each time', async () => {
    const { boards, make } = await world()
    const ids = many(3_000)
    for (const id of ids) await make(id)
    const began = performance.now()
    for (const id of ids) await boards.look(id, () => 0)
    expect(performance.now() - began).toBeLessThan(1_500)
  })

  test('have one room each, however many come and go', async () => {
    const { boards, make, bugs } = await world(1)
    const ids = many(10)
    for (const id of ids) await make(id)
    const asked = [...Array(200).keys()].flatMap((index) =>
      ids.map((id) => boards.execute(id, owner, [rename(`${id} ${index}`)])),
    )
    const answered = await Promise.all(asked)
    expect(answered.every(({ kind }) => kind === 'done')).toBe(true)
    expect(bugs).toEqual([])
    for (const id of ids) expect(await boards.look(id, ({ seq }) => seq)).toBe(201)
  })
})

test('[A9] whose time is up is out at once, before the log says so', async () => {
  const { boards, clock } = await world()
  const [guest, linkId] = [checked(isUserId, 'guest'), checked(isLinkId, uuid('link'))]
  const link = {
    linkId,
    name: 'For a while',
    role: 'editor',
    expiresAt: 1_000,
    usesMax: null,
    hasPassword: false,
  } as const
  await boards.execute(board, owner, [
    { commandId: commandId('closed'), type: 'SetLinkRole', role: 'none' },
    { commandId: commandId('link'), type: 'AddLink', ...link },
  ])
  await boards.execute(board, guest, [{ commandId: commandId('use'), type: 'UseLink', linkId, at: 0 }])
  const sees = () => boards.look(board, (state) => canSee(state.board, guest))
  clock.now = 999
  expect(await sees()).toBe(true)
  expect((await boards.execute(board, guest, [rename('in time')])).kind).toBe('done')
  clock.now = 1_000
  expect(await sees()).toBe(false)
  expect((await boards.execute(board, guest, [rename('too late')])).kind).toBe('not-found')
})

test('[H13] a description is found where it was written last, or came with the board', async () => {
  const { boards } = await world()
  const demo = boardId('demo')
  const making = {
    title: 'Demo',
    owner,
    linkRole: 'editor',
    newUuid: randomUUID,
    now: 0,
  } as const
  await boards.create(demo, owner, {
    commandId: commandId('d'),
    asked: null,
    entries: async () => [createBoard('demo', making)],
    newCommandId: () => commandId('another'),
  })
  const described = await boards.look(demo, ({ board: made }) =>
    Object.values<Card>(made.cards).find((card) => card.described),
  )
  const card = described?.id ?? checked(isCardId, uuid('none'))
  expect(await boards.bodyAsOf(demo, card, 1)).toMatchObject({
    describedAt: 1,
    description: expect.stringMatching(/./),
  })
  let base = 1
  for (const description of ['one', 'two', 'three']) {
    await boards.execute(demo, owner, [
      { commandId: commandId(description), type: 'DescribeCard', cardId: card, description, base },
    ])
    base += 1
    expect(await boards.bodyAsOf(demo, card, base)).toMatchObject({ description, describedAt: base })
  }
  expect(await boards.bodyAsOf(demo, card, 2)).toMatchObject({ description: 'one', describedAt: 2 })
})

test('[H13] comments are found beside descriptions, as of any seq', async () => {
  const { boards, make } = await world()
  const id = boardId('said')
  await make(id)
  const commands = [
    addList('l'),
    addCard('c', 'l'),
    describeCard('c', 'one', 0),
    addComment('x', 'c', 'said'),
    addComment('y', 'c', 'and said'),
    describeCard('c', 'two', 4),
  ]
  const executed = await boards.execute(id, owner, commands)
  expect(executed).toMatchObject({ kind: 'done', results: [2, 3, 4, 5, 6, 7].map((seq) => ({ seq })) })
  const at = async (seq: number) => {
    const { description, comments } = await boards.bodyAsOf(id, cardNamed('c'), seq)
    return [description, Object.keys(comments).length]
  }
  expect(await at(3)).toEqual(['', 0])
  expect(await at(5)).toEqual(['one', 1])
  expect(await at(7)).toEqual(['two', 2])
})

test('[C60] a copy that is asked for with what it is changed by has both', async () => {
  const { boards, make } = await world()
  const id = boardId('copied')
  await make(id)
  const change = ask('DescribeCard', { cardId: cardNamed('n'), description: 'two', base: 5 })
  const copy = ask('CopyCard', { cardId: cardNamed('c'), newCardId: cardNamed('n') })
  const commands = [addList('l'), addCard('c', 'l'), describeCard('c', 'one', 0), copy, change]
  const executed = await boards.execute(id, owner, commands)
  expect(executed).toMatchObject({ kind: 'done', results: [2, 3, 4, 5, 6].map((seq) => ({ seq })) })
  expect((await boards.bodyAsOf(id, cardNamed('n'), 5)).description).toBe('one')
  expect((await boards.bodyAsOf(id, cardNamed('n'), 6)).description).toBe('two')
})
