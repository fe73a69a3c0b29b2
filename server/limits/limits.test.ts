import { expect, test } from 'vitest'
import { checked, isUserId } from '../../domain/id.ts'
import { type Answer, type Asked, json, refuse } from '../exchange.ts'
import { problem } from '../problem.ts'
import type { Handle } from '../routes.ts'
import { createLimitAccounts } from './limit-accounts.ts'
import { limitRoutes } from './limit-routes.ts'
import { bounds, createLimits, here } from './limits.ts'
import { networkOf } from './place.ts'

const asked = (user: string, place: string, value: unknown): Asked => ({
  user: checked(isUserId, user),
  place,
  holds: () => true,
  headers: {},
  query: new URLSearchParams(),
  param: () => '',
  body: async () => ({ value }),
  upload: () => {
    throw new Error('not asked here')
  },
  onGone: () => () => {},
})
const times = async (count: number, ask: () => Promise<Answer>): Promise<number[]> => {
  const statuses: number[] = []
  for (let index = 0; index < count; index++) statuses.push((await ask()).status)
  return statuses
}
const only = (status: number, count: number): number[] => Array.from({ length: count }, () => status)

test('[H150] commands are counted by account, a batch for as many as are in it, and no other account is hindered', async () => {
  const limited = limitRoutes({ '/api/boards/:board/commands': { POST: async () => json({}) } }, createLimits(true))
  const post: Handle = limited['/api/boards/:board/commands']?.POST ?? (() => Promise.reject(new Error('no route')))
  const batch = Array.from({ length: 100 }, () => ({}))
  expect(await times(bounds.commands.points / 100, () => post(asked('a', here, batch)))).toEqual(only(200, 100))
  const refused = await post(asked('a', here, {}))
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^([1-9]|10)$/) } })
  expect((await post(asked('b', here, batch))).status).toBe(200)
})

test('[H151] newcomers are counted by address; from this machine itself there may be twenty times as many', async () => {
  const limit = createLimitAccounts(createLimits(true))
  const come = (place: string) =>
    limit({ method: 'POST', path: '/sign-in/anonymous', place, body: undefined }, async () => json({}))
  const { points } = bounds.newcomers
  expect(await times(points + 1, () => come('192.0.2.1'))).toEqual([...only(200, points), 429])
  expect(await times(points * 20, () => come(here))).toEqual(only(200, points * 20))
  expect((await come('192.0.2.2')).status).toBe(200)
  expect((await come(here)).status).toBe(429)
})

test('[H152] who guesses a password is slowed down, whoever knows it is not, nor is anyone elsewhere', async () => {
  const limit = createLimitAccounts(createLimits(true))
  const signIn = (place: string, email: string, isRight: boolean, body = JSON.stringify({ email })) =>
    limit({ method: 'POST', path: '/sign-in/email', place, body: Buffer.from(body) }, async () =>
      isRight ? json({}) : json({}, 401),
    )
  const { points } = bounds.passwords
  expect(await times(points * 3, () => signIn('192.0.2.1', 'ada@example.org', true))).toEqual(only(200, points * 3))
  expect(await times(points + 1, () => signIn('192.0.2.1', 'ada@example.org', false))).toEqual([
    ...only(401, points),
    429,
  ])
  // However the same account is written.
  const spelt = '{"email": " \\u0041da@example.org"}'
  expect((await signIn('192.0.2.1', '', false, spelt)).status).toBe(429)
  expect((await signIn('192.0.2.1', '', false, 'email=ADA%40example.org')).status).toBe(429)
  expect((await signIn('192.0.2.1', 'ben@example.org', true)).status).toBe(200)
  expect((await signIn('192.0.2.2', 'ada@example.org', true)).status).toBe(200)
})

test('[H152] a thousand guesses at once are no more than ten', async () => {
  const limit = createLimitAccounts(createLimits(true))
  let tried = 0
  const guess = () =>
    limit(
      { method: 'POST', path: '/sign-in/email', place: '192.0.2.1', body: Buffer.from('{"email":"a@b.c"}') },
      async () => {
        tried += 1
        return json({}, 401)
      },
    )
  await Promise.all(Array.from({ length: 1_000 }, guess))
  expect(tried).toBe(bounds.passwords.points)
})

test('[H152] passwords of a share link are counted for the link, from one address; that one is needed is no guess', async () => {
  const use: Handle = async ({ body }) => {
    const read = await body()
    const value = 'value' in read ? JSON.stringify(read.value) : ''
    if (value.includes('right')) return json({})
    return value.includes('password') ? refuse(problem('password-wrong', '')) : refuse(problem('password-needed', ''))
  }
  const limited = limitRoutes({ '/api/links': { POST: use } }, createLimits(true))
  const post: Handle = limited['/api/links']?.POST ?? (() => Promise.reject(new Error('no route')))
  const open = (place: string, token: string, password?: string) =>
    post(asked('a', place, { token, ...(password !== undefined && { password }) }))
  const { points } = bounds.passwords
  expect(await times(200, () => open('192.0.2.1', 'one'))).toEqual(only(403, 200))
  expect(await times(points + 1, () => open('192.0.2.1', 'one', 'x'))).toEqual([...only(403, points), 429])
  expect((await open('192.0.2.1', 'two', 'right')).status).toBe(200)
  expect((await open('192.0.2.2', 'one', 'right')).status).toBe(200)
})

test('[H151] an IPv6 address is counted with its network', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8:1:2::1')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::')).toBe('0:0:0:0')
})

test('[H150] nothing is limited where limits are off', async () => {
  const limit = createLimitAccounts(createLimits(false))
  const come = () =>
    limit({ method: 'POST', path: '/sign-up/email', place: 'x', body: undefined }, async () => json({}, 401))
  expect(await times(1_000, come)).toEqual(only(401, 1_000))
})
