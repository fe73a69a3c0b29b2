import type { BodyEventType } from '../body.ts'
import { changeCard, type Folds } from '../draft.ts'

const nothing = () => {}

/** What a card's face shows of its body: counts, so that a board is drawn without bodies. */
export const countFolds: Folds<Exclude<BodyEventType, 'CardDescribed' | 'CardArrived' | 'CardDeleted'>> = {
  ChecklistAdded: nothing,
  ChecklistRenamed: nothing,
  ChecklistMoved: nothing,
  ChecklistRemoved: (draft, { cardId, checks }) => changeCard(draft, cardId, { checks }),
  ChecklistRestored: (draft, { cardId, checks }) => changeCard(draft, cardId, { checks }),
  ItemAdded: (draft, { cardId, checks }) => changeCard(draft, cardId, { checks }),
  ItemEdited: nothing,
  ItemChecked: (draft, { cardId, checks }) => changeCard(draft, cardId, { checks }),
  ItemAssigned: nothing,
  ItemDueSet: nothing,
  ItemMoved: nothing,
  ItemRemoved: (draft, { cardId, checks }) => changeCard(draft, cardId, { checks }),
  ItemRestored: (draft, { cardId, checks }) => changeCard(draft, cardId, { checks }),
  ItemTurnedIntoCard: (draft, { cardId, checks }) => changeCard(draft, cardId, { checks }),
  ChecklistsReranked: nothing,
  ItemsReranked: nothing,
  CommentAdded: (draft, { cardId, commentCount }) => changeCard(draft, cardId, { commentCount }),
  CommentEdited: nothing,
  CommentRemoved: (draft, { cardId, commentCount }) => changeCard(draft, cardId, { commentCount }),
  CommentRestored: (draft, { cardId, commentCount }) => changeCard(draft, cardId, { commentCount }),
  FileAttached: (draft, { cardId, attachmentCount }) => changeCard(draft, cardId, { attachmentCount }),
  AttachmentRenamed: nothing,
  AttachmentRemoved: (draft, { cardId, attachmentCount }) => changeCard(draft, cardId, { attachmentCount }),
  AttachmentRestored: (draft, { cardId, attachmentCount }) => changeCard(draft, cardId, { attachmentCount }),
}
