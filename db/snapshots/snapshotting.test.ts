import { rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry } from '../../domain/event.ts'
import { play } from '../../domain/spec/arbitrary.ts'
import { aCommand } from '../../domain/spec/commands.ts'
import { addCard, addList, archiveCard, ask, card, moveCard, owner } from '../../domain/spec/given.ts'
import { unpackBoard } from './packed-board.ts'
import { openWorld } from './spec/world.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.done())

type Open = ReturnType<typeof world.open>

const by = (asked: Parameters<typeof moveCard>[0][]) => asked
/** Two lists, two cards that are renamed and moved to and fro, and the words of one of them. */
const story = (moves: number, ...last: Parameters<typeof play>[0][number]['asked'][]): readonly Entry[] => {
  const rename = (word: string) => ask('RenameCard', { cardId: card('a'), title: word })
  const wander = Array.from({ length: moves }, (_, index) =>
    moveCard(by(['a', 'b'])[index % 2] ?? 'a', index % 3 ? 'l' : 'm'),
  )
  const asked = [
    addList('l'),
    addList('m'),
    addCard('b', 'l'),
    moveCard('b', 'm'),
    moveCard('b', 'l'),
    moveCard('b', 'm'),
    addCard('a', 'l'),
    rename('narwhal'),
    ...wander,
    ...last,
  ]
  return play(asked.map((one) => ({ asked: one, actor: owner })))
}
const aLongHistory = fc
  .array(fc.record({ asked: aCommand, actor: fc.constant(owner) }), { minLength: 150, maxLength: 300 })
  .map(play)
const deletion = [archiveCard('a'), ask('DeleteCard', { cardId: card('a') })]

/** What is answered for each moment of a board. */
const answers = ({ nearest }: Open, id: ReturnType<typeof world.newBoard>, head: number) =>
  Array.from({ length: head }, (_, index) => nearest(id, index + 1)?.seq ?? 0)

