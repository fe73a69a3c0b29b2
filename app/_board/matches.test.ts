import { expect, test } from 'vitest'
import { matches } from './matches.ts'

test('what is typed is found in a name without regard to case, accents and space around it', () => {
  expect(matches('Zoë Ñandú', ' nandu ')).toBe(true)
  expect(matches('Zoë Ñandú', 'ZOE')).toBe(true)
  expect(matches('design', '')).toBe(true)
  expect(matches('design', 'signs')).toBe(false)
})
