import type { Board } from './board.ts'
import type { Command } from './command.ts'
import type { UserId } from './id.ts'

/** What someone is to a board. `none` may not even know that it is there. */
export type Role = 'owner' | 'editor' | 'viewer' | 'none'

/** What someone may want of a board: to see it, or one of the commands. */
export type Act = 'see' | Command['type']

const ownersOnly: ReadonlySet<Act> = new Set<Act>([
  'SetLinkRole',
  'RemoveMember',
  'ArchiveBoard',
  'RestoreBoard',
  'DeleteCard',
  'UndoEverythingBy',
])

/** What this person is to this board; null is a visitor without a session. */
export function roleOf(board: Board, userId: UserId | null): Role {
  if (userId !== null && board.owner === userId) return 'owner'
  if (userId !== null && board.removed.includes(userId)) return 'none'
  return board.linkRole
}

/** The one rule of access: whether a role may do this. Asked at every door. */
export function may(role: Role, act: Act): boolean {
  switch (role) {
    case 'owner':
      return true
    case 'editor':
      return !ownersOnly.has(act)
    case 'viewer':
      return act === 'see'
    case 'none':
      return false
  }
}

/** Whether this person may see this board. */
export const canSee = (board: Board, userId: UserId | null): boolean => may(roleOf(board, userId), 'see')
