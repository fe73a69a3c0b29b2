import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyDiff, join, leave, rename, type Step, type Users, update } from './presence.ts'
import { card, user } from './spec/given.ts'

const mara = { id: user('mara'), name: 'Mara', color: 'peer-1' } as const
const jun = { id: user('jun'), name: 'Jun', color: 'peer-2' } as const
const tab = (session: string) => ({ session, card: null, field: null, idle: false })

test('[P2] a diff names only what came, went or changed', () => {
  const one = join({}, mara, tab('m1'))
  expect(one.diff).toEqual({
    joins: { mara: { name: 'Mara', color: 'peer-1', sessions: [tab('m1')] } },
    leaves: {},
    updates: {},
  })
  const two = join(one.users, jun, tab('j1'))
  expect(Object.keys(two.diff.joins)).toEqual(['jun'])
  const opened = update(two.users, jun.id, 'j1', { card: card('a') })
  expect(opened.diff.updates).toEqual({
    jun: { name: 'Jun', color: 'peer-2', sessions: [{ ...tab('j1'), card: card('a') }] },
  })
  expect(update(opened.users, jun.id, 'j1', { card: card('a') }).diff).toEqual({ joins: {}, leaves: {}, updates: {} })
})

test('[P9] one user in many tabs is one user with many sessions', () => {
  const two = join(join({}, mara, tab('m1')).users, mara, tab('m2'))
  expect(Object.keys(two.users)).toEqual(['mara'])
  const one = leave(two.users, mara.id, 'm1')
  expect(one.users).toEqual({ mara: { name: 'Mara', color: 'peer-1', sessions: [tab('m2')] } })
  expect(leave(one.users, mara.id, 'm2').users).toEqual({})
  expect(leave(one.users, mara.id, 'nobody').users).toBe(one.users)
})

test('who takes another name has it in all their tabs', () => {
  const two = join(join({}, mara, tab('m1')).users, mara, tab('m2'))
  const renamed = rename(two.users, { ...mara, name: 'Mara Ilves' })
  expect(renamed.users).toEqual({ mara: { name: 'Mara Ilves', color: 'peer-1', sessions: [tab('m1'), tab('m2')] } })
  expect(rename(two.users, jun).users).toBe(two.users)
})

test('[P2] who has the state and applies each diff has the state', () => {
  const who = fc.constantFrom(mara, jun, { ...jun, id: user('sol'), name: 'Sol' })
  const session = fc.constantFrom('s1', 's2', 's3')
  type Act = (users: Users) => Step
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.tuple(who, session).map(
      ([one, id]): Act =>
        (users) =>
          join(users, one, tab(`${one.id} ${id}`)),
    ),
    fc.tuple(who, session).map(
      ([one, id]): Act =>
        (users) =>
          leave(users, one.id, `${one.id} ${id}`),
    ),
    fc.tuple(who, session, fc.boolean(), fc.option(fc.constant('title'))).map(
      ([one, id, idle, field]): Act =>
        (users) =>
          update(users, one.id, `${one.id} ${id}`, { idle, field }),
    ),
    who.map(
      (one): Act =>
        (users) =>
          rename(users, one),
    ),
  )
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      let there: Users = {}
      let here: Users = {}
      for (const next of acts) {
        const { users, diff } = next(there)
        there = users
        here = applyDiff(here, JSON.parse(JSON.stringify(diff)))
        expect(here).toEqual(there)
      }
    }),
  )
})
