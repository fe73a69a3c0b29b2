import { expect, test } from 'vitest'
import { canSee, roleOf } from '../access.ts'
import { type Board, emptyBoard } from '../board.ts'
import { decide } from '../decide.ts'
import { evolve } from '../evolve.ts'
import { checked, isBoardId, isCardId, isCommandId, isListId, isUserId } from '../id.ts'
import { personOf } from '../person-of.ts'
import type { Member } from '../sharing.ts'

const user = (id: string) => checked(isUserId, id)
const [guest, account, owner] = [user('guest'), user('account'), user('owner')]
const uuid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`
const board: Board = { ...emptyBoard(checked(isBoardId, 'b1')), owner, linkRole: 'none' }
const become = (before: Board) =>
  evolve(before, { seq: 9, events: [{ type: 'PersonAliased', from: guest, to: account }] })
const member = (role: Member['role'], more: Partial<Member> = {}): Member => ({ role, since: 3, ...more })

test('[A30] a guest’s board is the account’s', () => {
  const after = become({ ...board, owner: guest, members: { [account]: member('viewer') } })
  expect(after).toMatchObject({ owner: account, members: {}, aliases: { [guest]: account } })
  expect(roleOf(after, account)).toBe('owner')
  expect(personOf(after, guest)).toBe(account)
  expect(personOf(after, owner)).toBe(owner)
})

test('[A30] the greater role holds', () => {
  const cases = [
    [undefined, member('editor'), 'editor'],
    [member('viewer'), member('editor'), 'editor'],
    [member('editor'), member('commenter'), 'editor'],
  ] as const
  for (const [mine, theirs, role] of cases) {
    const members = { ...(mine && { [account]: mine }), [guest]: theirs }
    expect(Object.keys(become({ ...board, members }).members)).toEqual([account])
    expect(roleOf(become({ ...board, members }), account)).toBe(role)
  }
})

test('[A30] what someone was let in with by name holds where the link of the guest has ended', () => {
  const link = uuid(1) as Member['link'] & string
  const members = { [account]: member('viewer'), [guest]: member('editor', { since: 7, link }) }
  const merged = become({ ...board, members })
  expect(merged.members[account]).toEqual({ role: 'editor', since: 3, link, otherwise: 'viewer' })
})

test('[A30] who was put out stays out, unless the account was let in by itself', () => {
  const editor = member('editor')
  const open = { ...board, linkRole: 'editor' as const }
  expect(canSee(become({ ...open, removed: [guest] }), account)).toBe(false)
  expect(canSee(become({ ...open, removed: [account], members: { [guest]: editor } }), account)).toBe(false)
  expect(become({ ...open, removed: [guest], members: { [account]: editor } }).removed).toEqual([])
  expect(become({ ...open, removed: [account], owner: guest })).toMatchObject({ owner: account, removed: [] })
})

test('[A30] the account is on the guest’s cards, once, archived ones too', () => {
  const [listId, one, two] = [checked(isListId, uuid(1)), checked(isCardId, uuid(2)), checked(isCardId, uuid(3))]
  const before = [
    { type: 'ListAdded', listId, title: 'L', rank: 'a' },
    {
      type: 'CardsAdded',
      listId,
      cards: [one, two].map((cardId) => ({ cardId, title: 'C' })),
      ranks: ['a', 'b'],
      numbers: [1, 2],
    },
    { type: 'CardsAssigned', cardIds: [one, two], userId: guest },
    { type: 'CardsAssigned', cardIds: [one], userId: account },
    { type: 'CardArchived', cardId: two },
  ] as const
  const filled = before.reduce((so, event, index) => evolve(so, { seq: index + 2, events: [event] }), board)
  const after = become(filled)
  expect(after.cards[one]?.people).toEqual([account])
  expect(after.archive.cards[two]?.people).toEqual([account])
  expect(after.archive.cards[two]?.archivedAt).toBe(6)
  expect(filled.cards[one]?.people).toEqual([guest, account])
})

test('[A30] whoever is named as the guest that they were is meant', () => {
  const open = { ...board, linkRole: 'editor' as const }
  const [listId, cardId] = [checked(isListId, uuid(1)), checked(isCardId, uuid(2))]
  const filled = [
    { type: 'ListAdded', listId, title: 'L', rank: 'a' },
    { type: 'CardAdded', listId, cardId, title: 'C', rank: 'a', number: 1 },
  ] as const
  const after = become(filled.reduce((so, event, index) => evolve(so, { seq: index + 2, events: [event] }), open))
  const ask = (type: 'AssignCards' | 'UnassignCards') =>
    decide(after, null, owner, { commandId: checked(isCommandId, uuid(4)), type, cardIds: [cardId], userId: guest })
  expect(ask('AssignCards')).toMatchObject({ events: [{ type: 'CardsAssigned', userId: account }] })
  expect(ask('UnassignCards').kind).toBe('unchanged')
  expect(roleOf(become({ ...board, removed: [account] }), guest)).toBe('none')
})

test('[A30] it is done once, and never turned', () => {
  const ask = (so: Board, from: typeof guest, to: typeof guest) =>
    decide(so, null, to, { commandId: checked(isCommandId, uuid(4)), type: 'AliasPerson', from, to }).kind
  expect(ask(board, guest, account)).toBe('accepted')
  const after = become(board)
  for (const [from, to] of [
    [guest, account],
    [guest, owner],
    [owner, guest],
    [owner, owner],
  ] as const)
    expect(ask(after, from, to)).toBe('unchanged')
  expect(become(after)).toEqual(after)
})
