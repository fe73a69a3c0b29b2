import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newGuest, type Program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'

let server: TestServer
let mara: Program
let jun: Program
let board = ''
let list = ''

beforeAll(async () => {
  server = await startServer()
})
beforeEach(async () => {
  mara = await newGuest(server.base)
  jun = await newGuest(server.base)
  board = await mara.makeBoard('blank', 'Field notes')
  list = randomUUID()
  await mara.ask(board, 'AddList', { listId: list, title: 'To do' })
})
afterAll(() => server.close())

async function addCard(title: string, who = mara): Promise<string> {
  const cardId = randomUUID()
  await who.ask(board, 'AddCard', { cardId, listId: list, title })
  return cardId
}
async function comment(cardId: string, text: string, who = jun): Promise<string> {
  const commentId = randomUUID()
  expect(await who.ask(board, 'AddComment', { cardId, commentId, text })).toHaveProperty('seq')
  return commentId
}
const naming = (who: Program) => `@[${who.name}](user:${who.id})`
const inbox = async (who = mara, more = '') => (await who.get(`/api/inbox${more}`)).body
type Told = { kind: string; title: string; isRead: boolean; seq: number }
const told = async (who = mara): Promise<string[]> =>
  (await inbox(who)).letters.map(({ kind, title }: Told) => `${kind} ${title}`)
/** The inbox is a moment behind the disk. */
const tells = (expected: string[], who = mara) => expect.poll(() => told(who), { timeout: 5_000 }).toEqual(expected)
const unread = async (who = mara): Promise<number> => (await who.get('/api/inbox/unread')).body.unread
const mark = (body: object, who = mara) => who.send('POST', '/api/inbox/read', body)

