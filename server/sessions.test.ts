import { createHmac } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createFindSession } from './sessions.ts'

const secret = 's'.repeat(32)
const cookieName = 'tandem.session_token'
const signed = (token: string) =>
  `${cookieName}=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`

function world(allowGuests = true) {
  const accounts = new Database(':memory:')
  accounts.exec(`
    create table user (id text primary key, is_anonymous integer);
    create table session (id text primary key, token text, user_id text, expires_at integer, updated_at integer default 0);
    insert into user values ('guest', 1), ('member', 0), ('first', null);
    insert into session (id, token, user_id, expires_at) values ('s1', 't1', 'guest', 100), ('s2', 't2', 'member', 100), ('s3', 't3', 'first', 100);`)
  let now = 0
  const find = createFindSession(accounts, { secret, cookieName, allowGuests, now: () => now })
  return { accounts, find, at: (ms: number) => (now = ms) }
}

test('a session is known by its signed cookie, wherever it stands among others', () => {
  const { find } = world()
  for (const header of [signed('t1'), `a=b; ${signed('t1')}; c`, `${cookieName}=t2.wrong; ${signed('t1')}`])
    expect(find(header)).toEqual({ id: 's1', userId: 'guest' })
  for (const header of ['', null, undefined, 'a=b', signed('t9'), signed('t1').slice(0, -4), `${cookieName}=%`])
    expect(find(header)).toBeNull()
})

test('one that is removed or has expired is none at once', () => {
  const { accounts, find, at } = world()
  expect(find(signed('t2'))).not.toBeNull()
  at(100)
  expect(find(signed('t2'))).toBeNull()
  at(0)
  accounts.exec(`delete from session where id = 's2'`)
  expect(find(signed('t2'))).toBeNull()
})

test('[A3] where guests are refused, a guest’s session is none', () => {
  const { find } = world(false)
  expect(find(signed('t1'))).toBeNull()
  for (const token of ['t2', 't3']) expect(find(signed(token))).not.toBeNull()
})

test('what else is in the header is not kept', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const { find } = world()
  collect()
  const before = process.memoryUsage().heapUsed
  for (let index = 0; index < 4_000; index++) find(`p=${String(index).padEnd(14_000, 'x')}; ${signed(`t${index}`)}`)
  collect()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * 1024 * 1024)
  expect(find(signed('t1'))).not.toBeNull()
})
