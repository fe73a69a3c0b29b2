import type { Inverses } from '../inverse.ts'

/** What undoes what was done to labels. */
export const labelInverses: Inverses<
  'LabelAdded' | 'LabelRenamed' | 'LabelColored' | 'LabelArchived' | 'LabelRestored'
> = {
  LabelAdded: ({ would }, { labelId }) => would({ type: 'ArchiveLabel', labelId }),
  LabelRenamed: ({ would }, { labelId, from }) => would({ type: 'RenameLabel', labelId, name: from.name }),
  LabelColored: ({ would }, { labelId, from }) => would({ type: 'ColorLabel', labelId, color: from.color }),
  LabelArchived: ({ would }, { labelId }) => would({ type: 'RestoreLabel', labelId }),
  LabelRestored: ({ would }, { labelId }) => would({ type: 'ArchiveLabel', labelId }),
}
