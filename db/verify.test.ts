import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checked, isEpoch } from '../domain/id.ts'
import { play } from '../domain/spec/arbitrary.ts'
import {
  addCard,
  addLabel,
  addList,
  archiveCard,
  ask,
  card,
  describeCard,
  labelCards,
  moveCard,
  owner,
} from '../domain/spec/given.ts'
import { chainStart, linkHash, saltedHash } from './chain.ts'
import { dataFiles, prepareData } from './data-dir.ts'
import { append, durable, salt, written } from './event-log.contract.ts'
import { openForReading } from './log/open.ts'
import { openSqliteLog } from './log/sqlite-log.ts'
import { verifyLog } from './verify.ts'

let dir = ''
const preparing = { root: process.cwd(), newEpoch: () => checked(isEpoch, 'abcdefgh'), now: () => 0 }

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tandem-verify-'))
  const unlock = prepareData(join(dir, 'data'), preparing)
  const log = await openSqliteLog(dataFiles(join(dir, 'data')).log)
  const asked = [
    addList('l'),
    addCard('a', 'l'),
    addCard('b', 'l'),
    moveCard('a', 'l'),
    describeCard('b', 'x', 0),
    archiveCard('a'),
    addLabel('bug'),
    labelCards('bug', 'b'),
  ]
  const entries = play(asked.map((command) => ({ asked: command, actor: owner })))
  for (const word of ['one', 'two'])
    for (const [index, { commandId, actor, at, events, seq }] of entries.entries()) {
      const draft = { commandId, actor, at, ...written(events), salt: salt(`${seq}`), commandHash: salt('hash') }
      durable(await log.append(append(word, index, [draft])))
    }
  await log.close()
  unlock()
})
afterAll(() => rmSync(dir, { recursive: true }))

const log = () => dataFiles(join(dir, 'data')).log
/** What a check finds after someone has been at the file; the file is as before afterwards. */
function after(damage: (db: Database.Database) => void) {
  const db = new Database(log())
  db.exec('begin')
  damage(db)
  const found = verifyLog(db)
  db.exec('rollback')
  db.close()
  return found
}

test('a log as it was written has no faults, and its heads are told', () => {
  const found = after(() => {})
  expect(found).toMatchObject({ boards: 2, entries: 18, faults: [] })
  expect(found.heads.map(({ seq }) => seq)).toEqual([9, 9])
  expect(found.heads[0]?.hash).not.toBe(found.heads[1]?.hash)
})

test('[E6] the first entry that is wrong is named, whichever field was changed', () => {
  const changes: [string, RegExp][] = [
    ["payload = replace(payload, 'CardMoved', 'CardMaved')", /entry 5: its payload was changed/],
    ["actor = 'somebody'", /entry 5: the chain does not hold/],
    ['at = at + 1', /entry 5: the chain does not hold/],
    ['at = 1', /entry 5: it is older/],
    ["command_id = '00000000-0000-0000-0000-000000000000'", /entry 5: the chain does not hold/],
    ['payload_hash = zeroblob(32)', /entry 5: its payload was changed/],
    ['salt = zeroblob(16)', /entry 5: its payload was changed/],
    ['hash = zeroblob(32)', /entry 5: the chain does not hold/],
    ["type = 'CardAdded'", /entry 5: its type is not that of its first event/],
  ]
  for (const [change, fault] of changes) {
    const { faults } = after((db) => db.exec(`update entries set ${change} where board = 'two' and seq = 5`))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^Board two, /)
    expect(faults[0]).toMatch(fault)
  }
})

test('a hole, a cut tail, two swapped entries and a wrong head row are found', () => {
  const damage = (sql: string) => after((db) => db.exec(sql)).faults
  expect(damage("delete from entries where board = 'two' and seq = 3")[0]).toMatch(/entry 4: it follows 2/)
  expect(damage("delete from entries where board = 'two' and seq > 5")[0]).toMatch(
    /the head row says 9, and the last entry is 5/,
  )
  expect(damage("delete from entries where board = 'two'")[0]).toMatch(/the head row says 9, and there are no entries/)
  expect(damage("delete from heads where board = 'two'")[0]).toMatch(/there is no head row/)
  expect(damage("update heads set hash = zeroblob(32) where board = 'two'")[0]).toMatch(/is not that of the last entry/)
  expect(damage("insert into card_entries values ('two', 'x', 99)")[0]).toMatch(
    /the index of cards names entry 99 under x/,
  )
  const swap =
    "update entries set seq = -1 where board = 'two' and seq = 3; update entries set seq = 3 where board = 'two' and seq = 4; update entries set seq = 4 where board = 'two' and seq = -1"
  expect(damage(swap)[0]).toMatch(/entry 3/)
})

