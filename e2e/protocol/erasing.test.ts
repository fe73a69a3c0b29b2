import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newAccount } from '../account.ts'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

/** No part of another word, and found whatever stands around it. */
const mark = 'Quagmarked'
const kept = 'Keepsafe'

let server: TestServer
let owner: Program
let writer: Program

beforeAll(async () => {
  server = await startServer()
  owner = await newGuest(server.base)
  writer = await newGuest(server.base)
})
afterAll(() => server.close())

type There = Readonly<Record<'board' | 'listId' | 'cardId' | 'otherId', string>>

/** A board with a past so long that snapshots of it are stored, and that was read in every way. */
async function makePast(): Promise<There> {
  const board = await owner.makeBoard('blank', 'Long')
  await owner.ask(board, 'SetLinkRole', { role: 'editor' })
  const [listId, cardId, otherId] = [randomUUID(), randomUUID(), randomUUID()]
  await owner.ask(board, 'AddList', { listId, title: 'Todo' })
  await owner.ask(board, 'AddCard', { cardId, listId, title: kept })
  await owner.ask(board, 'AddCard', { cardId: otherId, listId, title: 'Other' })
  return { board, listId, cardId, otherId }
}
async function lengthen({ board, otherId: cardId }: There): Promise<void> {
  const others = Array.from({ length: 900 }, (_, index) => ({
    commandId: randomUUID(),
    type: 'RenameCard',
    cardId,
    title: `${'narwhal '.repeat(50)}${index}`,
  }))
  while (others.length > 0) await owner.send('POST', `/api/boards/${board}/commands`, others.splice(0, 100))
}
const snapshotsOf = (board: string): readonly { readonly body: Buffer }[] => {
  const db = new Database(join(server.dataDir, 'snapshots.db'), { readonly: true })
  try {
    return db.prepare<[string], { body: Buffer }>('select body from snapshots where board = ?').all(board)
  } finally {
    db.close()
  }
}
const areStored = (board: string) =>
  expect.poll(() => snapshotsOf(board).length, { timeout: 10_000 }).toBeGreaterThan(1)

/** Each way in which words are read: what was told, all of it. */
async function everythingTold({ board, cardId }: There): Promise<string> {
  const head: number = (await owner.get(`/api/boards/${board}`)).body.seq
  const moments = [2, 5, 8, 12, Math.floor(head / 2), head - 2, head].filter((seq) => seq > 0)
  const paths = [
    `/api/boards/${board}`,
    `/api/boards/${board}/cards/${cardId}`,
    `/api/boards/${board}/events?limit=1000`,
    `/api/boards/${board}/activity`,
    `/api/boards/${board}/cards/${cardId}/activity`,
    `/api/boards/${board}/archive`,
    `/api/search?q=${mark}`,
    '/api/inbox',
    `/boards/${board}`,
    ...moments.flatMap((seq) => [
      `/api/boards/${board}?at=${seq}`,
      `/api/boards/${board}/cards/${cardId}?at=${seq}`,
      `/boards/${board}/cards/${cardId}?at=${seq}`,
    ]),
  ]
  const told: string[] = []
  for (const path of paths) told.push((await owner.get(path)).text.replaceAll(`?q=${mark}`, ''))
  const stream = await owner.stream(`/boards/${board}/events?since=v1.${await epoch(board)}.${board}=0`)
  await stream.until(({ event }) => event === 'ready')
  told.push(stream.raw())
  stream.close()
  return told.join('\n')
}
const epoch = async (board: string): Promise<string> => (await owner.get(`/api/boards/${board}`)).body.epoch

/** Every byte of the data folder in which it stands, as it lies there, and uncompressed. */
function whereInData(text: string): string[] {
  const files = readdirSync(server.dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(server.dataDir, name),
  )
  const raw = files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(text))
  // The index of words has them in small letters.
  const small = files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(text.toLowerCase()))
  const db = new Database(join(server.dataDir, 'snapshots.db'), { readonly: true })
  const packed = db.prepare<[], { body: Buffer }>('select body from snapshots').all()
  db.close()
  const unpacked = packed.filter(({ body }) => zstdDecompressSync(body).includes(text)).map(() => 'a snapshot')
  return [...raw, ...small, ...unpacked]
}
const count = (text: string) => text.split(mark).length - 1

