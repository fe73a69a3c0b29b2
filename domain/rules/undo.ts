import { accept, changedSince, type Rules, reject } from '../decision.ts'
import type { Entry, EventType } from '../event.ts'
import { fieldsMinded, invert, isUndoable } from '../invert.ts'
import { standing, undoneIn } from '../undone.ts'
import { writtenBy } from '../written.ts'

/** What is asked of what was done before. */
export const undoRules: Rules<'UndoCommand'> = {
  UndoCommand: (board, { commandId, undoes }, _body, actor, past) => {
    if (past?.kind !== 'undo') throw new Error('undoing is decided on the past')
    const { entry, later } = past
    if (!entry) return reject('command-not-found')
    if (!isUndoable(entry)) return reject('not-undoable')
    if (undoneIn(later).has(entry.seq)) return reject('already-undone')
    if (board.archivedAt !== null && !isOfArchiving(entry)) return reject('board-archived')
    const minded = fieldsMinded(entry, board, past.before)
    const writer = standing(entry.seq, later).findLast((one) => writtenBy(one).some((key) => minded.has(key)))
    if (writer) return changedSince(writer)
    const inverted = invert(entry, { ...past, board, actor, commandId })
    if ('code' in inverted) return { kind: 'rejected', rejection: inverted }
    return accept({ type: 'CommandUndone', undoes, seq: entry.seq, ...sayingOf(entry) }, ...inverted)
  },
}

/** [C49] An archived board is read only, but for its archiving. */
const isOfArchiving = ({ events }: Entry): boolean =>
  events.some(({ type }) => type === 'BoardArchived' || type === 'BoardRestored')

/** What was asked for first, and whether undoing this does it again. */
function sayingOf({ events: [first] }: Entry): { undone: EventType; isRedo: boolean } {
  if (first.type === 'CommandUndone') return { undone: first.undone, isRedo: !first.isRedo }
  return { undone: first.type, isRedo: false }
}
