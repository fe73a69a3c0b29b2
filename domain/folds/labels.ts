import { changeCards, type Draft, type Folds } from '../draft.ts'
import type { LabelId } from '../id.ts'
import type { Label } from '../label.ts'

/** What becomes of labels, and of the labels of cards. */
export const labelFolds: Folds<
  | 'LabelAdded'
  | 'LabelRenamed'
  | 'LabelColored'
  | 'LabelArchived'
  | 'LabelRestored'
  | 'CardsLabelled'
  | 'CardsUnlabelled'
> = {
  LabelAdded: (draft, { labelId, name, color }) => putLabel(draft, { id: labelId, name, color }),
  LabelRenamed: (draft, { labelId, name }) => changeLabel(draft, labelId, { name }),
  LabelColored: (draft, { labelId, color }) => changeLabel(draft, labelId, { color }),
  LabelArchived: (draft, { labelId }, seq) => {
    const { [labelId]: label, ...others } = draft.labels
    if (!label) return
    draft.labels = others
    draft.archivedLabels = { ...draft.archivedLabels, [labelId]: { ...label, archivedAt: seq } }
  },
  LabelRestored: (draft, { labelId, name, color }) => {
    const { [labelId]: _restored, ...others } = draft.archivedLabels
    draft.archivedLabels = others
    putLabel(draft, { id: labelId, name, color })
  },
  CardsLabelled: (draft, { cardIds, labelId }) =>
    changeCards(draft, cardIds, ({ labels = [] }) =>
      labels.includes(labelId) ? {} : { labels: [...labels, labelId] },
    ),
  CardsUnlabelled: (draft, { cardIds, labelId }) =>
    changeCards(draft, cardIds, ({ labels = [] }) => ({ labels: labels.filter((id) => id !== labelId) })),
}

function putLabel(draft: Draft, label: Label): void {
  draft.labels = { ...draft.labels, [label.id]: label }
}

function changeLabel(draft: Draft, labelId: LabelId, change: Partial<Label>): void {
  const label = draft.labels[labelId]
  if (label) putLabel(draft, { ...label, ...change })
}
