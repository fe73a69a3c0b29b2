import { expect, test } from 'vitest'
import { pathHere } from './path-here.ts'

test('[A22] after signing in one goes on to a path of this site, and nowhere else', () => {
  for (const to of ['/', '/boards/b1', '/boards/b1/cards/c?at=3#x']) expect(pathHere(to)).toBe(to)
  const elsewhere = ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', 'boards']
  for (const to of [...elsewhere, '/\t/evil.example', undefined, null, ['/a']])
    expect(pathHere(to)).toMatch(/^\/(?!\/)/)
  expect(pathHere('https://evil.example/boards/b1')).toBe('/')
})
