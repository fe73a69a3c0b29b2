import type { CommandId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'

/** Acts once, when what was asked has happened; never, where it was refused or has changed nothing. */
export function whenDone(store: BoardStore, commandId: CommandId, act: () => void): void {
  const undos = [
    store.watchEntries((entries) => {
      if (!entries.some((entry) => entry.commandId === commandId)) return
      stop()
      act()
    }),
    // Entries are told of before what was pending has gone.
    store.subscribe(() => {
      if (!store.pending.some((command) => command.commandId === commandId)) stop()
    }),
  ]
  const stop = () => {
    for (const undo of undos) undo()
  }
}
