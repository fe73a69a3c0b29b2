import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Card, emptyBoard } from './board.ts'
import { type Body, bodyOf, emptyBody, foldBody } from './body.ts'
import { countChecks, type Item, itemLane } from './checklist.ts'
import type { Event } from './event.ts'
import { evolve, fold, isKnown, openFold } from './evolve.ts'
import { shelve } from './shelf.ts'
import { aHistory, shown } from './spec/arbitrary.ts'
import { ask, boardId, card, entry, given, list, owner } from './spec/given.ts'
import { fromWireBoard, toWireBoard } from './wire.ts'

const empty = emptyBoard(boardId)

describe('the fold', () => {
  test('[E4] is the same for one entry after another, for a batch, and in place', () => {
    fc.assert(
      fc.property(aHistory, fc.nat(60), (entries, cut) => {
        const batch = fold(empty, entries)
        expect(entries.reduce(evolve, empty)).toEqual(batch)
        const folding = openFold(empty)
        folding.apply(entries.slice(0, cut))
        folding.apply(entries.slice(cut))
        expect(folding.board).toEqual(batch)
      }),
    )
  })

  test('[C8] keeps the order that the records say', () => {
    fc.assert(
      fc.property(aHistory, (entries) => {
        const board = fold(empty, entries)
        expect(board.order).toEqual(shelve(board.lists, board.cards).order)
        expect(board.archive.order).toEqual(shelve(board.archive.lists, board.archive.cards).order)
      }),
    )
  })

  test('[C8] keeps no order of a list whose last card went to another', () => {
    const { board } = given(
      ask('AddList', { listId: list('a'), title: 'A' }),
      ask('AddList', { listId: list('b'), title: 'B' }),
      ask('AddCard', { cardId: card('c'), listId: list('a'), title: 'C' }),
      ask('MoveCard', { cardId: card('c'), listId: list('b') }),
    )
    expect(board.order).toEqual(shelve(board.lists, board.cards).order)
  })

  test('leaves the board that it began with as it was', () => {
    fc.assert(
      fc.property(aHistory, fc.nat(60), (entries, cut) => {
        const before = fold(empty, entries.slice(0, cut))
        const copy = structuredClone(before)
        fold(before, entries.slice(cut))
        expect(before).toEqual(copy)
      }),
    )
  })

  test('lets who holds an order or a card see by it whether that has changed', () => {
    fc.assert(
      fc.property(aHistory, (entries) => {
        const folding = openFold(empty)
        for (const one of entries) {
          const { order, cards } = folding.board
          const heldOrder = { ...order.cards }
          const copies = structuredClone({ heldOrder, lists: order.lists, faces: Object.values(cards) })
          const held = { heldOrder, lists: order.lists, faces: Object.values(cards) }
          folding.apply([one])
          expect(held).toEqual(copies)
        }
      }),
    )
  })

  test('[E4] an event that names what is not there changes nothing', () => {
    const [cardId, listId] = [card('nobody'), list('nowhere')]
    const strays: Event[] = [
      { type: 'ListRenamed', listId, title: 'x', from: { title: 'y' } },
      { type: 'ListMoved', listId, rank: 'a0', from: { rank: 'a1' } },
      { type: 'ListArchived', listId },
      { type: 'ListLimitSet', listId, limit: 1, from: { limit: null } },
      { type: 'CardRenamed', cardId, title: 'x', from: { title: 'y' } },
      { type: 'CardMoved', cardId, listId, rank: 'a0', from: { listId, rank: 'a1' } },
      { type: 'CardArchived', cardId },
      { type: 'CardDescribed', cardId, description: 'x', base: 0, from: { description: '', describedAt: 0 } },
      { type: 'ListReranked', listId },
    ]
    const { board } = given()
    for (const event of strays) expect(evolve(board, entry(2, owner, [event]))).toEqual(board)
  })

  test('[R6] an event of an unknown type changes nothing, and is known to be unknown', () => {
    const { board } = given()
    const stranger: Event = JSON.parse('{"type":"CardPainted","cardId":"x"}')
    expect(isKnown(stranger)).toBe(false)
    expect(evolve(board, entry(2, owner, [stranger]))).toEqual(board)
  })
})

test('[E7] a face counts what its body holds', () => {
  fc.assert(
    fc.property(aHistory, (entries) => {
      const { cards } = fold(empty, entries)
      for (const face of Object.values<Card>(cards)) {
        const body = foldBody(emptyBody, face.id, entries)
        expect(face.checks ?? { done: 0, total: 0 }).toEqual(countChecks(Object.values<Item>(body.items)))
        expect(face.commentCount ?? 0).toBe(Object.keys(body.comments).length)
        expect(face.described).toBe(body.description !== '')
      }
    }),
  )
})

test('[C23] items are in checklists that are there, and no two of one have the same rank', () => {
  fc.assert(
    fc.property(aHistory, (entries) => {
      for (const word of ['a', 'b']) {
        const { checklists, items } = foldBody(emptyBody, card(word), entries)
        for (const { checklistId } of Object.values<Item>(items)) {
          expect(checklists).toHaveProperty(checklistId)
          const ranks = itemLane(items, checklistId).ids.map((id) => items[id]?.rank)
          expect(new Set(ranks).size).toBe(ranks.length)
        }
      }
    }),
  )
})

test('[R8] a body goes on from where it was left, also from a copy', () => {
  fc.assert(
    fc.property(aHistory, fc.nat(60), (entries, cut) => {
      for (const word of ['a', 'b']) {
        const begun = foldBody(emptyBody, card(word), entries.slice(0, cut))
        const copy: Body = JSON.parse(JSON.stringify(begun))
        const whole = foldBody(emptyBody, card(word), entries)
        expect(JSON.stringify(foldBody(bodyOf(copy), card(word), entries.slice(cut)))).toBe(JSON.stringify(whole))
      }
    }),
  )
})

test('[E5] a snapshot holds what is not archived, and makes the same board again', () => {
  fc.assert(
    fc.property(aHistory, (entries) => {
      const board = fold(empty, entries)
      const travelled: ReturnType<typeof toWireBoard> = JSON.parse(JSON.stringify(toWireBoard(board)))
      expect(shown(fromWireBoard(travelled))).toEqual(shown(board))
      for (const { listId } of Object.values<{ listId: string }>(travelled.cards))
        expect(travelled.lists).toHaveProperty(listId)
    }),
  )
})