test('snapshots are taken as the log grows, are what it folds to, and weigh less than it', async () => {
  const id = world.newBoard()
  const entries = story(120)
  await world.append(id, entries)
  const open = world.open()
  open.settle()
  const standing = open.store.standing(id)
  expect(standing.length).toBeGreaterThan(5)
  expect(standing.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(await world.payloadBytes(id))
  for (const { seq } of standing) {
    const found = open.nearest(id, seq)
    expect(found?.seq).toBe(seq)
    expect(found && unpackBoard(found.body)).toStrictEqual(await world.foldTo(id, seq))
  }
  expect(open.nearest(id, (standing[0]?.seq ?? 0) - 1)).toBeNull()
  expect(open.nearest(id, 1_000_000)?.seq).toBe(standing.at(-1)?.seq)
  open.store.close()
  expect(world.faults).toEqual([])
})

test('it goes on where it was; a file that was deleted or damaged, or is of another life, is made anew with the same answers', async () => {
  const id = world.newBoard()
  const entries = story(120)
  await world.append(id, entries)
  const first = world.open()
  first.settle()
  const before = answers(first, id, entries.length)
  first.store.close()
  const again = (epoch?: string) => {
    const open = world.open(undefined, epoch)
    const kept = open.store.standing(id).length
    open.settle()
    const found = answers(open, id, entries.length)
    open.store.close()
    return { kept: kept > 0, found }
  }
  expect(again()).toEqual({ kept: true, found: before })
  for (const name of [world.files.snapshots, `${world.files.snapshots}-wal`, `${world.files.snapshots}-shm`])
    rmSync(name, { force: true })
  expect(again()).toEqual({ kept: false, found: before })
  writeFileSync(world.files.snapshots, 'not what it should be '.repeat(500))
  expect(again()).toEqual({ kept: false, found: before })
  expect(again('ijklmnop')).toEqual({ kept: false, found: before })
})

test('a snapshot that was changed, and one of another past, is never served', async () => {
  const id = world.newBoard()
  const entries = story(120)
  await world.append(id, entries)
  const open = world.open()
  open.settle()
  const found = open.store.nearest(id, 80)
  if (!found || found === 'damaged') throw new Error('nothing to spoil')
  const isMadeAnewAfter = (spoil: () => void, fault: string) => {
    spoil()
    expect(open.nearest(id, 80)).toBeNull()
    expect(world.faults.splice(0)).toEqual([fault])
    open.settle()
    expect(open.nearest(id, 80)).toEqual(found)
  }
  const file = new Database(world.files.snapshots)
  const change = (column: string) => () =>
    void file.exec(`update snapshots set ${column} where board = '${id}' and seq = ${found.seq}`)
  isMadeAnewAfter(change('log_bytes = log_bytes + 1'), 'a snapshot is damaged')
  isMadeAnewAfter(change("body = cast(body || 'x' as blob)"), 'a snapshot is damaged')
  isMadeAnewAfter(change("sum = 'text'"), 'a snapshot is damaged')
  isMadeAnewAfter(() => open.store.put({ ...found, hash: Buffer.alloc(32) }), 'a snapshot is of another past')
  file.close()
  open.store.close()
})

test('[E8] a card that is deleted leaves none of its words in the snapshots, nor in what was their place', async () => {
  for (const isRunning of [true, false]) {
    const id = world.newBoard()
    const entries = story(120, ...deletion)
    await world.append(id, entries.slice(0, -1))
    let open = world.open()
    open.settle()
    const holding = open.store.standing(id).flatMap(({ seq }) => {
      const found = open.nearest(id, seq)
      return found && JSON.stringify(unpackBoard(found.body)).includes('narwhal') ? [found] : []
    })
    expect(holding.length).toBeGreaterThan(5)
    for (const { body } of holding) expect(world.bytes().includes(body.subarray(-32))).toBe(true)
    // It is also seen to where it happened while nobody looked.
    if (!isRunning) open.store.close()
    await world.append(id, entries.slice(-1))
    if (!isRunning) open = world.open()
    open.rang(id)
    // Asked before anything was done: what is answered is clean.
    const found = open.nearest(id, entries.length - 1)
    expect(found ? JSON.stringify(unpackBoard(found.body)) : '').not.toContain('narwhal')
    open.settle()
    for (const { seq } of open.store.standing(id)) {
      const made = open.nearest(id, seq)
      expect(made && unpackBoard(made.body)).toStrictEqual(await world.foldTo(id, seq))
      expect(made && JSON.stringify(unpackBoard(made.body))).not.toContain('narwhal')
    }
    const bytes = world.bytes()
    for (const { body } of holding) expect(bytes.includes(body.subarray(-32))).toBe(false)
    expect(open.store.standing(id).length).toBeGreaterThan(5)
    // What was made anew is not dropped again.
    open.store.close()
    open = world.open()
    const kept = open.store.standing(id)
    open.settle()
    expect(open.store.standing(id)).toEqual(kept)
    open.store.close()
  }
  expect(world.faults).toEqual([])
})

test('[E8] what is being folded when a card is deleted does not become a snapshot with its words', async () => {
  const id = world.newBoard()
  const entries = story(120, ...deletion)
  const open = world.open({ bytesMin: 5_000, bytesMax: 5_000 }, undefined, 200)
  open.settle()
  await world.append(id, entries.slice(0, -1))
  open.rang(id)
  for (let steps = 0; steps < 12; steps++) open.step()
  expect(open.store.standing(id)).toEqual([])
  await world.append(id, entries.slice(-1))
  open.rang(id)
  open.settle()
  expect(open.store.standing(id).length).toBeGreaterThan(2)
  for (const { seq } of open.store.standing(id)) {
    const found = open.nearest(id, seq)
    expect(found && unpackBoard(found.body)).toStrictEqual(await world.foldTo(id, seq))
  }
  open.store.close()
})

test('[H43] of a board that is deleted nothing is kept', async () => {
  const id = world.newBoard()
  await world.append(id, story(120))
  const open = world.open()
  open.settle()
  const found = open.nearest(id, 80)
  expect(found).not.toBeNull()
  await world.log.deleteBoard(id, 0)
  expect(open.nearest(id, 80)).toBeNull()
  open.rang(id)
  open.settle()
  expect(open.store.boards()).not.toContain(id)
  expect(world.bytes().includes(found?.body.subarray(-32) ?? '')).toBe(false)
  open.store.close()
})

test('random histories: each snapshot is what the log folds to, also where it grew, and cards were deleted, in between', async () => {
  const open = world.open({ bytesMin: 100, bytesMax: 1_000 })
  let compared = 0
  await fc.assert(
    fc.asyncProperty(aLongHistory, fc.nat(150), async (entries, cut) => {
      const id = world.newBoard()
      for (const part of [entries.slice(0, cut), entries.slice(cut)]) {
        if (part.length === 0) continue
        await world.append(id, part)
        open.rang(id)
        open.settle()
      }
      const standing = open.store.standing(id)
      for (const { seq } of standing) {
        const found = open.nearest(id, seq)
        expect(found && unpackBoard(found.body)).toStrictEqual(await world.foldTo(id, seq))
        compared += 1
      }
      expect(standing.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(await world.payloadBytes(id))
    }),
    { numRuns: 15 },
  )
  open.store.close()
  expect(world.faults).toEqual([])
  expect(compared).toBeGreaterThan(20)
})

test('an entry that cannot be read leaves no gap in what is folded, and does not hold up other boards', async () => {
  const [id, other] = [world.newBoard(), world.newBoard()]
  const entries = story(120)
  await world.append(id, entries)
  await world.append(other, entries)
  const file = new Database(world.files.log)
  const write = (payload: string) =>
    file.prepare('update entries set payload = ? where board = ? and seq = 40').run(payload, id)
  const whole = JSON.stringify(entries[39]?.events)
  write(whole.slice(1))
  const open = world.open()
  const goOn = () => {
    for (let steps = 0; steps < 1_000; steps++)
      try {
        open.step()
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError)
      }
  }
  goOn()
  expect(open.store.standing(id).at(-1)?.seq ?? 0).toBeLessThan(40)
  expect(open.store.standing(other).at(-1)?.seq).toBeGreaterThan(60)
  write(whole)
  file.close()
  goOn()
  const newest = open.nearest(id, entries.length)
  expect(newest?.seq).toBeGreaterThan(60)
  expect(newest && unpackBoard(newest.body)).toStrictEqual(await world.foldTo(id, newest?.seq ?? 0))
  open.store.close()
  expect(world.faults).toEqual([])
})
