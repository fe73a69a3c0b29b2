import { describe, expect, test } from 'vitest'
import { atTime, canSee, readsAfter, roleOf } from '../access.ts'
import { type Command, parseCommand } from '../command.ts'
import {
  addCard,
  addList,
  ask,
  card,
  comment,
  given,
  guest,
  type History,
  link,
  owner,
  rejected,
  unchanged,
  user,
} from '../spec/given.ts'

const jun = user('jun')
const setRole = (userId: typeof guest, role: 'owner' | 'editor' | 'commenter' | 'viewer') =>
  ask('SetMemberRole', { userId, role })
const addLink = (word: string, fields: { role?: 'editor' | 'viewer'; expiresAt?: number; usesMax?: number } = {}) =>
  ask('AddLink', {
    linkId: link(word),
    name: word,
    role: 'viewer',
    expiresAt: null,
    usesMax: null,
    hasPassword: false,
    ...fields,
  })
const use = (word: string, at = 0) => ask('UseLink', { linkId: link(word), at })
/** A board that nobody sees but whom it lets in. */
const closed = (...asked: Command[]): History => given(ask('SetLinkRole', { role: 'none' }), ...asked)
const say = () => ask('AddComment', { cardId: card('a'), commentId: comment('one'), text: 'Hello' })

describe('a member', () => {
  test('[A6] is let in with a role, which can be changed', () => {
    closed()
      .when(setRole(guest, 'viewer'))
      .then({ type: 'MemberRoleSet', role: 'viewer', from: { role: null } })
    const let_in = closed(setRole(guest, 'viewer'))
    expect(roleOf(let_in.board, guest)).toBe('viewer')
    let_in.when(setRole(guest, 'viewer')).then(unchanged)
    let_in.when(setRole(guest, 'editor')).then({ type: 'MemberRoleSet', role: 'editor', from: { role: 'viewer' } })
    let_in.when(addList('x'), guest).then(rejected('forbidden'))
    expect(roleOf(let_in.and(setRole(guest, 'editor')).board, guest)).toBe('editor')
  })

  test('[A1] has the greater of their own role and the address’s', () => {
    const viewing = given(ask('SetLinkRole', { role: 'commenter' }), setRole(guest, 'viewer'))
    expect(roleOf(viewing.board, guest)).toBe('commenter')
    expect(roleOf(viewing.and(setRole(guest, 'editor')).board, guest)).toBe('editor')
    expect(roleOf(viewing.board, null)).toBe('commenter')
    // Words that every object has are names like any other.
    expect(roleOf(closed().board, user('constructor'))).toBe('none')
  })

  test('[A2, A6] comes back where an owner says so', () => {
    const out = given(ask('RemoveMember', { userId: guest }))
    expect(canSee(out.board, guest)).toBe(false)
    expect(roleOf(out.and(setRole(guest, 'viewer')).board, guest)).toBe('editor')
  })

  test('[A6] an owner beside the maker may all but remove the maker', () => {
    const two = closed(setRole(guest, 'owner'))
    two.when(ask('ArchiveBoard', {}), guest).then({ type: 'BoardArchived' })
    two.when(setRole(owner, 'viewer'), guest).then(rejected('owner-stays'))
    two.when(ask('RemoveMember', { userId: owner }), guest).then(rejected('owner-stays'))
    two.when(setRole(owner, 'owner'), guest).then(unchanged)
  })

  test('[A7] leaves', () => {
    const member = closed(setRole(guest, 'editor'))
    member.when(ask('LeaveBoard', {}), guest).then({ type: 'BoardLeft', userId: guest })
    member.when(ask('LeaveBoard', {}), owner).then(rejected('owner-stays'))
    expect(canSee(member.by(guest, ask('LeaveBoard', {})).board, guest)).toBe(false)
    given().when(ask('LeaveBoard', {}), guest).then(unchanged)
  })

  test('[A12] is put out of an archived board', () => {
    const archived = closed(setRole(guest, 'editor'), ask('ArchiveBoard', {}))
    archived.when(ask('RemoveMember', { userId: guest })).then({ type: 'MemberRemoved' })
  })
})

describe('a commenter', () => {
  const board = () => closed(addList('todo'), addCard('a', 'todo'), setRole(guest, 'commenter'))

  test('[A1] comments, and changes nothing else', () => {
    board().when(say(), guest).then({ type: 'CommentAdded' })
    board().when(addCard('b', 'todo'), guest).then(rejected('forbidden'))
    board()
      .when(ask('ArchiveCard', { cardId: card('a') }), guest)
      .then(rejected('forbidden'))
  })

  test('[A11] undoes a comment, and not what was changed as an editor', () => {
    const asked = say()
    const said = board().by(guest, asked)
    const undone = said.when(ask('UndoCommand', { undoes: asked.commandId }), guest).decision
    expect(undone).toMatchObject({ events: [{ type: 'CommandUndone' }, { type: 'CommentRemoved' }] })
    const moved = addCard('b', 'todo')
    const demoted = closed(addList('todo'), setRole(guest, 'editor')).by(guest, moved).and(setRole(guest, 'commenter'))
    demoted.when(ask('UndoCommand', { undoes: moved.commandId }), guest).then(rejected('forbidden'))
  })

  test('[A11] who is no owner any more archives the board by no undoing', () => {
    const restored = ask('RestoreBoard', {})
    const demoted = closed(setRole(guest, 'owner')).by(guest, ask('ArchiveBoard', {}), restored)
    const asked = ask('UndoCommand', { undoes: restored.commandId })
    expect(demoted.when(asked, guest).decision).toMatchObject({ events: [{ type: 'CommandUndone' }, {}] })
    demoted.and(setRole(guest, 'editor')).when(asked, guest).then(rejected('forbidden'))
  })
})

