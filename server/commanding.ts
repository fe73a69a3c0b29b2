import type { Command } from '../domain/command.ts'
import type { BoardId, UserId } from '../domain/id.ts'
import type { Result } from '../domain/wire.ts'
import type { Erasing } from './attachments/erasing.ts'
import type { Boards } from './boards.ts'
import type { Executed } from './deciding.ts'
import { type Answer, json, refuse } from './exchange.ts'
import { diskFull, internal, noBoard, reused } from './problem.ts'

/** How a command was answered. */
export type Outcome = 'accepted' | 'unchanged' | 'rejected' | Exclude<Executed['kind'], 'done'>

export type CommandingOptions = {
  readonly count: (outcome: Outcome, commands: number) => void
  /** An owner let someone in: the board is one of theirs from now on. */
  readonly onLetIn: (user: UserId, board: BoardId) => void
}

/** Asks for commands in the name of someone, and answers what became of them. */
export type Commanding = (board: BoardId, actor: UserId, commands: readonly Command[]) => Promise<Answer>

export function createCommanding(
  boards: Pick<Boards, 'execute'>,
  erasing: Pick<Erasing, 'withCards' | 'withBoard'>,
  { count, onLetIn }: CommandingOptions,
): Commanding {
  return async (board, actor, commands) => {
    const execute = () => boards.execute(board, actor, commands)
    const executed = await withFiles(erasing, board, commands, execute)
    if (executed.kind === 'done')
      for (const [index, result] of executed.results.entries()) {
        count(outcomeOf(result), 1)
        const command = commands[index]
        if (command?.type === 'SetMemberRole' && outcomeOf(result) === 'accepted') onLetIn(command.userId, board)
      }
    else count(executed.kind, commands.length)
    switch (executed.kind) {
      case 'done':
        return json({ results: executed.results })
      case 'not-found':
        return refuse(noBoard)
      case 'reused':
        return refuse({ ...reused, index: executed.index })
      case 'full':
        return refuse(diskFull)
      case 'failed':
        return refuse(internal)
    }
  }
}

/** [E8] The files of what commands may erase go with it. */
function withFiles<T>(
  erasing: Pick<Erasing, 'withCards' | 'withBoard'>,
  board: BoardId,
  commands: readonly Command[],
  execute: () => Promise<T>,
): Promise<T> {
  if (commands.some((asked) => asked.type === 'EraseTexts' && asked.of.kind === 'person'))
    return erasing.withBoard(board, execute)
  const cards = commands.flatMap((asked) => {
    if (asked.type === 'DeleteCard') return [asked.cardId]
    return asked.type === 'EraseTexts' && asked.of.kind === 'attachment' ? [asked.of.cardId] : []
  })
  return cards.length > 0 ? erasing.withCards(board, cards, execute) : execute()
}

const outcomeOf = (result: Result): Outcome =>
  'rejected' in result ? 'rejected' : 'unchanged' in result ? 'unchanged' : 'accepted'
