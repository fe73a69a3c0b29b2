import { accept, type Rules, reject, unchanged } from '../decision.ts'

/** What is asked of the board itself. */
export const boardRules: Rules<'RenameBoard' | 'SetLinkRole' | 'RemoveMember'> = {
  RenameBoard: (board, { title }) =>
    title === board.title ? unchanged : accept({ type: 'BoardRenamed', title, from: { title: board.title } }),

  SetLinkRole: (board, { role }) =>
    role === board.linkRole ? unchanged : accept({ type: 'LinkRoleSet', role, from: { role: board.linkRole } }),

  RemoveMember: (board, { userId }) => {
    if (userId === board.owner) return reject('owner-stays')
    return board.removed.includes(userId) ? unchanged : accept({ type: 'MemberRemoved', userId })
  },
}
