import type { LabelId } from './id.ts'

/** The hues that a label may have: those of people, by their own names. */
export const labelColors = ['red', 'orange', 'green', 'teal', 'blue', 'indigo', 'violet', 'pink'] as const
export type LabelColor = (typeof labelColors)[number]

/** What cards are sorted by, of the board's own making. */
export type Label = {
  readonly id: LabelId
  readonly name: string
  readonly color: LabelColor
}

/** A label in the archive: the cards that have it keep it, unseen; `archivedAt` is the `seq` of its archiving. */
export type ArchivedLabel = Label & { readonly archivedAt: number }