describe('the inbox', () => {
  test('[H83, H84] tells of mentions, of comments on my cards, and of what is mine now, newest first', async () => {
    const [first, second] = [await addCard('Blue whale'), await addCard('Red fox', jun)]
    const commentId = await comment(first, `Is  it\nblue, ${naming(jun)}?`)
    await comment(second, `Look, ${naming(mara)}`)
    await jun.ask(board, 'AssignCards', { cardIds: [first, second], userId: mara.id })
    await tells(['assigned Blue whale', 'mention Red fox', 'comment Blue whale'])
    const { letters, unread: count, before, isWhole } = await inbox()
    expect({ count, before, isWhole }).toEqual({ count: 3, before: null, isWhole: true })
    expect(letters[2]).toEqual({
      board,
      boardTitle: 'Field notes',
      prefix: 'FIE',
      seq: 5,
      at: expect.any(String),
      actor: { id: jun.id, name: jun.name, color: jun.color },
      kind: 'comment',
      card: first,
      number: 1,
      title: 'Blue whale',
      cards: 1,
      thing: commentId,
      excerpt: `Is it blue, @${jun.name}?`,
      isRead: false,
    })
    expect(letters[0].cards).toBe(2)
    expect(await told(jun)).toEqual([])
  })

  test('[H86] what is no letter of mine is not marked', async () => {
    const cardId = await addCard('Blue whale')
    const { seq } = await jun.ask(board, 'RenameCard', { cardId, title: 'Grey whale' })
    const strange = { board: 'no-such', seq: 1 }
    expect((await mark({ letters: [{ board, seq: Number(seq) + 1 }, strange] })).status).toBe(204)
    await comment(cardId, 'Yes')
    await tells(['comment Grey whale'])
    expect(await unread()).toBe(1)
  })

  test('[H84] an item that is mine now is told; nothing is that I did myself', async () => {
    const cardId = await addCard('Blue whale')
    const [checklistId, itemId] = [randomUUID(), randomUUID()]
    await mara.ask(board, 'AddChecklist', { cardId, checklistId, title: 'Steps' })
    await mara.ask(board, 'AddItem', { cardId, checklistId, itemId, text: 'Dive' })
    await mara.ask(board, 'AssignCards', { cardIds: [cardId], userId: mara.id })
    await comment(cardId, naming(mara), mara)
    await jun.ask(board, 'AssignItem', { cardId, itemId, userId: mara.id })
    await tells(['item Blue whale'])
    await mara.ask(board, 'RemoveItem', { cardId, itemId })
    await tells([])
  })

  test('[H84] a comment reads as it does now, and one that was removed is told no more', async () => {
    const cardId = await addCard('Blue whale')
    const commentId = await comment(cardId, 'First words')
    await tells(['comment Blue whale'])
    const { letters } = await inbox()
    const base = letters[0].seq
    await jun.ask(board, 'EditComment', { cardId, commentId, text: 'Second words', base })
    await expect.poll(async () => (await inbox()).letters[0].excerpt).toBe('Second words')
    await jun.ask(board, 'RemoveComment', { cardId, commentId })
    await tells([])
  })

  test('[H85] what I may not see, and what is archived or deleted, is not told', async () => {
    const [first, second] = [await addCard('Blue whale'), await addCard('Red fox')]
    await comment(first, naming(jun), mara)
    await mara.ask(board, 'AssignCards', { cardIds: [second], userId: jun.id })
    await tells(['assigned Red fox', 'mention Blue whale'], jun)
    await mara.ask(board, 'ArchiveCard', { cardId: first })
    expect(await told(jun)).toEqual(['assigned Red fox'])
    expect(await unread(jun)).toBe(1)
    await mara.ask(board, 'RestoreCard', { cardId: first })
    await mara.ask(board, 'UnassignCards', { cardIds: [second], userId: jun.id })
    expect(await told(jun)).toEqual(['mention Blue whale'])
    await mara.ask(board, 'RemoveMember', { userId: jun.id })
    expect([await told(jun), await unread(jun)]).toEqual([[], 0])
    await comment(first, 'Yes', mara)
    await mara.ask(board, 'ArchiveCard', { cardId: first })
    await mara.ask(board, 'DeleteCard', { cardId: first })
    expect(await told(jun)).toEqual([])
  })

  test('[H86] letters are marked as read, one by one and all up to the newest, each person for themselves', async () => {
    const cardId = await addCard('Blue whale')
    for (const text of ['One', 'Two', 'Three']) await comment(cardId, text)
    await expect.poll(() => unread()).toBe(3)
    const { letters, newest } = await inbox()
    expect(await mark({ letters: [{ board, seq: letters[1].seq }] })).toMatchObject({ status: 204 })
    expect((await inbox()).letters.map(({ isRead }: Told) => isRead)).toEqual([false, true, false])
    expect(await unread()).toBe(2)
    await comment(cardId, 'Four')
    await expect.poll(() => unread()).toBe(3)
    expect(await mark({ upTo: newest })).toMatchObject({ status: 204 })
    expect((await inbox()).letters.map(({ isRead }: Told) => isRead)).toEqual([false, true, true, true])
    for (const wrong of [{ upTo: 'x' }, { letters: [{ board, seq: 0 }] }, { letters: [{ board: '', seq: 1 }] }])
      expect(await mark(wrong)).toMatchObject({ status: 400, body: { code: 'invalid-field' } })
    expect(await mark({ all: true })).toMatchObject({ status: 400, body: { code: 'unknown-field' } })
    expect(await mara.get('/api/inbox?before=x')).toMatchObject({ status: 400, body: { field: 'before' } })
  })

  test('[H83] comes in pages of 50', async () => {
    const cardId = await addCard('Blue whale')
    for (let index = 0; index < 60; index++) await comment(cardId, `Words ${index}`)
    await expect.poll(() => unread()).toBe(60)
    const first = await inbox()
    expect(first.letters).toHaveLength(50)
    const second = await inbox(mara, `?before=${first.before}`)
    expect(second.letters.map(({ excerpt }: { excerpt: string }) => excerpt)).toEqual(
      Array.from({ length: 10 }, (_, index) => `Words ${9 - index}`),
    )
    expect(second.before).toBeNull()
  })

  test('[H87] a socket of mine is told when my inbox is another, on whatever board, and when I have read', async () => {
    const cardId = await addCard('Blue whale')
    const elsewhere = await mara.makeBoard('blank', 'Elsewhere')
    const socket = await mara.socket()
    socket.say({ type: 'join', board: elsewhere })
    await comment(cardId, 'Yes')
    await socket.until(({ type }) => type === 'inbox')
    expect(await unread()).toBe(1)
    await mark({ upTo: (await inbox()).newest })
    await expect.poll(() => socket.frames.filter(({ type }) => type === 'inbox').length).toBe(2)
    socket.close()
  })

  test('[H83] is made anew from the log where its file is lost, with what was read', async () => {
    const cardId = await addCard('Blue whale')
    for (const text of ['One', naming(mara)]) await comment(cardId, text)
    await expect.poll(() => unread()).toBe(2)
    await mark({ letters: [{ board, seq: (await inbox()).letters[0].seq }] })
    const before = await inbox()
    await server.stop()
    for (const end of ['', '-wal', '-shm']) rmSync(join(server.dataDir, `search.db${end}`), { force: true })
    await server.start()
    await expect.poll(() => inbox(), { timeout: 5_000 }).toEqual(before)
  })
})

