import type { Board } from './board.ts'
import type { Body } from './body.ts'
import type { CommandOf, CommandType } from './command.ts'
import type { Decision, Rules } from './decision.ts'
import { refusalOf } from './guess.ts'
import type { UserId } from './id.ts'
import { ordinaryRules } from './ordinary.ts'
import type { Past } from './past.ts'
import { erasingRules } from './rules/erasing.ts'
import { restoringRules } from './rules/restoring.ts'
import { undoRules } from './rules/undo.ts'

/**
 * What a command would do to this board, as law; a browser guesses it with `guess`. `body` is that of the card that
 * `bodyNeededBy` names, and `past` what `pastNeededBy` asks for.
 */
export const decide = <T extends CommandType>(
  board: Board,
  body: Body | null,
  actor: UserId,
  command: CommandOf<T>,
  past: Past | null = null,
): Decision => refusalOf(board, actor, command.type) ?? rules[command.type](board, command, body, actor, past)

const rules: Rules = { ...ordinaryRules, ...undoRules, ...restoringRules, ...erasingRules }