const verify = () =>
  new Promise<{ status: number; stdout: string }>((resolve) => {
    const env = { ...process.env, DATA_DIR: server.dataDir }
    execFile(process.execPath, ['server/cli/verify.ts'], { env }, (error, stdout) =>
      resolve({ status: error ? 1 : 0, stdout }),
    )
  })

/** Stops, looks at every byte, and starts again. */
async function isNowhere(there: There): Promise<void> {
  await areStored(there.board)
  await isGone(there)
}
async function isGone(there: There): Promise<void> {
  expect(count(await everythingTold(there))).toBe(0)
  expect(await verify()).toMatchObject({ status: 0, stdout: expect.stringMatching(/ 0 faults\.\n$/) })
  await server.stop()
  expect(whereInData(mark)).toEqual([])
  await server.start()
  expect(count(await everythingTold(there))).toBe(0)
  expect((await verify()).status).toBe(0)
}

/** Whatever can be written of a card, each with the mark. */
async function writeMarks({ board, listId, cardId }: There, by: Program): Promise<Record<string, string>> {
  const ids = { commentId: randomUUID(), checklistId: randomUUID(), itemId: randomUUID(), attachmentId: randomUUID() }
  const at = `/api/boards/${board}/cards/${cardId}/attachments`
  const ask = async (type: string, fields: object) => {
    const result = await by.ask(board, type, { ...fields })
    expect(result, type).toHaveProperty('seq')
    return Number(result.seq)
  }
  await ask('RenameCard', { cardId, title: `${mark} title` })
  await ask('RenameList', { listId, title: `${mark} list` })
  await ask('RenameBoard', { title: `${mark} board` })
  const described = await ask('DescribeCard', { cardId, description: `${mark} one`, base: 0 })
  await ask('DescribeCard', { cardId, description: `${mark} two`, base: described })
  const text = `${mark} said to @[Owner](user:${owner.id})`
  const said = await ask('AddComment', { cardId, commentId: ids.commentId, text })
  await ask('EditComment', { cardId, commentId: ids.commentId, text: `${text} again`, base: said })
  await ask('AddChecklist', { cardId, checklistId: ids.checklistId, title: `${mark} checklist` })
  const { checklistId, itemId } = ids
  await ask('AddItem', { cardId, checklistId, itemId, text: `${mark} item` })
  const { commandId, attachmentId } = { commandId: randomUUID(), ...ids }
  const query = new URLSearchParams({ commandId, attachmentId, name: `${mark}.txt` })
  const bytes = { 'content-type': 'application/octet-stream' }
  expect((await by.send('POST', `${at}?${query}`, Buffer.from(`${mark} bytes`), bytes)).status).toBe(200)
  await ask('RemoveAttachment', { cardId, attachmentId })
  return ids
}
/** What is shown is another, so that all of it is what was. */
async function writeOver({ board, listId, cardId }: There, ids: Record<string, string>, by: Program): Promise<void> {
  await by.ask(board, 'RenameCard', { cardId, title: kept })
  await by.ask(board, 'RenameList', { listId, title: 'Todo' })
  await by.ask(board, 'RenameBoard', { title: 'Long' })
  await by.ask(board, 'RemoveItem', { cardId, itemId: ids.itemId })
  await by.ask(board, 'RenameChecklist', { cardId, checklistId: ids.checklistId, title: 'Checks' })
}

