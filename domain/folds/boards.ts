import type { Folds } from '../draft.ts'

/** What becomes of the board itself. */
export const boardFolds: Folds<
  | 'BoardCreated'
  | 'BoardRenamed'
  | 'LinkRoleSet'
  | 'MemberRemoved'
  | 'BoardDescribed'
  | 'BoardColored'
  | 'PrefixSet'
  | 'BoardArchived'
  | 'BoardRestored'
> = {
  BoardCreated: (draft, { title, prefix, owner, linkRole }) => {
    Object.assign(draft, { title, prefix, owner, linkRole })
  },
  BoardRenamed: (draft, { title }) => {
    draft.title = title
  },
  LinkRoleSet: (draft, { role }) => {
    draft.linkRole = role
  },
  MemberRemoved: (draft, { userId }) => {
    if (!draft.removed.includes(userId)) draft.removed = [...draft.removed, userId]
  },
  BoardDescribed: (draft, { description }, seq) => {
    Object.assign(draft, { description, describedAt: seq })
  },
  BoardColored: (draft, { color }) => {
    draft.color = color
  },
  PrefixSet: (draft, { prefix }) => {
    draft.prefix = prefix
  },
  BoardArchived: (draft, _, seq) => {
    draft.archivedAt = seq
  },
  BoardRestored: (draft) => {
    draft.archivedAt = null
  },
}
