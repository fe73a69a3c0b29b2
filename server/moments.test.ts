import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventLog } from '../db/event-log.ts'
import { openWorld } from '../db/snapshots/spec/world.ts'
import type { BoardId } from '../domain/id.ts'
import { play } from '../domain/spec/arbitrary.ts'
import { aCommand } from '../domain/spec/commands.ts'
import { addCard, addList, archiveCard, ask, card, moveCard, owner } from '../domain/spec/given.ts'
import { createMoments, type Nearest } from './moments.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.done())

/** Moments on a real log and its snapshots, and how many entries were read for them. */
function openMoments(entriesPerSnapshot = 5, heldBytesMax?: number) {
  const stored = world.open({ bytesMin: 100, bytesMax: 2_000 })
  const read = { entries: 0, pages: 0, snapshots: 0 }
  /** What a page that was read waits for, before it is folded. */
  const held = { until: Promise.resolve() }
  const log: Pick<EventLog, 'read'> = {
    read: async (board, after, page) => {
      const rows = await world.log.read(board, after, page)
      read.entries += rows.length
      read.pages += 1
      await held.until
      return rows
    },
  }
  const nearest: Nearest = async (board, upTo) => {
    const found = stored.nearest(board, upTo)
    if (found) read.snapshots += 1
    return found
  }
  const { asOf, forget } = createMoments({ log, nearest, entriesPerSnapshot, ...(heldBytesMax && { heldBytesMax }) })
  return { ...stored, asOf, forget, read, held }
}

const aLongHistory = fc
  .array(fc.record({ asked: aCommand, actor: fc.constant(owner) }), { minLength: 150, maxLength: 300 })
  .map(play)

test('[H12] a board at any moment is what its entries fold to, from whichever snapshot or remembered moment', async () => {
  const { asOf, forget, rang, settle, store, read } = openMoments()
  await fc.assert(
    fc.asyncProperty(
      aLongHistory,
      fc.nat(150),
      fc.array(fc.nat(300), { minLength: 8, maxLength: 8 }),
      async (entries, cut, seqs) => {
        const id = world.newBoard()
        for (const part of [entries.slice(0, cut), entries.slice(cut)]) {
          if (part.length === 0) continue
          await world.append(id, part)
          forget(id)
          rang(id)
          settle()
          const head = (await world.log.head(id))?.seq ?? 0
          for (const some of seqs) {
            const seq = 1 + (some % head)
            const found = await asOf(id, seq)
            expect(found.seq).toBe(seq)
            expect(found.at).toBe(entries[seq - 1]?.at)
            expect(found.board).toStrictEqual(await world.foldTo(id, seq))
          }
        }
      },
    ),
    { numRuns: 12 },
  )
  expect(read.snapshots).toBeGreaterThan(5)
  store.close()
  expect(world.faults).toEqual([])
})

/** A board whose two cards are moved to and fro. */
async function wander(moves: number): Promise<{ id: BoardId; head: number }> {
  const id = world.newBoard()
  const asked = [addList('l'), addList('m'), addCard('a', 'l'), addCard('b', 'm')]
  for (let index = 0; index < moves; index++) asked.push(moveCard(index % 2 ? 'a' : 'b', index % 4 < 2 ? 'l' : 'm'))
  const entries = play(asked.map((one) => ({ asked: one, actor: owner })))
  await world.append(id, entries)
  return { id, head: entries.length }
}

test('only what lies after the nearest snapshot is folded; whoever asks meanwhile waits for the same; it is remembered', async () => {
  const { id, head } = await wander(400)
  const { asOf, settle, store, read } = openMoments()
  settle()
  const asked = await Promise.all(Array.from({ length: 5 }, () => asOf(id, head - 100)))
  expect(new Set(asked).size).toBe(1)
  expect(read.entries).toBeLessThan(30)
  const before = { ...read }
  expect(await asOf(id, head - 100)).toBe(asked[0])
  expect(read).toEqual(before)
  // From a remembered one a little is folded on; that one stays as it was.
  const copy = structuredClone(asked[0])
  await asOf(id, head - 96)
  expect(read).toEqual({ ...before, entries: before.entries + 4, pages: before.pages + 1 })
  expect(asked[0]).toEqual(copy)
  store.close()
})

test('what is remembered is bounded: who was asked for last stays', async () => {
  const { id, head } = await wander(100)
  const { asOf, store, read } = openMoments(0, 25_000)
  for (const seq of [head - 2, head - 1, head - 2, head]) await asOf(id, seq)
  const { pages } = read
  await asOf(id, head - 2)
  await asOf(id, head)
  expect(read.pages).toBe(pages)
  await asOf(id, head - 1)
  expect(read.pages).toBeGreaterThan(pages)
  store.close()
})

test('[E8] what was folded before a card was deleted is not given again, also where that was under way', async () => {
  const id = world.newBoard()
  const moves = Array.from({ length: 20 }, (_, index) => moveCard('a', index % 2 ? 'l' : 'm'))
  const deleting = [archiveCard('a'), ask('DeleteCard', { cardId: card('a') })]
  const asked = [addList('l'), addList('m'), addCard('a', 'l'), ...moves, ...deleting]
  const entries = play(asked.map((one) => ({ asked: one, actor: owner })))
  await world.append(id, entries.slice(0, -1))
  const { asOf, forget, store, read, held } = openMoments()
  const title = async (seq: number) => (await asOf(id, seq)).board.cards[card('a')]?.title
  expect(await title(10)).toBe('a')
  let letGo = () => {}
  held.until = new Promise((resolve) => {
    letGo = resolve
  })
  const { pages } = read
  const underWay = asOf(id, 20)
  await expect.poll(() => read.pages).toBe(pages + 1)
  await world.append(id, entries.slice(-1))
  forget(id)
  letGo()
  expect((await underWay).board.cards[card('a')]?.title).toBe('a')
  expect(await title(10)).toBe('')
  expect(await title(20)).toBe('')
  store.close()
})
