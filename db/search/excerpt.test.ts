import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'
import { questionOf } from './words.ts'

const nothing = { phrases: [], isOpen: false }
/** An excerpt with its marks between brackets. */
function marked(text: string, typed: string, charsMax = 160): string {
  const { text: shown, marks } = excerptOf(text, questionOf(typed) ?? nothing, charsMax)
  return marks.reduceRight(
    (all, [start, end]) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    shown,
  )
}

test('the words that were found are marked where they stand', () => {
  expect(marked('The blue whale, BLUE', 'blue wha')).toBe('The [blue] [whale], [BLUE]')
  expect(marked('Zürich', 'zuri')).toBe('[Zürich]')
  expect(marked('東京タワー', '京タ')).toBe('東[京タ]ワー')
  expect(marked('👩‍👩‍👧 ＡＢＣ', 'abc')).toBe('👩‍👩‍👧 [ＡＢＣ]')
})

test('of a long text a piece around the first is shown, on one line', () => {
  const text = `${'before '.repeat(40)}the\nwhale\tand ${'after '.repeat(60)}`
  const shown = marked(text, 'whale')
  expect(shown).toMatch(/^…before .* the \[whale\] and .*after…$/)
  expect(shown.length).toBeLessThan(170)
})

test('marks lie within the piece, and no pair is cut in two', () => {
  const text = fc.array(fc.constantFrom('whale', ' ', '\n', '🚀', 'x', '東', '.'), { maxLength: 300 })
  fc.assert(
    fc.property(text, fc.constantFrom('whale', '東', 'x', 'nothing'), (parts, typed) => {
      const { text: shown, marks } = excerptOf(parts.join(''), questionOf(typed) ?? nothing, 60)
      expect(shown.isWellFormed()).toBe(true)
      expect(shown.length).toBeLessThanOrEqual(63)
      let last = 0
      for (const [start, end] of marks) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(shown.slice(start, end).startsWith(typed[0] ?? '')).toBe(true)
        last = end
      }
      expect(last).toBeLessThanOrEqual(shown.length)
    }),
  )
})
