import { expect, test } from 'vitest'
import { itemLines } from './item-lines.ts'

test('each line that was pasted is an item; empty ones are not', () => {
  expect(itemLines('one\r\n\n  two \u2028three\t3\n')).toEqual(['one', 'two', 'three 3'])
  expect(itemLines('\n \n')).toEqual([])
})

test('the marks of a list are left out where every line has one', () => {
  expect(itemLines('- one\n- two')).toEqual(['one', 'two'])
  expect(itemLines('* [ ] one\n* [x] two')).toEqual(['one', 'two'])
  expect(itemLines('1. one\n2) two')).toEqual(['one', 'two'])
  expect(itemLines('- one\ntwo')).toEqual(['- one', 'two'])
  expect(itemLines('- one')).toEqual(['- one'])
  expect(itemLines('-\n- \n-x')).toEqual(['-', '-', '-x'])
})