describe('while I was away', () => {
  const since = async (who = mara, query = '') => (await who.get(`/api/boards/${board}/since${query}`)).body
  const look = (seq: number, who = mara) => who.send('PUT', `/api/boards/${board}/look`, { seq })

  test('[H81, H82] what others did since my last look is counted, wherever I looked', async () => {
    expect(await since()).toMatchObject({ from: 2, seq: 2, changes: 0 })
    expect((await look(2)).status).toBe(204)
    const cardId = await addCard('Blue whale', jun)
    await jun.ask(board, 'AssignCards', { cardIds: [cardId], userId: mara.id })
    await comment(cardId, 'Yes')
    await comment(cardId, 'No')
    await mara.ask(board, 'RenameCard', { cardId, title: 'Grey whale' })
    await expect
      .poll(() => since())
      .toEqual({
        from: 2,
        seq: 7,
        changes: 4,
        isMore: false,
        kinds: { added: 1, facts: 1, comments: 2 },
        forYou: { comments: 2, assigned: 1 },
      })
    expect(await since(mara, '?seq=5')).toMatchObject({ from: 5, changes: 1, kinds: { comments: 1 } })
    expect((await look(6)).status).toBe(204)
    expect((await look(3)).status).toBe(204)
    expect(await since()).toMatchObject({ from: 6, changes: 0, kinds: {} })
    expect((await look(99)).status).toBe(204)
    expect(await since()).toMatchObject({ from: 7, changes: 0 })
    expect(await since(jun)).toMatchObject({ from: 7, changes: 0 })
  })

  test('[H81, H85] what is not told any more is not counted as for me', async () => {
    const [kept, gone] = [await addCard('Blue whale', jun), await addCard('Red fox', jun)]
    for (const cardId of [kept, gone]) await jun.ask(board, 'AssignCards', { cardIds: [cardId], userId: mara.id })
    await comment(gone, `Look, ${naming(mara)}`)
    await expect.poll(async () => (await since(mara, '?seq=2')).forYou).toEqual({ comments: 1, assigned: 2 })
    await jun.ask(board, 'UnassignCards', { cardIds: [kept], userId: mara.id })
    await jun.ask(board, 'ArchiveCard', { cardId: gone })
    await tells([])
    expect((await since(mara, '?seq=2')).forYou).toEqual({ comments: 0, assigned: 0 })
  })

  test('[H81] more than 10,000 are not counted', async () => {
    const cardId = await addCard('Blue whale')
    for (let batch = 0; batch < 101; batch++) {
      const commands = Array.from({ length: 100 }, (_, index) => ({
        commandId: randomUUID(),
        type: 'RenameCard',
        cardId,
        title: `Whale ${batch} ${index}`,
      }))
      await jun.send('POST', `/api/boards/${board}/commands`, commands)
    }
    const began = performance.now()
    expect(await since(mara, '?seq=3')).toMatchObject({ changes: 10_000, isMore: true, kinds: { texts: 10_000 } })
    expect(performance.now() - began).toBeLessThan(500)
  })

  test('[H81, H82] who may not see the board is told of none, and what is wrong is named', async () => {
    expect((await look(-1)).body).toMatchObject({ code: 'invalid-field', field: 'seq' })
    expect((await mara.get(`/api/boards/${board}/since?seq=x`)).body).toMatchObject({ field: 'seq' })
    await mara.ask(board, 'SetLinkRole', { role: 'none' })
    expect((await look(1, jun)).status).toBe(404)
    expect((await jun.get(`/api/boards/${board}/since`)).status).toBe(404)
  })
})
