import { showNotice } from './show-notice.ts'

export type NotifyOptions = {
  /** What takes it back. */
  readonly undo?: (() => void) | undefined
  readonly action?: { readonly label: string; readonly act: () => void } | undefined
  /** The next notice of the same id takes the place of this one. */
  readonly id?: string
  /** How long it stays, when not as long as any other. */
  readonly forMs?: number
}
export type Notify = (words: string, options?: NotifyOptions) => void

/** Says something in a corner of the page, with a way back where there is one. */
export const createNotify =
  (announce: (words: string) => void, undoLabel: string): Notify =>
  (words, { undo, action = undo && { label: undoLabel, act: undo }, id, forMs } = {}) => {
    announce(words)
    showNotice(words, {
      ...(id === undefined ? {} : { id }),
      ...(forMs === undefined ? {} : { duration: forMs }),
      ...(action ? { action: { label: action.label, onClick: action.act } } : {}),
    })
  }
