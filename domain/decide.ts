import { may, roleOf } from './access.ts'
import type { Board } from './board.ts'
import type { Body } from './body.ts'
import type { CommandOf, CommandType } from './command.ts'
import { type Decision, type Rules, reject } from './decision.ts'
import type { UserId } from './id.ts'
import { attachmentRules } from './rules/attachments.ts'
import { boardRules } from './rules/boards.ts'
import { cardRules } from './rules/cards.ts'
import { checklistRules } from './rules/checklists.ts'
import { commentRules } from './rules/comments.ts'
import { copyRules } from './rules/copies.ts'
import { cardCopyRules } from './rules/copy-card.ts'
import { dateRules } from './rules/dates.ts'
import { itemRules } from './rules/items.ts'
import { labelRules } from './rules/labels.ts'
import { listRules } from './rules/lists.ts'
import { manyCardsRules } from './rules/many-cards.ts'
import { peopleRules } from './rules/people.ts'
import { sortRules } from './rules/sorting.ts'

/**
 * What a command would do to this board: as law on the server, as a guess in the browser. `body` is that of the card
 * that `bodyNeededBy` names.
 */
export function decide<T extends CommandType>(
  board: Board,
  body: Body | null,
  actor: UserId,
  command: CommandOf<T>,
): Decision {
  if (!may(roleOf(board, actor), command.type)) return reject('forbidden')
  if (board.archivedAt !== null && !whileArchived.has(command.type)) return reject('board-archived')
  return rules[command.type](board, command, body, actor)
}

/** [C49] What may be asked of an archived board. */
const whileArchived: ReadonlySet<CommandType> = new Set<CommandType>(['ArchiveBoard', 'RestoreBoard'])

const rules: Rules = {
  ...boardRules,
  ...listRules,
  ...sortRules,
  ...copyRules,
  ...cardRules,
  ...cardCopyRules,
  ...manyCardsRules,
  ...labelRules,
  ...peopleRules,
  ...dateRules,
  ...checklistRules,
  ...itemRules,
  ...commentRules,
  ...attachmentRules,
}
