import type { BoardId } from '../../domain/id.ts'

/** What is being written of a board, and the `seq` of the text that it is to replace. */
export type AboutDraft = { readonly text: string; readonly base: number }

/** Where it is kept in this browser until it is saved or discarded. */
export function aboutDraft(board: BoardId): { read(): AboutDraft | null; keep(draft: AboutDraft | null): void } {
  const key = `tandem.about.${board}`
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
        return isDraft(kept) ? kept : null
      } catch {
        return null
      }
    },
    keep: (draft) => {
      try {
        if (draft) localStorage.setItem(key, JSON.stringify(draft))
        else localStorage.removeItem(key)
      } catch {
        // Where nothing can be kept, it lasts as long as the dialog.
      }
    },
  }
}

const isDraft = (kept: unknown): kept is AboutDraft =>
  typeof kept === 'object' &&
  kept !== null &&
  'text' in kept &&
  typeof kept.text === 'string' &&
  'base' in kept &&
  typeof kept.base === 'number'
