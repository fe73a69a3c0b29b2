import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCard, addList, boardId, given } from '../../domain/spec/given.ts'
import { openProjection } from './open.ts'

let dir = ''
const file = () => join(dir, 'search.db')
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tandem-search-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const { entries } = given(addList('todo'), addCard('whale', 'todo'))
/** Opens it, and says how far it had come. */
function cursorAfter(epoch: string): number {
  const projection = openProjection(file(), epoch)
  const cursor = projection.cursor(boardId)
  projection.take(boardId, entries)
  projection.close()
  return cursor
}

test('it goes on where it was', () => {
  expect(cursorAfter('one')).toBe(0)
  expect(cursorAfter('one')).toBe(entries.length)
})

test('another life of the log begins it anew', () => {
  cursorAfter('one')
  expect(cursorAfter('two')).toBe(0)
  expect(cursorAfter('two')).toBe(entries.length)
})

test('a file that cannot be read is made anew', () => {
  writeFileSync(file(), 'not what it should be '.repeat(500))
  expect(cursorAfter('one')).toBe(0)
  expect(cursorAfter('one')).toBe(entries.length)
})