test('[E8] a log from which a card was deleted has no faults; words that are still there are one', async () => {
  const file = join(dir, 'deleted')
  const unlock = prepareData(file, preparing)
  const writing = await openSqliteLog(dataFiles(file).log)
  const asked = [
    addList('l'),
    addCard('a', 'l'),
    describeCard('a', 'narwhal', 0),
    moveCard('a', 'l'),
    archiveCard('a'),
    ask('DeleteCard', { cardId: card('a') }),
  ]
  for (const { commandId, actor, at, events, seq } of play(
    asked.map((command) => ({ asked: command, actor: owner })),
  )) {
    const draft = { commandId, actor, at, ...written(events), salt: salt(`${seq}`), commandHash: salt('hash') }
    durable(await writing.append(append('one', seq - 1, [draft])))
  }
  await writing.close()
  unlock()
  for (const name of readdirSync(file)) expect(readFileSync(join(file, name)).includes('narwhal')).toBe(false)
  const db = new Database(dataFiles(file).log)
  expect(verifyLog(db).faults).toEqual([])
  db.exec(`update entries set payload = replace(payload, '"description":""', '"description":"again"') where seq = 4`)
  expect(verifyLog(db).faults).toEqual(['Board one, entry 6: entry 4 still has words that it erases.'])
  db.close()
})

test('[E8] a log from which words were erased has no faults; former words that are still there are one', async () => {
  const file = join(dir, 'erased')
  const unlock = prepareData(file, preparing)
  const writing = await openSqliteLog(dataFiles(file).log)
  const renamed = (title: string) => ask('RenameCard', { cardId: card('a'), title })
  const asked = [
    addList('l'),
    addCard('a', 'l'),
    renamed('narwhal'),
    renamed('now'),
    ask('EraseTexts', { of: { kind: 'titles', cardId: card('a') } }),
    ask('EraseTexts', { of: { kind: 'person', userId: owner } }),
    renamed('later'),
  ]
  for (const { commandId, actor, at, events, seq } of play(
    asked.map((command) => ({ asked: command, actor: owner })),
  )) {
    const draft = { commandId, actor, at, ...written(events), salt: salt(`${seq}`), commandHash: salt('hash') }
    durable(await writing.append(append('one', seq - 1, [draft])))
  }
  await writing.close()
  unlock()
  for (const name of readdirSync(file)) expect(readFileSync(join(file, name)).includes('narwhal')).toBe(false)
  const db = new Database(dataFiles(file).log)
  expect(verifyLog(db).faults).toEqual([])
  db.exec(`update entries set payload = replace(payload, '"title":""', '"title":"again"') where seq = 4`)
  expect(verifyLog(db).faults).toEqual(['Board one, entry 6: entry 4 still has words that it erases.'])
  db.close()
})

test('[E6] a salt that is gone is a fault where no entry says that its words were erased', () => {
  const forged =
    "update entries set payload = replace(payload, '\"x\"', '\"forged\"'), salt = null where board = 'two' and seq = 6"
  expect(after((db) => db.exec(forged)).faults).toEqual(['Board two, entry 6: its salt is gone.'])
})

test('an index of cards that is not that of the entries is found', () => {
  const damage = (sql: string) => after((db) => db.exec(sql)).faults
  expect(damage("delete from card_entries where board = 'two'")).toEqual([
    `Board two, entry 3: the index of cards does not name it under ${card('a')}.`,
  ])
  expect(damage(`delete from card_entries where board = 'two' and card = '${card('b')}' and seq = 6`)).toEqual([
    `Board two, entry 6: the index of cards does not name it under ${card('b')}.`,
  ])
  expect(damage(`insert into card_entries values ('two', '${card('b')}', 5)`)).toEqual([
    `Board two: the index of cards names entry 5 under ${card('b')}, which it does not touch.`,
  ])
  expect(damage(`insert into card_entries values ('two', '${card('a')}', 9)`)).toEqual([
    `Board two: the index of cards names entry 9 under ${card('a')}, which it does not touch.`,
  ])
})

test('a damaged file is told as faults, wherever the damage is', () => {
  const file = join(dir, 'damaged.db')
  const whole = new Database(log())
  whole.prepare('vacuum into ?').run(file)
  whole.close()
  const good = readFileSync(file)
  for (let page = 0; page < good.length / 4_096; page++) {
    const bad = Buffer.from(good)
    bad.fill(0xff, page * 4_096, page * 4_096 + 512)
    writeFileSync(file, bad)
    const db = openForReading(file)
    expect(verifyLog(db).faults, `page ${page}`).not.toEqual([])
    db.close()
  }
  expect(after((db) => db.exec("update entries set hash = 'text' where board = 'two'")).faults).not.toEqual([])
})

