import { expect, test, vi } from 'vitest'
import type { Event } from '../../domain/event.ts'
import { boardId, card, checklist, item, newCommandId, owner } from '../../domain/spec/given.ts'
import type { CardActivity, WireEntry } from '../../domain/wire.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { Outcome } from '../_client/outcome.ts'
import { createActivity } from './activity-store.ts'

const renamed = (title: string): Event => ({ type: 'CardRenamed', cardId: card('a'), title, from: '' })
const entry = (seq: number, event: Event = renamed(`${seq}`)): WireEntry => ({
  board: boardId,
  seq,
  commandId: newCommandId(),
  actor: { id: owner, name: 'Mara', color: 'peer-1' },
  at: new Date(seq * 1_000).toISOString(),
  events: [event],
})
const pageMax = 3

/** The activity of a log that the test writes into; answers come when the test lets them. */
function stage(first: number) {
  let head = first
  const gates: (() => void)[] = []
  let tell: (entries: readonly WireEntry[]) => void = () => {}
  const store = {
    directory: { learn: () => {} },
    watchEntries: (told: typeof tell) => {
      tell = told
      return () => {}
    },
  } as unknown as BoardStore
  const activity = createActivity({
    store,
    narrow: (one) => one,
    fetch: async (before): Promise<Outcome<CardActivity>> => {
      await new Promise<void>((resolve) => gates.push(resolve))
      const last = before === null ? head : before - 1
      const entries = Array.from({ length: Math.min(pageMax, last) }, (_, index) => entry(last - index))
      const oldest = entries.at(-1)?.seq ?? 1
      const value = { entries, seq: head, people: [], lists: {}, labels: {}, before: oldest > 1 ? oldest : null }
      return { kind: 'ok', value: value as unknown as CardActivity }
    },
  })
  activity.start()
  return {
    activity,
    /** Lets all answers come. */
    settle: async () => {
      for (let turn = 0; turn < 10; turn++) {
        for (const open of gates.splice(0)) open()
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    /** Others did so much; only the last of it is heard here, as where a snapshot was fetched. */
    skip: (entries: number) => {
      head += entries
      tell([entry(head)])
    },
    hear: (event: Event) => {
      head++
      tell([entry(head, event)])
    },
    seqs: () => activity.state.entries.map(({ seq }) => seq),
  }
}

test('what happened while nothing was heard is asked for', async () => {
  const { settle, skip, seqs } = stage(10)
  await settle()
  expect(seqs()).toEqual([10, 9, 8])
  skip(3)
  await settle()
  expect(seqs()).toEqual([13, 12, 11])
})

test('it is asked for also where what lies further back was being asked for', async () => {
  const { activity, settle, skip, seqs } = stage(10)
  await settle()
  activity.earlier()
  skip(5)
  await settle()
  await vi.waitFor(() => expect(seqs().slice(0, 3)).toEqual([15, 14, 13]))
  // Nothing is missing in what is told.
  const told = seqs()
  expect(told).toEqual(told.map((_, index) => 15 - index))
  expect(activity.state.before).toBe(told.at(-1))
})

test('[E8] words of a card that is deleted for good are let go of', async () => {
  const { activity, settle, hear } = stage(2)
  await settle()
  const checks = { done: 0, total: 1 }
  hear({
    type: 'ItemAdded',
    cardId: card('a'),
    checklistId: checklist('l'),
    itemId: item('i'),
    rank: 'a0',
    text: 'Secret',
    checks,
  })
  hear({ type: 'ItemEdited', cardId: card('b'), itemId: item('j'), text: 'Kept', from: 'Before' })
  hear({ type: 'CardDeleted', cardId: card('a') })
  const told = JSON.stringify(activity.state)
  expect(told).not.toContain('Secret')
  expect(told).toContain('Kept')
})
