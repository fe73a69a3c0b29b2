import { describe, expect, test } from 'vitest'
import { checked, isUserId, type UserId } from '../../domain/id.ts'
import type { Session, Users } from '../../domain/presence.ts'
import type { View } from '../_client/live-client.ts'
import { leadingSession } from './followed.ts'

const [me, jun, tess] = ['me', 'jun', 'tess'].map((name) => checked(isUserId, name)) as [UserId, UserId, UserId]
const tab = (session: string, idle = false): Session => ({ session, card: null, field: null, idle })
const there = (...sessions: Session[]) => ({ name: 'x', color: 'peer-1' as const, sessions })
const view = (user: UserId, heardAt: number, follows: UserId | null = null): View => ({
  user,
  sight: null,
  follows,
  heardAt,
})
const led = (users: Users, views: Record<string, View>, followed: UserId) =>
  leadingSession({ users, views: new Map(Object.entries(views)) }, me, followed)?.session ?? null

describe('[P13] whose window is shown to who follows someone', () => {
  test('the tab that they are at: not an idle one, and of others the one that was heard last', () => {
    const users = { [jun]: there(tab('old'), tab('idle', true), tab('new')) }
    const views = { old: view(jun, 1), idle: view(jun, 9), new: view(jun, 2) }
    expect(led(users, views, jun)).toBe('new')
    expect(led(users, {}, jun)).toBe('old')
    expect(led({}, {}, jun)).toBeNull()
  })

  test('whom they follow in turn; nobody, where that leads round in a circle', () => {
    const users = { [jun]: there(tab('j')), [tess]: there(tab('t')), [me]: there(tab('m')) }
    expect(led(users, { j: view(jun, 1, tess), t: view(tess, 1) }, jun)).toBe('t')
    expect(led(users, { j: view(jun, 1, tess), t: view(tess, 1, jun) }, jun)).toBeNull()
    expect(led(users, { j: view(jun, 1, me), m: view(me, 1) }, jun)).toBeNull()
  })
})
