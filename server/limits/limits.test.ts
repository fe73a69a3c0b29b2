import { expect, test } from 'vitest'
import { checked, isUserId } from '../../domain/id.ts'
import { type Answer, type Asked, json, refuse } from '../exchange.ts'
import { problem } from '../problem.ts'
import type { Handle } from '../routes.ts'
import { createLimitAccounts as limitAccounts } from './limit-accounts.ts'
import { limitRoutes } from './limit-routes.ts'
import { bounds, createLimits, here, type Limits } from './limits.ts'
import { networkOf } from './place.ts'

/** The cookie is who may try codes. */
const createLimitAccounts = (limits: Limits) =>
  limitAccounts(limits, (cookie) => (cookie === undefined ? [] : [cookie]))

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
  const batches = bounds.commands.points / 100
  expect(await times(batches, () => post(asked('a', here, batch)))).toEqual(only(200, batches))
  const refused = await post(asked('a', here, {}))
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^\d{1,2}$/) } })
  expect((await post(asked('b', here, batch))).status).toBe(200)
})

test('[H151] newcomers are counted by address; from this machine itself there may be twenty times as many', async () => {
  const limit = createLimitAccounts(createLimits(true))
  const come = (place: string) =>
    limit({ method: 'POST', path: '/sign-in/anonymous', place, cookie: undefined, body: undefined }, async () =>
      json({}),
    )
  const { points } = bounds.newcomers
  expect(await times(points + 1, () => come('192.0.2.1'))).toEqual([...only(200, points), 429])
  expect(await times(points * 20, () => come(here))).toEqual(only(200, points * 20))
  expect((await come('192.0.2.2')).status).toBe(200)
  expect((await come(here)).status).toBe(429)
})

test('[H152] who guesses a password is slowed down, whoever knows it is not, nor is anyone elsewhere', async () => {
  const limit = createLimitAccounts(createLimits(true))
  const signIn = (place: string, email: string, isRight: boolean, body = JSON.stringify({ email })) =>
    limit({ method: 'POST', path: '/sign-in/email', place, cookie: undefined, body: Buffer.from(body) }, async () =>
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

test('[H152] codes of a second factor are counted for the account, from one address', async () => {
  const limit = createLimitAccounts(createLimits(true))
  const verify = (place: string, cookie: string | undefined, isRight: boolean) =>
    limit({ method: 'POST', path: '/two-factor/verify-totp', place, cookie, body: undefined }, async () =>
      isRight ? json({}) : json({}, 401),
    )
  const { points } = bounds.passwords
  expect(await times(points + 1, () => verify('192.0.2.1', 'ada', false))).toEqual([...only(401, points), 429])
  expect((await verify('192.0.2.1', 'ada', true)).status).toBe(429)
  expect((await verify('192.0.2.1', 'ben', true)).status).toBe(200)
  expect((await verify('192.0.2.2', 'ada', true)).status).toBe(200)
  // Whoever may try nobody's guesses nothing but at this address.
  expect(await times(points * 2, () => verify('192.0.2.3', undefined, false))).toEqual(only(401, points * 2))
})

test('[H152] the present password is guessed ten times, and whose account it is goes on elsewhere', async () => {
  const change: Handle = async ({ body }) => {
    const read = await body()
    return 'value' in read && read.value === 'right' ? json({}) : refuse(problem('password-wrong', ''))
  }
  const limited = limitRoutes({ '/api/me/password': { POST: change } }, createLimits(true))
  const post: Handle = limited['/api/me/password']?.POST ?? (() => Promise.reject(new Error('no route')))
  const { points } = bounds.passwords
  expect(await times(points * 2, () => post(asked('a', '192.0.2.1', 'right')))).toEqual(only(200, points * 2))
  expect(await times(points + 1, () => post(asked('a', '192.0.2.1', 'x')))).toEqual([...only(403, points), 429])
  expect((await post(asked('a', '192.0.2.1', 'right'))).status).toBe(429)
  expect((await post(asked('b', '192.0.2.1', 'right'))).status).toBe(200)
  expect((await post(asked('a', '192.0.2.2', 'right'))).status).toBe(200)
})

test('[H151] e-mail addresses that are nobody’s are guesses, and names and what is half typed are not', async () => {
  const find: Handle = async ({ query }) => json({ people: query.get('q') === 'ada@example.org' ? ['Ada'] : [] })
  const limited = limitRoutes({ '/api/people': { GET: find } }, createLimits(true))
  const get: Handle = limited['/api/people']?.GET ?? (() => Promise.reject(new Error('no route')))
  const look = (q: string) => get({ ...asked('a', '192.0.2.1', null), query: new URLSearchParams({ q }) })
  const { points } = bounds.guesses
  for (const q of ['Nobody', 'ada@', 'ada@example.', 'ada@example.org'])
    expect(await times(points + 1, () => look(q))).toEqual(only(200, points + 1))
  expect(await times(points + 1, () => look('nobody@example.org'))).toEqual([...only(200, points), 429])
  expect((await look('ada@example.org')).status).toBe(429)
  expect((await look('Nobody')).status).toBe(200)
})

test('[H152] a thousand guesses at once are no more than ten', async () => {
  const limit = createLimitAccounts(createLimits(true))
  let tried = 0
  const guess = () =>
    limit(
      {
        method: 'POST',
        path: '/sign-in/email',
        place: '192.0.2.1',
        cookie: undefined,
        body: Buffer.from('{"email":"a@b.c"}'),
      },
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
    limit({ method: 'POST', path: '/sign-up/email', place: 'x', cookie: undefined, body: undefined }, async () =>
      json({}, 401),
    )
  expect(await times(1_000, come)).toEqual(only(401, 1_000))
})
