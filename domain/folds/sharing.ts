import type { Draft, Folds } from '../draft.ts'
import { type Member, withoutLink } from '../sharing.ts'
import { aliasPerson } from './alias-person.ts'

/** Who is let in, and by which link. */
export const sharingFolds: Folds<
  | 'LinkRoleSet'
  | 'MemberRoleSet'
  | 'MemberRemoved'
  | 'BoardLeft'
  | 'LinkAdded'
  | 'LinkRevoked'
  | 'LinkUsed'
  | 'MembersLapsed'
  | 'PersonAliased'
> = {
  LinkRoleSet: (draft, { role }) => {
    draft.linkRole = role
  },
  MemberRoleSet: (draft, { userId, role }, seq) => {
    draft.removed = draft.removed.filter((id) => id !== userId)
    draft.members = { ...draft.members, [userId]: { role, since: seq } }
  },
  MemberRemoved: (draft, { userId }) => {
    if (!draft.removed.includes(userId)) draft.removed = [...draft.removed, userId]
    changeMembers(draft, (id, member) => (id === userId ? null : member))
  },
  BoardLeft: (draft, { userId }) => changeMembers(draft, (id, member) => (id === userId ? null : member)),
  LinkAdded: (draft, { type: _, linkId: id, ...link }) => {
    draft.links = { ...draft.links, [id]: { ...link, id, uses: 0 } }
  },
  LinkRevoked: (draft, { linkId }) => {
    const { [linkId]: _, ...links } = draft.links
    draft.links = links
    changeMembers(draft, (_id, member) => (member.link === linkId ? withoutLink(member) : member))
  },
  LinkUsed: (draft, { linkId, userId, role, until }, seq) => {
    const link = draft.links[linkId]
    if (link) draft.links = { ...draft.links, [linkId]: { ...link, uses: link.uses + 1 } }
    const before = draft.members[userId]
    const otherwise = before?.link === undefined ? before?.role : before.otherwise
    const member: Member = {
      role,
      since: otherwise === undefined ? seq : (before?.since ?? seq),
      link: linkId,
      ...(until === null ? {} : { until }),
      ...(otherwise === undefined ? {} : { otherwise }),
    }
    draft.members = { ...draft.members, [userId]: member }
  },
  PersonAliased: aliasPerson,
  MembersLapsed: (draft, { userIds }) => {
    const lapsed = new Set<string>(userIds)
    changeMembers(draft, (id, member) => (lapsed.has(id) ? withoutLink(member) : member))
  },
}

function changeMembers(draft: Draft, change: (id: string, member: Member) => Member | null): void {
  const kept = Object.entries(draft.members).flatMap(([id, member]) => {
    const changed = change(id, member)
    return changed ? [[id, changed] as const] : []
  })
  draft.members = Object.fromEntries(kept)
}
