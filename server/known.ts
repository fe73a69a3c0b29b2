import type { Answered, EventLog } from '../db/event-log.ts'
import { type Command, formOf } from '../domain/command.ts'
import type { BoardId, CommandId, UserId } from '../domain/id.ts'
import { isSame } from './drafts.ts'

/** [C2] Commands that someone asks at once. */
export type Batch = { readonly actor: UserId; readonly commands: readonly Command[] }

/** The commands of some batches that were answered before, by who asked and their id. */
export type Known = ReadonlyMap<string, Answered>
export const keyOf = (actor: UserId, commandId: CommandId): string => `${actor} ${commandId}`

export async function findKnown(log: EventLog, board: BoardId, asks: readonly Batch[]): Promise<Known> {
  const known = new Map<string, Answered>()
  for (const { actor, commands } of asks)
    for (const { commandId } of commands) {
      const answered = await log.answerTo(board, actor, commandId)
      if (answered) known.set(keyOf(actor, commandId), answered)
    }
  return known
}

/** The first command whose id stands for another; null where there is none. */
export async function findReused(
  log: EventLog,
  board: BoardId,
  actor: UserId,
  commands: readonly Command[],
): Promise<number | null> {
  const forms = new Map<CommandId, string>()
  for (const [index, command] of commands.entries()) {
    const { commandId } = command
    const form = formOf(command)
    const answered = await log.answerTo(board, actor, commandId)
    if ((forms.get(commandId) ?? form) !== form || (answered && !isSame(answered, form))) return index
    forms.set(commandId, form)
  }
  return null
}