describe('[A40, E8] words that are erased', { timeout: 120_000 }, () => {
  test('are in no answer, in no snapshot and in no byte of the data folder any more, and verify passes', async () => {
    const there = await makePast()
    const { board, listId, cardId } = there
    const ids = await writeMarks(there, owner)
    await writeOver(there, ids, owner)
    await expect.poll(async () => (await owner.get(`/api/search?q=${mark}`)).body.hits.length).toBe(1)
    await lengthen(there)
    await areStored(board)
    expect(count(await everythingTold(there))).toBeGreaterThan(10)
    const { commentId, checklistId, itemId, attachmentId } = ids
    for (const of of [
      { kind: 'comment', cardId, commentId },
      { kind: 'description', cardId },
      { kind: 'titles', cardId },
      { kind: 'checklist', cardId, checklistId },
      { kind: 'item', cardId, itemId },
      { kind: 'attachment', cardId, attachmentId },
      { kind: 'list', listId },
      { kind: 'board' },
    ])
      expect(await owner.ask(board, 'EraseTexts', { of }), of.kind).toHaveProperty('seq')
    await isNowhere(there)
    expect((await owner.get(`/api/boards/${board}`)).body.board.cards[cardId].title).toBe(kept)
  })

  test('[A41] of a person are gone, and what stands is there still', async () => {
    const there = await makePast()
    const { board, cardId } = there
    const ids = await writeMarks(there, writer)
    await writeOver(there, ids, owner)
    const { describedAt } = (await owner.get(`/api/boards/${board}/cards/${cardId}`)).body.card
    await owner.ask(board, 'DescribeCard', { cardId, description: 'by the owner', base: describedAt })
    await writer.ask(board, 'RenameCard', { cardId, title: `${kept} of the writer` })
    await lengthen(there)
    await writer.ask(board, 'RenameCard', { cardId, title: `${kept} at last` })
    await areStored(board)
    expect(count(await everythingTold(there))).toBeGreaterThan(10)
    const of = { kind: 'person', userId: writer.id }
    expect(await writer.ask(board, 'EraseTexts', { of })).toMatchObject({ rejected: { code: 'forbidden' } })
    expect(await owner.ask(board, 'EraseTexts', { of })).toHaveProperty('seq')
    await isNowhere(there)
    const { card } = (await owner.get(`/api/boards/${board}/cards/${cardId}`)).body
    expect(card).toMatchObject({ title: `${kept} at last`, description: 'by the owner', comments: {} })
  })

  test('[A42] are not undone, and what is restored is without them', async () => {
    const { board, cardId } = await makePast()
    const commandId = randomUUID()
    const renaming = { commandId, type: 'RenameCard', cardId, title: mark }
    const [{ seq }] = (await owner.send('POST', `/api/boards/${board}/commands`, renaming)).body.results
    await owner.ask(board, 'RenameCard', { cardId, title: 'Now' })
    const erasing = { commandId: randomUUID(), type: 'EraseTexts', of: { kind: 'titles', cardId } }
    await owner.send('POST', `/api/boards/${board}/commands`, erasing)
    expect(await owner.ask(board, 'UndoCommand', { undoes: commandId })).toMatchObject({
      rejected: { code: 'words-erased' },
    })
    expect(await owner.ask(board, 'UndoCommand', { undoes: erasing.commandId })).toMatchObject({
      rejected: { code: 'not-undoable' },
    })
    await owner.ask(board, 'RestoreCardTo', { cardId, at: seq })
    expect((await owner.get(`/api/boards/${board}`)).body.board.cards[cardId].title).toBe('Now')
    const malformed = { commandId: randomUUID(), type: 'EraseTexts', of: { kind: 'titles', cardId, listId: cardId } }
    expect((await owner.send('POST', `/api/boards/${board}/commands`, malformed)).status).toBe(400)
    const own = { commandId: randomUUID(), type: 'EraseOwnTexts' }
    expect((await owner.send('POST', `/api/boards/${board}/commands`, own)).body.code).toBe('unknown-command')
  })

  test('are refused where they are of nothing that was there', async () => {
    const { board, cardId } = await makePast()
    const rejectedWith = async (code: string, of: object) =>
      expect(await owner.ask(board, 'EraseTexts', { of })).toMatchObject({ rejected: { code } })
    const other = randomUUID()
    await rejectedWith('card-not-found', { kind: 'titles', cardId: other })
    await rejectedWith('list-not-found', { kind: 'list', listId: other })
    await rejectedWith('comment-not-found', { kind: 'comment', cardId, commentId: other })
    await rejectedWith('attachment-not-found', { kind: 'attachment', cardId, attachmentId: other })
  })
})