test('[E6] a bit that is flipped anywhere in an entry’s row is found, 200 of 200', () => {
  const columns = ['board', 'command_id', 'actor', 'type', 'payload', 'salt', 'payload_hash', 'command_hash', 'hash']
  /** With one bit of it flipped; a text stays ASCII. */
  const flipped = (value: string | Buffer, bit: number): string | Buffer => {
    const bytes = Buffer.from(value)
    const perByte = typeof value === 'string' ? 7 : 8
    const index = Math.floor(bit / perByte) % bytes.length
    bytes[index] = (bytes[index] ?? 0) ^ (1 << (bit % perByte))
    return typeof value === 'string' ? bytes.toString('latin1') : bytes
  }
  let found = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...columns, 'seq', 'at'),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(10_000),
      (column, seq, bit) => {
        const { faults } = after((db) => {
          const where = "where board = 'two' and seq = ?"
          const row = db
            .prepare<[number], { value: string | Buffer | number }>(`select ${column} as value from entries ${where}`)
            .get(seq)
          const value = row?.value ?? 0
          // Lower bits of a `seq` would make it that of another entry, which the table does not take.
          const changed =
            typeof value === 'number' ? Number(BigInt(value) ^ (1n << BigInt(4 + (bit % 36)))) : flipped(value, bit)
          expect(changed).not.toEqual(value)
          db.prepare(`update entries set ${column} = ? ${where}`).run(changed, seq)
        })
        expect(faults.length, `${column} of ${seq}, bit ${bit}`).toBeGreaterThan(0)
        found += 1
      },
    ),
    { numRuns: 200, seed: 5 },
  )
  expect(found).toBe(200)
})

/** Writes a board's chain anew from an entry on, and its head row: as someone would who wants to hide what they changed. */
function recompute(db: Database.Database, board: string, from: number, coversCommands = true) {
  const rows = db.prepare<[string], Row>('select * from entries where board = ? order by seq').all(board)
  let hash: Uint8Array = chainStart
  for (const row of rows) {
    const { seq, command_id: commandId, actor, at, salt: salted, payload, command_hash: commandHash } = row
    if (seq >= from) {
      const payloadHash = saltedHash(salted, payload)
      const link = { board, seq, commandId, actor, at, payloadHash, commandHash: coversCommands ? commandHash : null }
      hash = linkHash(hash, link)
      db.prepare('update entries set payload_hash = ?, hash = ? where board = ? and seq = ?').run(
        payloadHash,
        hash,
        board,
        seq,
      )
    } else hash = row.hash
  }
  db.prepare('update heads set hash = ? where board = ?').run(hash, board)
}
type Row = {
  seq: number
  command_id: string
  actor: string
  at: number
  salt: Buffer
  payload: string
  command_hash: Buffer
  hash: Buffer
}

test('[E6] a chain that was recomputed is whole, and not that of a head which was kept', () => {
  const hashAt = (db: Database.Database, seq: number) =>
    db
      .prepare<[number], { hash: Buffer }>("select hash from entries where board = 'two' and seq = ?")
      .get(seq)
      ?.hash.toString('hex') ?? ''
  const db = new Database(log())
  const [head, fourth] = [hashAt(db, 9), hashAt(db, 4)]
  const other =
    db.prepare<[], { hash: Buffer }>("select hash from heads where board = 'one'").get()?.hash.toString('hex') ?? ''
  expect(verifyLog(db, { keptHeads: [head, fourth, other] }).faults).toEqual([])
  expect(verifyLog(db, { keptHeads: [head], board: 'two' })).toMatchObject({ boards: 1, entries: 9, faults: [] })
  const gone = (hash: string) => `No entry has the hash ${hash}: the past was rewritten, or it is another log's.`
  expect(verifyLog(db, { keptHeads: [other], board: 'two' }).faults).toEqual([gone(other)])
  expect(verifyLog(db, { board: 'three' }).faults).toEqual(['There is no board three.'])
  db.exec('begin')
  db.exec("update entries set actor = 'somebody' where board = 'two' and seq = 5")
  recompute(db, 'two', 5)
  expect(verifyLog(db).faults).toEqual([])
  expect(verifyLog(db, { keptHeads: [head] }).faults).toEqual([gone(head)])
  expect(verifyLog(db, { keptHeads: [fourth] }).faults).toEqual([])
  db.exec(
    "delete from entries where board = 'two' and seq = 9; delete from card_entries where board = 'two' and seq = 9",
  )
  db.exec("update heads set seq = 8, at = (select at from entries where board = 'two' and seq = 8) where board = 'two'")
  recompute(db, 'two', 1)
  expect(verifyLog(db).faults).toEqual([])
  expect(verifyLog(db, { keptHeads: [head, fourth] }).faults).toEqual([gone(head)])
  db.exec('rollback')
  db.close()
})

test('[E6] a chain from before commands were covered holds', () => {
  expect(after((db) => recompute(db, 'two', 1, false)).faults).toEqual([])
})
