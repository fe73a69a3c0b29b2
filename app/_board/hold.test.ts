import { describe, expect, test } from 'vitest'
import { addCard, addList, archiveCard, archiveCards, card, given, list, moveCard } from '../../domain/spec/given.ts'
import { carryCard } from './carry-by-keys.ts'
import { atHome, type CardHold, cardsAfter, isBackHome, stillHeld } from './hold.ts'

const words = ['a', 'b', 'c', 'd', 'e']
const todo = () => given(addList('todo'), addList('done'), ...words.map((word) => addCard(word, 'todo')))
const { board } = todo()
const holding = (cards: string[], after: string | null, over = 'todo'): CardHold => ({
  kind: 'card',
  by: 'keys',
  card: card(cards[0] ?? ''),
  cards: words.filter((word) => cards.includes(word)).map(card),
  from: list('todo'),
  list: list(over),
  after: after === null ? null : card(after),
  height: 0,
})
const after = (hold: CardHold) => cardsAfter(hold, board).map((id) => board.cards[id]?.title)

describe('a stack', () => {
  test('would land together, in the order of the board, also in the place of one of its own', () => {
    expect(after(holding(['d', 'a'], 'b'))).toEqual(['b', 'a', 'd', 'c', 'e'])
    expect(after(holding(['a', 'c'], 'c'))).toEqual(['b', 'a', 'c', 'd', 'e'])
    expect(after(holding(['e', 'b'], null))).toEqual(['b', 'e', 'a', 'c', 'd'])
    expect(after(holding(['a', 'b'], null, 'done'))).toEqual(['a', 'b'])
  })

  test('is back home only where letting go would change nothing', () => {
    expect(isBackHome(holding(['b', 'c'], 'a'), board)).toBe(true)
    expect(isBackHome(holding(['b', 'd'], 'a'), board)).toBe(false)
    expect(isBackHome(holding(['b', 'c'], null, 'done'), board)).toBe(false)
  })

  test('loses what is archived; when all is gone nothing is held', () => {
    const { board: less } = todo().and(moveCard('b', 'done'), archiveCard('a'))
    expect(stillHeld(holding(['a', 'b', 'c'], null), less)).toMatchObject({
      card: card('b'),
      cards: [card('b'), card('c')],
      from: list('done'),
    })
    const kept = holding(['b', 'c'], null)
    expect(stillHeld(kept, less)).toBe(kept)
    expect(stillHeld(holding(['a', 'b'], null), todo().and(archiveCards('a', 'b')).board)).toBeNull()
  })

  test('[M4] goes home to where its first stands, after what stays', () => {
    expect(atHome(holding(['c', 'b'], null, 'done'), board)).toMatchObject({ list: list('todo'), after: card('a') })
  })

  test('is carried by keys past what stays, and not past itself', () => {
    const start = holding(['b', 'c'], 'a')
    expect(carryCard(board, start, 'ArrowDown')?.after).toBe(card('d'))
    expect(carryCard(board, start, 'ArrowUp')?.after).toBe(null)
    expect(carryCard(board, start, 'End')?.after).toBe(card('e'))
    expect(carryCard(board, start, 'ArrowRight')).toMatchObject({ list: list('done'), after: null })
    expect(carryCard(board, holding(['b', 'c'], 'e'), 'ArrowDown')).toBeNull()
  })
})