describe('[H140, A43] someone who goes for good', { timeout: 120_000 }, () => {
  test('takes along what they wrote, and all that is known of them', async () => {
    const there = await makePast()
    const { board, cardId } = there
    const leaver = await newGuest(server.base)
    await leaver.send('PATCH', '/api/me', { name: `${mark} Name` })
    await leaver.send('PUT', `/api/boards/${board}/star`)
    const ids = await writeMarks(there, leaver)
    await writeOver(there, ids, owner)
    await owner.ask(board, 'EraseTexts', { of: { kind: 'description', cardId } })
    await owner.ask(board, 'RemoveMember', { userId: leaver.id })
    expect((await leaver.get(`/api/boards/${board}`)).status).toBe(404)
    const stream = await leaver.stream(`/events?boards=${await leaver.makeBoard()}`)
    expect((await leaver.send('DELETE', '/api/me', { name: 'Another' })).body).toMatchObject({ field: 'name' })
    expect((await leaver.send('DELETE', '/api/me', { name: `${mark} Name` })).status).toBe(204)
    await stream.ended
    expect((await leaver.get('/api/me')).status).toBe(401)
    const { entries } = (await owner.get(`/api/boards/${board}/events`)).body
    expect(entries.at(-1)).toMatchObject({ actor: { id: leaver.id, name: 'Someone' } })
    expect(entries.at(-1).events[0].type).toBe('OwnTextsErased')
    await isGone(there)
  })

  test('[A30, A43] takes along what they wrote as the guest that they were, also where a card went on without them', async () => {
    const there = await makePast()
    const { board, cardId } = there
    const guest = await newGuest(server.base)
    await guest.send('PATCH', '/api/me', { name: `${mark} Guest` })
    const ids = await writeMarks(there, guest)
    const account = await newAccount(server.base, `${mark}@example.org`, guest)
    const other = { ...there, cardId: there.otherId }
    await writeOver(other, await writeMarks(other, account), owner)
    await writeOver(there, ids, owner)
    for (const one of [cardId, other.cardId])
      await owner.ask(board, 'EraseTexts', { of: { kind: 'description', cardId: one } })
    // On this board they never were.
    const [elsewhere, listId, movedId] = [await owner.makeBoard('blank', 'Elsewhere'), randomUUID(), randomUUID()]
    await owner.ask(elsewhere, 'AddList', { listId, title: 'Todo' })
    await owner.ask(board, 'AddCard', { cardId: movedId, listId: there.listId, title: 'Goes on' })
    await account.ask(board, 'AddComment', { cardId: movedId, commentId: randomUUID(), text: `${mark} goes on` })
    const moved = await owner.ask(board, 'MoveCardToBoard', {
      cardId: movedId,
      toBoard: elsewhere,
      toList: listId,
      newCardId: randomUUID(),
    })
    expect(moved).toHaveProperty('seq')
    expect((await account.send('DELETE', '/api/me', { name: account.name })).status).toBe(204)
    await isGone(there)
  })

  test('[H141] is erased at the command line while the server is stopped, and not while it runs', async () => {
    const there = await makePast()
    const leaver = await newGuest(server.base)
    await leaver.send('PATCH', '/api/me', { name: `${mark} Name` })
    const ids = await writeMarks(there, leaver)
    await writeOver(there, ids, owner)
    await owner.ask(there.board, 'EraseTexts', { of: { kind: 'description', cardId: there.cardId } })
    expect(await admin('erase', leaver.id)).toMatchObject({ status: 1, stderr: expect.stringMatching(/Stop it first/) })
    await server.stop()
    expect(await admin('erase', 'nobody@example.org')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nobody@example.org'),
    })
    expect(await admin('erase', leaver.id)).toMatchObject({ status: 0, stdout: expect.stringContaining('is erased') })
    await server.start()
    await isGone(there)
    expect((await leaver.get('/api/me')).status).toBe(401)
  })
})

const admin = (...args: string[]) =>
  new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, DATA_DIR: server.dataDir }
    execFile(process.execPath, ['server/cli/admin.ts', ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: error ? 1 : 0, stdout, stderr }),
    )
  })
