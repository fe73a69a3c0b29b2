import type { Board } from './board.ts'
import type { Body } from './body.ts'
import type { CommandOf, CommandType } from './command.ts'
import type { Decision, Rules } from './decision.ts'
import type { UserId } from './id.ts'
import type { ErasingType, RestoringType } from './past.ts'
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
import { sharingRules } from './rules/sharing.ts'
import { sortRules } from './rules/sorting.ts'

/** The commands that are decided on the board as it is. */
export type OrdinaryType = Exclude<CommandType, 'UndoCommand' | 'UndoEverythingBy' | RestoringType | ErasingType>

export const ordinaryRules: Rules<OrdinaryType> = {
  ...boardRules,
  ...sharingRules,
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

/** What an ordinary command would do, whoever may ask for it. */
export function decideOrdinary<T extends OrdinaryType>(
  board: Board,
  body: Body | null,
  actor: UserId,
  command: CommandOf<T>,
): Decision {
  return ordinaryRules[command.type](board, command, body, actor, null)
}
