import { expect, test } from 'vitest'
import { niceSteps, scaleFrom, thinned } from './scale.ts'

test('steps are round and reach the greatest value', () => {
  expect(niceSteps(0, 4)).toEqual([0, 1])
  expect(niceSteps(3, 4)).toEqual([0, 1, 2, 3])
  expect(niceSteps(17, 4)).toEqual([0, 5, 10, 15, 20])
  expect(niceSteps(230, 4)).toEqual([0, 100, 200, 300])
})

test('values lie between the ends, and at the beginning where there is only one', () => {
  expect(scaleFrom(0, 10, 100, 0)(5)).toBe(50)
  expect(scaleFrom(3, 3, 7, 9)(3)).toBe(7)
})

test('of many the last one stays, and as many as there is room for', () => {
  expect(thinned([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7])
  expect(thinned([1, 2], 3)).toEqual([1, 2])
  expect(thinned([], 3)).toEqual([])
})
