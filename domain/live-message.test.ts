import { describe, expect, test } from 'vitest'
import { parseClientMessage } from './live-message.ts'
import { card } from './spec/given.ts'

const parse = (message: object) => parseClientMessage(JSON.stringify(message))
const typing = { type: 'typing', board: 'b', card: card('a'), field: 'title' }
const cursor = (at: unknown) => ({ type: 'cursor', board: 'b', at })

test('[P3] who speaks is not read, whatever the client writes of it', () => {
  expect(parse({ ...typing, user: 'somebody', session: 7 })).toEqual(typing)
})

test('[P7] unknown types and fields are not understood', () => {
  expect(parse(typing)).toEqual(typing)
  expect(parse({ ...typing, name: 'Mara' })).toBeNull()
  expect(parse({ type: 'ping', fill: 'x' })).toBeNull()
  expect(parse({ type: 'fly' })).toBeNull()
  expect(parse([])).toBeNull()
  const deep = `${'['.repeat(4_000)}${']'.repeat(4_000)}`
  for (const text of ['{', '7', '""', 'null', deep]) expect(parseClientMessage(text)).toBeNull()
})

test('[T3] a lone surrogate or NUL is refused in a field and in a place', () => {
  for (const bad of ['\ud800', 'a\udc00b', '\0']) {
    expect(parse({ ...typing, field: bad })).toBeNull()
    expect(parse(cursor({ list: bad }))).toBeNull()
    expect(parse(cursor({ [bad]: 1 }))).toBeNull()
  }
  expect(parse(cursor({ list: '😀' }))).toEqual(cursor({ list: '😀' }))
})

describe('[P5] a place', () => {
  test('is null, or a few short fields', () => {
    const at = { list: card('l'), card: null, x: 0.5, y: -2, isNew: true }
    expect(parse(cursor(at))).toEqual(cursor(at))
    expect(parse(cursor(null))).toEqual(cursor(null))
    expect(parse({ type: 'cursor', board: 'b' })).toBeNull()
    expect(parse(cursor({ list: 'x'.repeat(65) }))).toBeNull()
    expect(parse(cursor({ ['x'.repeat(65)]: 1 }))).toBeNull()
    expect(parse(cursor({ inner: { x: 1 } }))).toBeNull()
    expect(parse(cursor([1]))).toBeNull()
    expect(parse(cursor(Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`f${index}`, 1]))))).toBeNull()
    expect(parseClientMessage('{"type":"cursor","board":"b","at":{"x":1e999}}')).toBeNull()
  })
})
