import { isAtLeast, roleOf } from '../access.ts'
import { accept, type Rules, reject, unchanged } from '../decision.ts'
import { isUserId } from '../id.ts'
import { personOf } from '../person-of.ts'
import { boardLinksMax, isLapsed } from '../sharing.ts'

/** Who is let in, and who is not any more. */
export const sharingRules: Rules<
  | 'SetLinkRole'
  | 'SetMemberRole'
  | 'RemoveMember'
  | 'LeaveBoard'
  | 'AddLink'
  | 'RevokeLink'
  | 'UseLink'
  | 'AliasPerson'
  | 'LapseMembers'
> = {
  SetLinkRole: (board, { role }) =>
    role === board.linkRole ? unchanged : accept({ type: 'LinkRoleSet', role, from: { role: board.linkRole } }),

  // Whoever names a guest of before means the account.
  SetMemberRole: (board, { userId: asked, role }) => {
    const userId = personOf(board, asked)
    if (userId === board.owner) return role === 'owner' ? unchanged : reject('owner-stays')
    const member = board.members[userId]
    if (member?.role === role && member.link === undefined) return unchanged
    return accept({ type: 'MemberRoleSet', userId, role, from: { role: member?.role ?? null } })
  },

  RemoveMember: (board, { userId: asked }) => {
    const userId = personOf(board, asked)
    if (userId === board.owner) return reject('owner-stays')
    return board.removed.includes(userId) ? unchanged : accept({ type: 'MemberRemoved', userId })
  },

  LeaveBoard: (board, _, _body, actor) => {
    if (actor === board.owner) return reject('owner-stays')
    return board.members[actor] ? accept({ type: 'BoardLeft', userId: actor }) : unchanged
  },

  AddLink: (board, { commandId: _, ...link }) => {
    if (board.links[link.linkId]) return reject('id-taken')
    if (Object.keys(board.links).length >= boardLinksMax) return reject('board-full')
    return accept({ ...link, type: 'LinkAdded' })
  },

  RevokeLink: (board, { linkId }) =>
    board.links[linkId] ? accept({ type: 'LinkRevoked', linkId }) : reject('link-not-found'),

  UseLink: (board, { linkId, at }, _body, actor) => {
    const link = board.links[linkId]
    if (!link) return reject('link-not-found')
    if (board.removed.includes(actor)) return reject('forbidden')
    if (link.expiresAt !== null && link.expiresAt <= at) return reject('link-ended')
    if (isAtLeast(roleOf(board, actor), link.role)) return unchanged
    if (link.usesMax !== null && link.uses >= link.usesMax) return reject('link-used-up')
    return accept({ type: 'LinkUsed', linkId, userId: actor, role: link.role, until: link.expiresAt })
  },

  AliasPerson: (board, { from, to }) =>
    from === to || board.aliases[from] !== undefined || board.aliases[to] !== undefined
      ? unchanged
      : accept({ type: 'PersonAliased', from, to }),

  LapseMembers: (board, { at }) => {
    const userIds = Object.entries(board.members).flatMap(([id, member]) =>
      isUserId(id) && isLapsed(member, at) ? [id] : [],
    )
    return userIds.length > 0 ? accept({ type: 'MembersLapsed', userIds }) : unchanged
  },
}
