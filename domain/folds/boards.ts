import type { Folds } from '../draft.ts'

/** What becomes of the board itself. */
export const boardFolds: Folds<
  'BoardCreated' | 'BoardRenamed' | 'BoardDescribed' | 'BoardColored' | 'PrefixSet' | 'BoardArchived' | 'BoardRestored'
> = {
  BoardCreated: (draft, { title, prefix, owner, linkRole }) => {
    Object.assign(draft, { title, prefix, owner, linkRole })
  },
  BoardRenamed: (draft, { title }) => {
    draft.title = title
  },
  BoardDescribed: (draft, { description }, seq) => {
    Object.assign(draft, { description, describedAt: seq })
  },
  BoardColored: (draft, { color }) => {
    draft.color = color
  },
  PrefixSet: (draft, { prefix }) => {
    draft.prefix = prefix
  },
  BoardArchived: (draft, _, seq) => {
    draft.archivedAt = seq
  },
  BoardRestored: (draft) => {
    draft.archivedAt = null
  },
}
