import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpackBoard } from '../../db/snapshots/packed-board.ts'
import { readSnapshots } from '../../db/snapshots/store.ts'
import { emptyBoard } from '../../domain/board.ts'
import type { Entry } from '../../domain/event.ts'
import { fold } from '../../domain/evolve.ts'
import { checked, isBoardId } from '../../domain/id.ts'
import { toWireBoard } from '../../domain/wire.ts'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let owner: Program
const file = () => join(server.dataDir, 'snapshots.db')

beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
})
afterAll(() => server.close())

const words = 'narwhal '.repeat(50)

type Past = { readonly board: string; readonly cards: readonly string[]; readonly head: number }

/** A board with a past so long that snapshots of it are stored: its cards have many long titles one after another. */
async function makePast(): Promise<Past> {
  const board = await owner.makeBoard('kanban', 'Long')
  const lists = Object.keys((await owner.get(`/api/boards/${board}`)).body.board.lists)
  const cards = Array.from({ length: 20 }, () => randomUUID())
  const at = <T>(all: readonly T[], index: number): T | undefined => all[index % all.length]
  const asked = [
    ...cards.map((cardId, index) => ({ type: 'AddCard', cardId, listId: at(lists, index), title: `${words}${index}` })),
    ...Array.from({ length: 980 }, (_, index) => {
      const cardId = at(cards, index * 7)
      return index % 3 === 0
        ? { type: 'MoveCard', cardId, listId: at(lists, index) }
        : { type: 'RenameCard', cardId, title: `${words}${index}` }
    }),
  ].map((one) => ({ commandId: randomUUID(), ...one }))
  while (asked.length > 0) await owner.send('POST', `/api/boards/${board}/commands`, asked.splice(0, 100))
  const head = (await owner.get(`/api/boards/${board}`)).body.seq
  return { board, cards, head }
}

/** What a board is folded to by someone who has read all of it. */
async function foldTo(board: string, seq: number) {
  const entries: Entry[] = []
  for (let after = 0; ; after = entries.length) {
    const page = (await owner.get(`/api/boards/${board}/events?after=${after}`)).body.entries
    if (page.length === 0) break
    entries.push(...page)
  }
  const folded = fold(emptyBoard(checked(isBoardId, board)), entries.slice(0, seq))
  return JSON.parse(JSON.stringify(toWireBoard(folded)))
}
const snapshotAt = async (board: string, seq: number) => (await owner.get(`/api/boards/${board}?at=${seq}`)).body

/** The snapshots that are stored of a board, as boards. */
function stored(board: string) {
  const db = new Database(file(), { readonly: true })
  try {
    const { standing, nearest } = readSnapshots(db)
    return standing(board).map(({ seq }) => {
      const found = nearest(board, seq)
      if (!found || found === 'damaged') throw new Error(`the snapshot at ${seq} is damaged`)
      return { seq, board: unpackBoard(found.body) }
    })
  } finally {
    db.close()
  }
}
const isStored = (board: string) => expect.poll(() => stored(board).length, { timeout: 10_000 }).toBeGreaterThan(1)

test('[H12] any moment of a long past is what its entries fold to: also after a restart, a crash, and without its snapshots', async () => {
  const { board, head } = await makePast()
  await isStored(board)
  const seqs = [1, 2, 300, 555, 777, head - 1, head, ...stored(board).map(({ seq }) => seq)]
  const expected = new Map<number, unknown>()
  for (const seq of seqs) expected.set(seq, await foldTo(board, seq))
  const isRight = async () => {
    for (const seq of seqs) {
      const { board: found, seq: at } = await snapshotAt(board, seq)
      expect(at).toBe(seq)
      expect(found, `${seq}`).toEqual(expected.get(seq))
    }
    expect((await owner.get(`/api/boards/${board}`)).body.board).toEqual(expected.get(head))
  }
  await isRight()
  await server.stop()
  await server.start()
  await isRight()
  await server.kill()
  await server.start()
  await isRight()
  for (const harm of [() => rmSync(file()), () => writeFileSync(file(), 'no database at all '.repeat(1_000))]) {
    await server.stop()
    for (const beside of ['-wal', '-shm']) rmSync(file() + beside, { force: true })
    harm()
    await server.start()
    await isRight()
    await isStored(board)
    await isRight()
  }
})

