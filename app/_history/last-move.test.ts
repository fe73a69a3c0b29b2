import { expect, test } from 'vitest'
import { card, list } from '../../domain/spec/given.ts'
import type { CardActivity } from '../../domain/wire.ts'
import type { Outcome } from '../_client/outcome.ts'
import { lastMove } from './last-move.ts'

const moved = { type: 'CardMoved', cardId: card('a'), listId: list('l') }
const renamed = { type: 'CardRenamed', cardId: card('a'), title: 'x' }

/** A card's activity in pages, each by the `seq` that it is asked for with. */
const waysOf = (
  pages: Record<number, { entries: [seq: number, event: object][]; before: number | null } | 'lost'>,
) => ({
  activity: async (_card: unknown, before: number): Promise<Outcome<CardActivity>> => {
    const page = pages[before]
    if (page === 'lost' || !page) return { kind: 'lost' }
    const entries = page.entries.map(([seq, event]) => ({ seq, events: [event] }))
    return { kind: 'ok', value: { entries, before: page.before } as unknown as CardActivity }
  },
})

test('the newest move before an entry is found, pages back', async () => {
  const ways = waysOf({
    9: { entries: [[8, renamed]], before: 8 },
    8: {
      entries: [
        [3, moved],
        [1, moved],
      ],
      before: null,
    },
  })
  expect(await lastMove(ways, card('a'), 9)).toEqual({ kind: 'ok', value: { seq: 3 } })
})

test('that there is none, and that it could not be asked, are two things', async () => {
  expect(await lastMove(waysOf({ 9: { entries: [[8, renamed]], before: null } }), card('a'), 9)).toEqual({
    kind: 'ok',
    value: { seq: null },
  })
  expect(await lastMove(waysOf({ 9: { entries: [], before: 8 }, 8: 'lost' }), card('a'), 9)).toEqual({ kind: 'lost' })
})
