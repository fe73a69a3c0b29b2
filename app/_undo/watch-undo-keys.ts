import { isIme } from '../_board/is-ime.ts'
import { isInPopup } from '../_board/is-in-popup.ts'
import type { BoardContext } from '../_board/use-board.ts'
import type { Lane } from './steps.ts'

/** ⌘Z and Ctrl+Z undo; with Shift, and Ctrl+Y, it is done again. In a text they are the text's. Returns its own undo. */
export function watchUndoKeys({ store, hold, undoing }: BoardContext): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const lane = laneOf(event)
    if (!lane || event.defaultPrevented || isIme(event) || hold.value || !store.mayComment) return
    if (isText(event.target) || isInPopup(event.target)) return
    event.preventDefault()
    // One step for each press: who holds the key does not see how far it goes.
    if (!event.repeat) undoing.take(lane)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

function laneOf({ key, code, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent): Lane | null {
  if ((!metaKey && !ctrlKey) || altKey) return null
  // Where the letters are no Latin ones, the place of the key counts.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.slice(-1).toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null
}

/** What is ticked or chosen has no undo of its own. */
const isText = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range])') !== null