test('[H12] whoever asks for one moment at once gets the same, plain or compressed', async () => {
  const { board } = await makePast()
  const asked = Array.from({ length: 8 }, (_, index) =>
    owner.get(`/api/boards/${board}?at=500`, { 'accept-encoding': index % 2 ? 'gzip' : 'identity' }),
  )
  const answers = await Promise.all(asked)
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(answers.map(({ headers }) => headers.get('content-encoding'))).toContain('gzip')
})

test('[E8] the words of a card that is deleted are gone from the past at once, and from what is stored of it', async () => {
  const { board, cards, head } = await makePast()
  await isStored(board)
  const cardId = cards[0] ?? ''
  const title = async (seq: number) => (await snapshotAt(board, seq)).board.cards[cardId]?.title
  expect(await title(500)).toContain('narwhal')
  await owner.ask(board, 'ArchiveCard', { cardId })
  expect(await owner.ask(board, 'DeleteCard', { cardId })).toHaveProperty('seq')
  for (const seq of [500, 501, head]) expect(await title(seq)).toBe('')
  await isStored(board)
  const titles = () => stored(board).map((one) => Object.values(one.board.cards).find(({ id }) => id === cardId)?.title)
  expect(titles().length).toBeGreaterThan(0)
  for (const one of titles()) expect(one).toBe('')
  await server.kill()
  await server.start()
  for (const seq of [500, 501, head]) expect(await title(seq)).toBe('')
})

test('[H43] of a board that is deleted no snapshots are kept', async () => {
  const { board } = await makePast()
  await isStored(board)
  await owner.ask(board, 'ArchiveBoard', {})
  expect((await owner.send('DELETE', `/api/boards/${board}`)).status).toBe(204)
  await expect.poll(() => stored(board)).toEqual([])
  expect((await owner.get(`/api/boards/${board}?at=500`)).status).toBe(404)
})

test('[E6] verify prints the heads, and tells whether those that were kept still hold, and whether snapshots are right', async () => {
  const { board, head } = await makePast()
  const another = await owner.makeBoard('kanban', 'Another')
  await isStored(board)
  const whole = await verify()
  expect(whole).toMatchObject({ status: 0, stdout: expect.stringMatching(/ 0 faults\.\n$/) })
  const hash = hashIn(whole.stdout, board, head)
  const other = hashIn(whole.stdout, another, 1)
  await owner.ask(board, 'RenameBoard', { title: 'Longer' })
  // What was the head is still in the past.
  expect((await verify('--head', hash, '--head', other)).status).toBe(0)
  expect(await verify(board, '--head', hash)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^1 boards, /m),
  })
  expect(await verify(board, '--head', other)).toMatchObject({ status: 1, stdout: expect.stringContaining(other) })
  expect(await verify('--head', 'abc')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^abc is no hash.*\n$/),
  })
  expect(await verify('--had', hash)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^npm run verify .*\n$/),
  })
  const db = new Database(file())
  db.exec(`update snapshots set at = at + 1 where board = '${board}'`)
  db.close()
  expect(await verify()).toMatchObject({ status: 1, stdout: expect.stringMatching(/snapshot at entry \d+ is damaged/) })
  // The server finds it too, and makes them anew.
  expect((await snapshotAt(board, head)).seq).toBe(head)
  await isStored(board)
  await expect.poll(async () => (await verify(board)).status, { timeout: 20_000 }).toBe(0)
})

/** Not waited for in place: connections that nobody serves meanwhile are closed. */
const verify = (...args: string[]) =>
  new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, DATA_DIR: server.dataDir }
    execFile(process.execPath, ['server/cli/verify.ts', ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: error ? 1 : 0, stdout, stderr }),
    )
  })
const hashIn = (heads: string, board: string, seq: number): string =>
  new RegExp(`^${board} ${seq} ([0-9a-f]{64})$`, 'm').exec(heads)?.[1] ?? ''
