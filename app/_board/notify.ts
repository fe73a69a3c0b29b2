import type { CommandId } from '../../domain/id.ts'
import { showNotice } from './show-notice.ts'

export type NotifyOptions = {
  /** What it is about: undoing these takes it back. */
  readonly undoes?: readonly CommandId[]
  readonly action?: NoticeAction | undefined
  /** Something else that can be done. */
  readonly more?: NoticeAction | undefined
  /** The next notice of the same id takes the place of this one. */
  readonly id?: string
  /** How long it stays, when not as long as any other. */
  readonly forMs?: number
}
type NoticeAction = { readonly label: string; readonly act: () => void }
export type Notify = (words: string, options?: NotifyOptions) => void

/** Says something in a corner of the page, with a way back where there is one. */
export const createNotify =
  (announce: (words: string) => void, undoLabel: string, takeBack: (ids: readonly CommandId[]) => void): Notify =>
  (words, { undoes, action = undoes && { label: undoLabel, act: () => takeBack(undoes) }, more, ...rest } = {}) => {
    // Where it is undone otherwise, the notice goes.
    const { id = undoes?.[0], forMs } = rest
    announce(words)
    showNotice(words, {
      ...(id === undefined ? {} : { id }),
      ...(forMs === undefined ? {} : { duration: forMs }),
      ...(action ? { action: { label: action.label, onClick: action.act } } : {}),
      ...(more ? { cancel: { label: more.label, onClick: more.act } } : {}),
    })
  }
