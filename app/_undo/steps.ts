import type { Command } from '../../domain/command.ts'
import type { CommandId } from '../../domain/id.ts'

/** One step back or forth: what `UndoCommand` names. `seq` is null while it is not confirmed. */
export type Step = { readonly commandId: CommandId; readonly seq: number | null }
export type Steps = { readonly undo: readonly Step[]; readonly redo: readonly Step[] }
export type Lane = keyof Steps

export const noSteps: Steps = { undo: [], redo: [] }

/** [R20] The steps, the next one first: with what is pending as if it were done, and without what was refused. */
export function stepsWith(confirmed: Steps, pending: readonly Command[], refused: ReadonlySet<CommandId>): Steps {
  const isLeft = ({ commandId }: Step): boolean => !refused.has(commandId)
  const { undo, redo } = pending.reduce(stepsAfter, confirmed)
  return { undo: undo.filter(isLeft), redo: redo.filter(isLeft) }
}

function stepsAfter({ undo, redo }: Steps, command: Command): Steps {
  const { commandId } = command
  const isIt = (step: Step): boolean => step.commandId === commandId
  // The server has told of it before its entry came.
  if (undo.some(isIt) || redo.some(isIt)) return { undo, redo }
  const step: Step = { commandId, seq: null }
  if (command.type !== 'UndoCommand') return { undo: lasting.has(command.type) ? undo : [step, ...undo], redo: [] }
  const isOther = (one: Step): boolean => one.commandId !== command.undoes
  const left = { undo: undo.filter(isOther), redo: redo.filter(isOther) }
  if (left.undo.length < undo.length) return { ...left, redo: [step, ...redo] }
  return left.redo.length < redo.length ? { ...left, undo: [step, ...undo] } : left
}

/** [C83] What cannot be undone. */
const lasting: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'SetLinkRole',
  'SetMemberRole',
  'RemoveMember',
  'LeaveBoard',
  'RevokeLink',
  'MoveCardToBoard',
  'DeleteCard',
  'EraseTexts',
])
