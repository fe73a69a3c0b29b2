import { emptyBoard } from '../domain/board.ts'
import type { Event, Foldable } from '../domain/event.ts'
import { fold } from '../domain/evolve.ts'
import { boardCreated, boardId, card, list } from '../domain/spec/given.ts'
import { perSecond, print } from './table.ts'

const lists = 8
const cards = 10_000
const entries = 400_000

/** How fast entries are folded on a board of 10,000 cards. */
export function benchFold(): void {
  const listIds = Array.from({ length: lists }, (_, index) => list(`${index}`))
  const cardIds = Array.from({ length: cards }, (_, index) => card(`${index}`))
  const made: Event[] = [
    boardCreated,
    ...listIds.map((listId, index): Event => ({ type: 'ListAdded', listId, title: 'L', rank: `a${index}` })),
    ...cardIds.map((cardId, index): Event => {
      const listId = listIds[index % lists] ?? list('0')
      return { type: 'CardAdded', cardId, listId, title: `Card ${index}`, rank: rankOf(index), number: index + 1 }
    }),
  ]
  const board = fold(emptyBoard(boardId), [{ seq: 1, events: made as [Event, ...Event[]] }])
  const moves = Array.from({ length: entries }, (_, index): Foldable => {
    const cardId = cardIds[(index * 7_919) % cards] ?? card('0')
    const listId = listIds[(index * 31) % lists] ?? list('0')
    const event: Event =
      index % 4 === 3
        ? { type: 'CardRenamed', cardId, title: `Renamed ${index}`, from: { title: '' } }
        : { type: 'CardMoved', cardId, listId, rank: rankOf(index * 13), from: { listId, rank: '' } }
    return { seq: index + 2, events: [event] }
  })
  fold(board, moves.slice(0, 20_000))
  const began = performance.now()
  fold(board, moves)
  print('Fold, on a board of 10,000 cards in 8 lists', [
    {
      what: 'three moves and a rename, over and over',
      measured: perSecond(entries, performance.now() - began),
      beside: 'at least 200,000/s',
    },
  ])
}

const rankOf = (index: number): string => `b${(index % 1_000_003).toString(36).padStart(5, '0')}`
