import { mayUndo, roleOf } from '../access.ts'
import { accept, changedSince, type Rules, reject, unchanged } from '../decision.ts'
import { hasErased } from '../erasure.ts'
import { fieldsMinded, invert, isOfArchiving, isUndoable } from '../invert.ts'
import { respacedIn } from '../respaced.ts'
import { sayingOf } from '../saying.ts'
import { sweep } from '../sweep.ts'
import { standing, undoneIn } from '../undone.ts'
import { writtenBy } from '../written.ts'

/** What is asked of what was done before. */
export const undoRules: Rules<'UndoCommand' | 'UndoEverythingBy'> = {
  UndoCommand: (board, { commandId, undoes }, _body, actor, past) => {
    if (past?.kind !== 'undo') throw new Error('undoing is decided on the past')
    const { entry, later } = past
    if (!entry) return reject('command-not-found')
    if (!isUndoable(entry)) return reject('not-undoable')
    if (hasErased(entry)) return reject('words-erased')
    if (undoneIn(later).has(entry.seq)) return reject('already-undone')
    if (board.archivedAt !== null && !isOfArchiving(entry)) return reject('board-archived')
    const { type: undone, isDone } = sayingOf(entry.events[0])
    if (!mayUndo(roleOf(board, actor), undone)) return reject('forbidden')
    const minded = fieldsMinded(entry, board, past.before)
    const writer = standing(entry.seq, later).findLast((one) => writtenBy(one).some((key) => minded.has(key)))
    if (writer) return changedSince(writer)
    const { bodies, before } = past
    const respaced = respacedIn([entry, ...later])
    const inverted = invert(entry, { board, bodies, actor, commandId, respaced, before })
    if ('code' in inverted) return { kind: 'rejected', rejection: inverted }
    return accept({ type: 'CommandUndone', undoes, seq: entry.seq, undone, isRedo: !isDone }, ...inverted)
  },

  UndoEverythingBy: (board, asked, _body, actor, past) => {
    if (past?.kind !== 'sweep') throw new Error('undoing is decided on the past')
    if (!past.entries) return reject('too-long-ago')
    const { userId, from, to } = asked
    const { events, undone, left } = sweep(board, actor, asked, past, past.entries)
    if (undone.length === 0) return unchanged
    const seqs = undone.map(({ seq }) => seq)
    const leftSeqs = left.map(({ entry }) => entry.seq)
    return accept({ type: 'EverythingUndone', userId, from, to, seqs, left: leftSeqs }, ...events)
  },
}
