import { describe, expect, test } from 'vitest'
import { card } from '../../domain/spec/given.ts'
import { afterAt } from './columns.ts'

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
