import { changeCard, type Folds } from '../draft.ts'

/** What a card's face shows of its body: counts, so that a board is drawn without bodies. */
export const countFolds: Folds<'CommentAdded' | 'CommentEdited' | 'CommentRemoved'> = {
  CommentAdded: (draft, { cardId, commentCount }) => changeCard(draft, cardId, { commentCount }),
  CommentEdited: () => {},
  CommentRemoved: (draft, { cardId, commentCount }) => changeCard(draft, cardId, { commentCount }),
}
