import { expect, test } from 'vitest'
import { checked, isBoardId, isUserId } from '../domain/id.ts'
import type { ServerMessage } from '../domain/live-message.ts'
import { createPresence, type Member } from './presence.ts'

const board = checked(isBoardId, 'b')

/** Someone at a tab, with what was sent to it. */
function someone(name: string): Member & { readonly heard: ServerMessage[] } {
  const user = checked(isUserId, name)
  const heard: ServerMessage[] = []
  return {
    heard,
    session: `tab of ${name}`,
    user,
    person: () => ({ id: user, name, color: 'peer-1' }),
    boards: new Set(),
    watched: new Set(),
    send: (message) => heard.push(message),
    sendNewest: (_, message) => heard.push(message),
    forget: () => {},
  }
}

test('[P10] who may not be here any more is not shown on, though they have only just left', () => {
  const presence = createPresence()
  const [mara, jun, kim] = [someone('mara'), someone('jun'), someone('kim')]
  for (const one of [mara, jun, kim]) presence.join(one, board)
  presence.lose(jun)
  presence.lose(kim)
  expect(mara.heard.filter(({ type }) => type === 'presence_diff')).toHaveLength(2)
  presence.revoke(board, (user) => user !== jun.user)
  expect(mara.heard.at(-1)).toMatchObject({ leaves: { jun: { sessions: [{ session: jun.session }] } } })
  const late = someone('late')
  presence.join(late, board)
  expect(Object.keys(late.heard.find(({ type }) => type === 'presence_state')?.['users' as never] ?? {})).toEqual([
    'mara',
    'kim',
    'late',
  ])
})

test('[P8] of who comes and goes all the time 32 places are kept, and the latest of them', () => {
  const presence = createPresence()
  const mara = someone('mara')
  presence.join(mara, board)
  for (let tab = 0; tab < 100; tab++) {
    const jun = { ...someone('jun'), session: `tab ${tab}`, boards: new Set<typeof board>() }
    presence.join(jun, board)
    presence.lose(jun)
  }
  const late = someone('late')
  presence.join(late, board)
  const state = late.heard.find((message) => message.type === 'presence_state')
  const kept = state?.users[checked(isUserId, 'jun')]?.sessions.map(({ session }) => session)
  expect(kept).toEqual(Array.from({ length: 32 }, (_, index) => `tab ${68 + index}`))
})
