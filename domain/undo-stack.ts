import type { EventType } from './event.ts'
import type { CommandId } from './id.ts'
import { isLasting } from './lasting.ts'

/** What someone has done on a board: the first event of an entry of theirs. */
export type Done = {
  readonly commandId: CommandId
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly type: string
  /** What it undid; null where it was done for the first time. */
  readonly undid: { readonly seq: number; readonly undone: EventType; readonly isRedo: boolean } | null
}

/** One step back or forth: `UndoCommand` of this command takes it. `type` is what was asked for first. */
export type UndoStep = Omit<Done, 'undid'>

/** [H60] The steps back and the steps forth, the next one first. */
export type UndoStack = { readonly undo: readonly UndoStep[]; readonly redo: readonly UndoStep[] }

/** [H60] What someone could undo and do again, by what they have done, in order. */
export const undoStack = (done: readonly Done[]): UndoStack => done.reduce(stackAfter, emptyStack)

export const emptyStack: UndoStack = { undo: [], redo: [] }

/** The steps after one thing more was done. */
export function stackAfter({ undo, redo }: UndoStack, { undid, ...step }: Done): UndoStack {
  if (!undid) return { undo: isLasting(step.type) ? undo : [step, ...undo], redo: [] }
  const isLeft = ({ seq }: UndoStep): boolean => seq !== undid.seq
  const taken: UndoStep = { ...step, type: undid.undone }
  const left = { undo: undo.filter(isLeft), redo: redo.filter(isLeft) }
  return undid.isRedo ? { ...left, undo: [taken, ...left.undo] } : { ...left, redo: [taken, ...left.redo] }
}