describe('a share link', () => {
  test('[A8] lets in whoever uses it, once, and counts them', () => {
    const made = closed(addLink('one'))
    made
      .when(use('one'), guest)
      .then({ type: 'LinkUsed', linkId: link('one'), userId: guest, role: 'viewer', until: null })
    const used = made.by(guest, use('one'))
    expect(roleOf(used.board, guest)).toBe('viewer')
    expect(used.board.links[link('one')]?.uses).toBe(1)
    used.when(use('one'), guest).then(unchanged)
    made.when(use('other'), guest).then(rejected('link-not-found'))
  })

  test('[A8] gives more to who has less, and nothing to who has as much', () => {
    const made = closed(addLink('edit', { role: 'editor' }), setRole(guest, 'viewer'), setRole(jun, 'owner'))
    made.when(use('edit'), guest).then({ type: 'LinkUsed', role: 'editor' })
    made.when(use('edit'), jun).then(unchanged)
  })

  test('[A8] ends after so many, and at a time', () => {
    const few = closed(addLink('few', { usesMax: 1 })).by(guest, use('few'))
    few.when(use('few'), jun).then(rejected('link-used-up'))
    const timed = closed(addLink('timed', { expiresAt: 1_000 }))
    timed.when(use('timed', 1_000), guest).then(rejected('link-ended'))
    timed.when(use('timed', 999), guest).then({ type: 'LinkUsed', until: 1_000 })
  })

  test('[A2] lets nobody in who was removed', () => {
    closed(addLink('one'), ask('RemoveMember', { userId: guest }))
      .when(use('one'), guest)
      .then(rejected('forbidden'))
  })

  test('[A8] puts out who is there by it alone, when it is revoked', () => {
    const used = closed(addLink('one'), addLink('two')).by(guest, use('one')).by(jun, use('two'))
    const revoked = used.and(ask('RevokeLink', { linkId: link('one') }))
    expect([canSee(revoked.board, guest), canSee(revoked.board, jun)]).toEqual([false, true])
    const member = used.and(setRole(guest, 'viewer'), ask('RevokeLink', { linkId: link('one') }))
    expect(canSee(member.board, guest)).toBe(true)
    revoked.when(ask('RevokeLink', { linkId: link('one') })).then(rejected('link-not-found'))
    used.when(ask('RevokeLink', { linkId: link('one') }), guest).then(rejected('forbidden'))
  })

  test('[A8] leaves a member what they had before', () => {
    const used = closed(setRole(guest, 'viewer'), addLink('edit', { role: 'editor', expiresAt: 9 })).by(
      guest,
      use('edit'),
    )
    expect(roleOf(used.board, guest)).toBe('editor')
    expect(readsAfter(used.board, guest)).toBe(0)
    expect(roleOf(atTime(used.board, 9), guest)).toBe('viewer')
    expect(roleOf(used.and(ask('RevokeLink', { linkId: link('edit') })).board, guest)).toBe('viewer')
    expect(roleOf(used.and(ask('LapseMembers', { at: 9 })).board, guest)).toBe('viewer')
  })

  test('[A9] who came by it is out when its time is up, and the log says so', () => {
    const used = closed(addLink('timed', { expiresAt: 1_000 })).by(guest, use('timed'))
    expect(canSee(atTime(used.board, 999), guest)).toBe(true)
    expect(canSee(atTime(used.board, 1_000), guest)).toBe(false)
    used.when(ask('LapseMembers', { at: 999 })).then(unchanged)
    const lapsed = used.and(ask('LapseMembers', { at: 1_000 }))
    expect(canSee(lapsed.board, guest)).toBe(false)
  })

  test('[A10] shows nothing of what was before to who is there by it alone', () => {
    const used = closed(addList('todo'), addLink('one')).by(guest, use('one'))
    expect(readsAfter(used.board, guest)).toBe(5)
    expect(readsAfter(used.board, owner)).toBe(0)
    expect(readsAfter(used.and(setRole(guest, 'viewer')).board, guest)).toBe(0)
    expect(readsAfter(used.and(ask('SetLinkRole', { role: 'viewer' })).board, guest)).toBe(0)
  })

  test('[A8, C11] its making and its use are the server’s', () => {
    for (const asked of [addLink('one'), use('one'), ask('LapseMembers', { at: 0 })])
      expect(parseCommand(asked)).toMatchObject({ ok: false, malformed: { code: 'unknown-command' } })
  })
})
