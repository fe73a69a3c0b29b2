import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  commentBytesMax,
  descriptionBytesMax,
  isComment,
  isDescription,
  isName,
  isStorable,
  isTitle,
  utf8Bytes,
} from './text.ts'

const corpus = (file: string): string[] => JSON.parse(readFileSync(`e2e/corpora/${file}`, 'utf8'))
const texts = [...corpus('naughty-strings/blns.json'), ...corpus('unicode/text-edges.json')]

describe('[T3] what can be stored', () => {
  test('NUL and lone surrogates cannot', () => {
    for (const text of ['\0', 'a\0b', '\ud800', 'x\udfff', '\ude00\ud83d']) expect(isStorable(text)).toBe(false)
    for (const text of ['', '\u{1f600}', '\r\n', '\u2028', 'e\u0301']) expect(isStorable(text)).toBe(true)
  })

  test('is the same for the corpora as by the code units', () => {
    for (const text of texts) expect(isStorable(text)).toBe(text.isWellFormed() && !text.includes('\0'))
  })
})

describe('[T4] titles', () => {
  test('are counted in code points', () => {
    expect(isTitle('x'.repeat(500))).toBe(true)
    expect(isTitle('x'.repeat(501))).toBe(false)
    expect(isTitle('\u{1f600}'.repeat(500))).toBe(true)
    expect(isTitle('\u{1f600}'.repeat(501))).toBe(false)
    expect(isName('x'.repeat(60))).toBe(true)
    expect(isName('x'.repeat(61))).toBe(false)
  })

  test('are one line', () => {
    for (const text of ['a\nb', 'a\rb', 'a\tb', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\u007fb', 'a\u009fb', 'a\u0001b'])
      expect(isTitle(text)).toBe(false)
  })

  test('have something to see', () => {
    const blanks = [
      '',
      ' ',
      '\u00a0\u2003\u3000',
      '\ufeff',
      '\u200b',
      '\u200d\u200d',
      '\u2066\u2069',
      '\u061c',
      '\u00ad',
    ]
    for (const text of [...blanks, '\u115f\u1160\u3164\uffa0', '\u2800', '\ufff9', '\ufffe\uffff', '\udbff\udfff'])
      expect(isTitle(text)).toBe(false)
    for (const text of ['.', '\u0300', '\u202ea', 'x\u200b', '\ue000', '\u{1f468}\u200d\u{1f469}', '日本'])
      expect(isTitle(text)).toBe(true)
  })
})

test('[T5] a comment has at most 16 KiB, and something to see', () => {
  for (const text of ['x', 'a\n\nb', '\tcode', 'x'.repeat(commentBytesMax)]) expect(isComment(text)).toBe(true)
  for (const text of ['', ' \n ', '\u200b', 'a\0', 'x'.repeat(commentBytesMax + 1)]) expect(isComment(text)).toBe(false)
})

describe('[T5] descriptions', () => {
  test('are counted in bytes of UTF-8, and may be empty', () => {
    expect(isDescription('')).toBe(true)
    expect(isDescription('x'.repeat(descriptionBytesMax))).toBe(true)
    expect(isDescription('x'.repeat(descriptionBytesMax + 1))).toBe(false)
    expect(isDescription('é'.repeat(descriptionBytesMax / 2))).toBe(true)
    expect(isDescription('日'.repeat(descriptionBytesMax / 3 + 1))).toBe(false)
  })

  test('bytes are those of the encoder', () => {
    for (const text of texts.filter((each) => each.isWellFormed()))
      expect(utf8Bytes(text)).toBe(Buffer.byteLength(text))
  })
})
