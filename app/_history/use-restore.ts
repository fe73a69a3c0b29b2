'use client'

import { useBoardContext } from '../_board/use-board.ts'
import { useNotify } from '../_board/use-notify.ts'
import type { Restorable } from './restorable.ts'
import { whenDone } from './when-done.ts'

/** There is something to read and to look at before it is taken back. */
const noticeMs = 12_000

/** Restores, and goes back to now, where it is seen. `done` says so when it has happened, with a way back. */
export function useRestore(): (asked: Restorable, done: string) => void {
  const { now, history, focus } = useBoardContext()
  const notify = useNotify()
  const moveFocus = (asked: Restorable) => {
    // What it was asked from may have gone with the past.
    if (document.activeElement && document.activeElement !== document.body) return
    if (asked.type === 'RestoreCardTo') focus.move(asked.cardId)
    else if (asked.type === 'RestoreListTo') focus.moveToList(asked.listId)
    else focus.moveToFirst()
  }
  return (asked, done) => {
    const commandId = now.propose(asked)
    whenDone(now, commandId, () => {
      notify(done, { undoes: [commandId], forMs: noticeMs })
      moveFocus(asked)
    })
    history.value?.leave()
  }
}
