/** A title that is being edited: what is typed, and what it read when that began. */
export type TitleDraft = { readonly text: string; readonly from: string }

/**
 * Titles that are being edited, by the id of what they name; `sheet ID` for that of an opened card. The words live here,
 * so that they are kept when someone else moves or archives what they are for, or it is scrolled out of sight.
 */
export type Titles = {
  of(key: string): TitleDraft | null
  keep(key: string, draft: TitleDraft): void
  drop(key: string): void
  subscribe(tell: () => void): () => void
}

export function createTitles(): Titles {
  const drafts = new Map<string, TitleDraft>()
  const tells = new Set<() => void>()
  const changed = () => {
    for (const tell of tells) tell()
  }
  return {
    of: (key) => drafts.get(key) ?? null,
    keep: (key, draft) => {
      drafts.set(key, draft)
      changed()
    },
    drop: (key) => {
      if (drafts.delete(key)) changed()
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}
