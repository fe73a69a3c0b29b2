import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardsOf, emptyBoard } from '../board.ts'
import type { Command } from '../command.ts'
import type { Entry, Event } from '../event.ts'
import { fold } from '../evolve.ts'
import type { CardId, ListId } from '../id.ts'
import { aHistory } from '../spec/arbitrary.ts'
import {
  addCard,
  addCards,
  addList,
  archiveCard,
  archiveCards,
  archiveList,
  ask,
  boardId,
  card,
  entry,
  given,
  list,
  moveCard,
  moveCards,
  owner,
  restoreCard,
  restoreList,
} from '../spec/given.ts'
import { openTracks, type Tracks } from './tracks.ts'

const tracksOf = (...parts: (readonly Entry[])[]): Tracks => {
  const tracks = openTracks()
  for (const part of parts) tracks.apply(part)
  return tracks
}
const all = ({ seq, at, beganAt, cards, steps }: Tracks) => ({ seq, at, beganAt, cards, steps })

/** Where a card was after each entry that took it elsewhere, as `SEQ list`. */
const way = (word: string, ...asked: Command[]) => wayIn(given(...asked).entries, card(word))
const wayIn = (entries: readonly Entry[], id: CardId): string[] => {
  const names = new Map(['a', 'b'].map((name) => [list(name), name]))
  const steps = tracksOf(entries).cards.get(id)?.steps ?? []
  return steps.map(({ at, list: to }) => `${at / 1_000} ${to === null ? '–' : names.get(to)}`)
}
const two = [addList('a'), addList('b')] as const

describe('the tracks of cards', () => {
  test('are the same for one entry after another, and for all at once', () => {
    fc.assert(
      fc.property(aHistory, fc.nat(60), (entries, cut) => {
        const whole = tracksOf(entries)
        expect(all(tracksOf(entries.slice(0, cut), entries.slice(cut)))).toEqual(all(whole))
        expect(all(tracksOf(...entries.map((one) => [one])))).toEqual(all(whole))
      }),
    )
  })

  test('end where the fold of the board has each card', () => {
    fc.assert(
      fc.property(aHistory, (entries) => {
        const board = fold(emptyBoard(boardId), entries)
        const here = new Map<CardId, ListId>()
        for (const [id, track] of tracksOf(entries).cards) {
          const at = track.steps.at(-1)?.list
          if (at) here.set(id, at)
        }
        const lists = board.order.lists.flatMap((id) => cardsOf(board, id).map((one) => [one, id] as const))
        expect(here).toEqual(new Map(lists))
      }),
    )
  })

  test('have a step for each list that a card came to, and none for a place in it', () => {
    const asked = [...two, addCard('x', 'a'), addCard('y', 'a'), moveCard('x', 'a'), moveCard('x', 'b')]
    expect(way('x', ...asked)).toEqual(['4 a', '7 b'])
    expect(way('y', ...asked)).toEqual(['5 a'])
  })

  test('have steps of many cards at once', () => {
    const asked = [...two, addCards(['x', 'y'], 'a'), moveCards(['x', 'y'], 'b'), archiveCards('y')]
    expect(way('x', ...asked)).toEqual(['4 a', '5 b'])
    expect(way('y', ...asked)).toEqual(['4 a', '5 b', '6 –'])
  })

  test('say when a card was archived, and came back', () => {
    expect(way('x', ...two, addCard('x', 'a'), archiveCard('x'), restoreCard('x'))).toEqual(['4 a', '5 –', '6 a'])
  })

  test('take cards with their list, and bring back only those that went with it', () => {
    const asked = [...two, addCard('x', 'a'), addCard('y', 'a'), archiveCard('y'), archiveList('a'), restoreList('a')]
    expect(way('x', ...asked)).toEqual(['4 a', '7 –', '8 a'])
    expect(way('y', ...asked)).toEqual(['5 a', '6 –'])
  })

  test('keep the way of a card that is deleted, and it does not come back with its list', () => {
    const asked = [...two, addCard('x', 'a'), archiveList('a'), ask('DeleteCard', { cardId: card('x') })]
    expect(way('x', ...asked)).toEqual(['4 a', '5 –'])
    expect(way('x', ...asked, restoreList('a'))).toEqual(['4 a', '5 –'])
  })

  test('begin anew on the board that a card is moved to, and end on the one that it came from', () => {
    const { entries } = given(...two, addCard('x', 'a'))
    const gone: Event = { type: 'CardMovedToBoard', cardId: card('x') }
    expect(wayIn([...entries, entry(5, owner, [gone])], card('x'))).toEqual(['4 a', '5 –'])
    const face = { id: card('y'), number: 7, listId: list('b'), rank: 'a', title: 'Y', described: false }
    const body = { description: '', describedAt: 0, checklists: {}, items: {}, comments: {}, attachments: {}, gone: [] }
    const from = { prefix: 'B', number: 1 }
    const arrived = { type: 'CardArrived', cardId: card('y'), card: face, body, from } as Event
    const there = [...entries, entry(5, owner, [arrived])]
    expect(wayIn(there, card('y'))).toEqual(['5 b'])
    expect(tracksOf(there).cards.get(card('y'))?.number).toBe(7)
  })
})
