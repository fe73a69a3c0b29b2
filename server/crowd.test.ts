import { expect, test } from 'vitest'
import { type Crowd, createCrowd, type Visitor } from './crowd.ts'
import { connectionsMaxFrom } from './open-files.ts'

const visitor = { kind: 'stream', session: 's', address: '203.0.113.9' } as const
const fill = (crowd: Crowd, visitors: number, each: (index: number) => Visitor) =>
  Array.from({ length: visitors }, (_, index) => crowd.enter(each(index)))

test('[S14] a session has at most 32 streams, and as many sockets; who leaves makes room', () => {
  const crowd = createCrowd(10_000)
  const [first] = fill(crowd, 32, () => visitor)
  expect(crowd.enter(visitor)).toBeNull()
  expect(crowd.enter({ ...visitor, kind: 'socket' })).not.toBeNull()
  expect(crowd.enter({ ...visitor, session: 'other' })).not.toBeNull()
  first?.()
  first?.()
  expect(crowd.enter(visitor)).not.toBeNull()
  expect(crowd.enter(visitor)).toBeNull()
})

test('[S14] an address has at most 2,000, unless it is one of this machine', () => {
  const crowd = createCrowd(10_000)
  expect(fill(crowd, 2_000, (index) => ({ ...visitor, session: `s${index}` }))).not.toContain(null)
  expect(crowd.enter({ ...visitor, session: 'late' })).toBeNull()
  expect(crowd.enter({ ...visitor, session: 'late', address: '203.0.113.10' })).not.toBeNull()
  expect(fill(crowd, 3_000, (index) => ({ ...visitor, session: `t${index}`, address: null }))).not.toContain(null)
})

test('[S14] all together there are no more than the process may have files open', () => {
  const crowd = createCrowd(3)
  const all = fill(crowd, 4, (index) => ({ kind: index % 2 ? 'socket' : 'stream', session: `${index}`, address: null }))
  expect(all.map((leave) => leave !== null)).toEqual([true, true, true, false])
})

test('the limit of open files is read where the system tells it', () => {
  const line = (soft: string) =>
    `Limit  Soft Limit  Hard Limit  Units\nMax open files            ${soft}   524288   files     \n`
  expect(connectionsMaxFrom(line('1024'))).toBe(768)
  expect(connectionsMaxFrom(line('100'))).toBe(1)
  expect(connectionsMaxFrom(line('unlimited'))).toBe(Number.POSITIVE_INFINITY)
  expect(connectionsMaxFrom(null)).toBe(Number.POSITIVE_INFINITY)
})
