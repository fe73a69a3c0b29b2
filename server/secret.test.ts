import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ConfigError } from './config.ts'
import { keepSecret } from './secret.ts'

const dir = mkdtempSync(join(tmpdir(), 'tandem-secret-'))
const file = join(dir, 'secret')
const [first, second] = ['a'.repeat(64), 'b'.repeat(64)]
afterEach(() => rmSync(file, { force: true }))

test('a secret is made once, and kept where only its owner can read it', () => {
  writeFileSync(`${file}.new`, 'the half of a start that was cut off', { mode: 0o600 })
  expect(keepSecret(file, () => first)).toBe(first)
  expect(keepSecret(file, () => second)).toBe(first)
  expect(readFileSync(file, 'utf8')).toBe(first)
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(readdirSync(dir)).toEqual(['secret'])
})

test('one that is empty or too short is refused, and left as it is', () => {
  for (const text of ['', '\n', 'x'.repeat(31)]) {
    writeFileSync(file, text)
    expect(() => keepSecret(file, () => first)).toThrow(ConfigError)
    expect(() => keepSecret(file, () => first)).toThrow(file)
    expect(readFileSync(file, 'utf8')).toBe(text)
  }
})
