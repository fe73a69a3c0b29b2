import { may, roleOf } from './access.ts'
import type { Board } from './board.ts'
import type { Body } from './body.ts'
import type { CommandOf, CommandType } from './command.ts'
import { type Decision, type Rules, reject } from './decision.ts'
import type { UserId } from './id.ts'
import { ordinaryRules } from './ordinary.ts'
import type { Past } from './past.ts'
import { restoringRules } from './rules/restoring.ts'
import { undoRules } from './rules/undo.ts'

/**
 * What a command would do to this board: as law on the server, as a guess in the browser. `body` is that of the card
 * that `bodyNeededBy` names, and `past` what `pastNeededBy` asks for.
 */
export function decide<T extends CommandType>(
  board: Board,
  body: Body | null,
  actor: UserId,
  command: CommandOf<T>,
  past: Past | null = null,
): Decision {
  if (!may(roleOf(board, actor), command.type)) return reject('forbidden')
  if (board.archivedAt !== null && !whileArchived.has(command.type)) return reject('board-archived')
  return rules[command.type](board, command, body, actor, past)
}

/** [C49] What may be asked of an archived board; its archiving can be undone, and nothing else. */
const whileArchived: ReadonlySet<CommandType> = new Set<CommandType>(['ArchiveBoard', 'RestoreBoard', 'UndoCommand'])

const rules: Rules = { ...ordinaryRules, ...undoRules, ...restoringRules }
