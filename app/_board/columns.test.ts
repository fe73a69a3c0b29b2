import { describe, expect, test } from 'vitest'
import { card } from '../../domain/spec/given.ts'
import { afterAt, rowAt, rowsBetween, topOf } from './columns.ts'

const row = (word: string, height: number) => ({ id: card(word), height })
const rows = [row('a', 80), row('b', 120), row('c', 80)]

describe('where a held card lands', () => {
  test('where it was lifted, until it is nearer to another slot', () => {
    expect(afterAt(rows, card('a'), 0)).toBeNull()
    expect(afterAt(rows, card('a'), 59)).toBeNull()
    expect(afterAt(rows, card('a'), 61)).toBe(card('b'))
    expect(afterAt(rows, card('b'), 80)).toBe(card('a'))
    expect(afterAt(rows, card('b'), 39)).toBeNull()
    expect(afterAt(rows, card('c'), 200)).toBe(card('b'))
  })

  test('at the ends beyond the ends', () => {
    expect(afterAt(rows, card('b'), -500)).toBeNull()
    expect(afterAt(rows, card('b'), 5_000)).toBe(card('c'))
    expect(afterAt([], card('b'), 5)).toBeNull()
  })
})

test('what lies between two heights is what they touch; the gap below a card is not the card', () => {
  expect(rowsBetween(rows, 0, 10)).toEqual([card('a')])
  expect(rowsBetween(rows, 300, 199)).toEqual([card('c')])
  expect(rowsBetween(rows, 71, 73)).toEqual([card('a')])
  expect(rowsBetween(rows, 73, 79)).toEqual([])
  expect(rowsBetween(rows, 90, 90)).toEqual([])
  expect(rowsBetween(rows, -50, 9_000)).toEqual([card('a'), card('b'), card('c')])
})

describe('how far a column is scrolled', () => {
  test('is a card and a part of it, and the same again where the heights are others', () => {
    expect(rowAt(rows, 0)).toEqual({ card: card('a'), y: 0 })
    expect(rowAt(rows, 140)).toEqual({ card: card('b'), y: 0.5 })
    expect(rowAt(rows, 9_000)).toEqual({ card: null, y: 0 })
    expect(topOf(rows, card('b'), 0.5)).toBe(140)
    expect(topOf([row('a', 100), row('b', 60)], card('b'), 0.5)).toBe(130)
    expect(topOf(rows, card('d'), 0)).toBeNull()
  })
})
