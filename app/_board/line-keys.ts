import type { KeyboardEvent } from 'react'
import { isIme } from './is-ime.ts'

type Ends = { onEnter: () => void; onEscape: () => void }

/** The keys that end a field of one line. Its keys mean nothing to the board around it. */
export const lineKeys =
  ({ onEnter, onEscape }: Ends) =>
  (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (isIme(event.nativeEvent)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      // A key that is held down is meant once.
      if (!event.repeat) onEnter()
    } else if (event.key === 'Escape') onEscape()
  }
