import { may, roleOf } from './access.ts'
import type { Board } from './board.ts'
import type { Body } from './body.ts'
import type { CommandOf, CommandType } from './command.ts'
import { type Decision, reject } from './decision.ts'
import type { UserId } from './id.ts'
import { decideOrdinary, type OrdinaryType } from './ordinary.ts'

/**
 * What `decide` would say to what is decided on the board as it is: the guess of a browser, which does not have the past,
 * and need not have the rules for it.
 */
export const guess = <T extends OrdinaryType>(
  board: Board,
  body: Body | null,
  actor: UserId,
  command: CommandOf<T>,
): Decision => refusalOf(board, actor, command.type) ?? decideOrdinary(board, body, actor, command)

/** Why someone may not ask this at all; null where they may. */
export function refusalOf(board: Board, actor: UserId, type: CommandType): Decision | null {
  if (!may(roleOf(board, actor), type)) return reject('forbidden')
  return board.archivedAt !== null && !whileArchived.has(type) ? reject('board-archived') : null
}

/** [C49] What may be asked of an archived board; its archiving can be undone, and nothing else. */
const whileArchived: ReadonlySet<CommandType> = new Set<CommandType>([
  'ArchiveBoard',
  'RestoreBoard',
  'UndoCommand',
  // [A12] Who may see it is no word on it: whoever is to be out can be put out.
  'SetLinkRole',
  'SetMemberRole',
  'RemoveMember',
  'LeaveBoard',
  'AddLink',
  'RevokeLink',
  'UseLink',
  'LapseMembers',
  'EraseTexts',
  'EraseOwnTexts',
  'AliasPerson',
])
