import { readFileSync } from 'node:fs'
import { validateHeaderValue } from 'node:http'
import { expect, test } from 'vitest'
import { isFileName } from '../../domain/text.ts'
import { disposition } from './disposition.ts'

const corpus = (file: string): string[] => JSON.parse(readFileSync(`e2e/corpora/${file}`, 'utf8'))
const names = [...corpus('naughty-strings/blns.json'), ...corpus('unicode/text-edges.json')].filter(isFileName)

test('[H33] any name that a file may have is one header, and comes back as it was given', () => {
  expect(names.length).toBeGreaterThan(200)
  for (const name of names) {
    const header = disposition(false, name)
    expect(() => validateHeaderValue('content-disposition', header)).not.toThrow()
    const [, ascii, exact] =
      /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w.!~%-]*)$/.exec(header) ?? []
    expect(ascii).not.toMatch(/["\\/]/)
    expect(decodeURIComponent(exact ?? '')).toBe(name)
  }
})
