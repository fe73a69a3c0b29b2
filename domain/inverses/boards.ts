import type { Inverses } from '../inverse.ts'

/** What undoes what was done to the board itself. Who may see it, and what is gone for good, is not undone. */
export const boardInverses: Inverses<
  | 'BoardCreated'
  | 'BoardRenamed'
  | 'LinkRoleSet'
  | 'MemberRoleSet'
  | 'MemberRemoved'
  | 'BoardLeft'
  | 'LinkAdded'
  | 'LinkRevoked'
  | 'LinkUsed'
  | 'MembersLapsed'
  | 'PersonAliased'
  | 'BoardDescribed'
  | 'BoardColored'
  | 'PrefixSet'
  | 'BoardArchived'
  | 'BoardRestored'
> = {
  BoardCreated: null,
  BoardRenamed: ({ would }, { from }) => would({ type: 'RenameBoard', title: from.title }),
  LinkRoleSet: null,
  MemberRoleSet: null,
  MemberRemoved: null,
  BoardLeft: null,
  LinkAdded: null,
  LinkRevoked: null,
  LinkUsed: null,
  MembersLapsed: null,
  PersonAliased: null,
  BoardDescribed: ({ board, would }, { from }) =>
    would({ type: 'DescribeBoard', description: from.description, base: board.describedAt }),
  BoardColored: ({ would }, { from }) => would({ type: 'ColorBoard', color: from.color }),
  PrefixSet: ({ would }, { from }) => would({ type: 'SetPrefix', prefix: from.prefix }),
  BoardArchived: ({ would }) => would({ type: 'RestoreBoard' }),
  BoardRestored: ({ would }) => would({ type: 'ArchiveBoard' }),
}
