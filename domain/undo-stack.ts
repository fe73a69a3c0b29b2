import type { EventType } from './event.ts'
import type { CommandId } from './id.ts'
import { canInvert } from './invert.ts'

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
export function undoStack(done: readonly Done[]): UndoStack {
  let undo: UndoStep[] = []
  let redo: UndoStep[] = []
  for (const { undid, ...step } of done) {
    if (!undid) {
      redo = []
      if (canInvert(step.type)) undo.push(step)
      continue
    }
    undo = undo.filter(({ seq }) => seq !== undid.seq)
    redo = redo.filter(({ seq }) => seq !== undid.seq)
    const lane = undid.isRedo ? undo : redo
    lane.push({ ...step, type: undid.undone })
  }
  return { undo: undo.toReversed(), redo: redo.toReversed() }
}
