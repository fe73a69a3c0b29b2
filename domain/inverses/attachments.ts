import { accept, onCard, reject, unchanged } from '../decision.ts'
import type { Inverses } from '../inverse.ts'
import { cardAttachmentsMax } from '../rules/attachments.ts'

/** What undoes what was done with the files on a card. Their bytes are kept as long as the log that names them. */
export const attachmentInverses: Inverses<
  'FileAttached' | 'AttachmentRenamed' | 'AttachmentRemoved' | 'AttachmentRestored' | 'CoverSet'
> = {
  FileAttached: ({ would }, { cardId, attachmentId }) => would({ type: 'RemoveAttachment', cardId, attachmentId }),
  AttachmentRenamed: ({ would }, { cardId, attachmentId, from }) =>
    would({ type: 'RenameAttachment', cardId, attachmentId, name: from.name }),
  AttachmentRemoved: ({ board, body }, { cardId, attachmentId, from: attachment }) =>
    onCard(board, cardId, () => {
      const attachmentCount = Object.keys(body(cardId).attachments).length + 1
      if (attachmentCount > cardAttachmentsMax) return reject('card-full')
      return accept({ type: 'AttachmentRestored', cardId, attachmentId, attachment, attachmentCount })
    }),
  AttachmentRestored: ({ would }, { cardId, attachmentId }) =>
    would({ type: 'RemoveAttachment', cardId, attachmentId }),
  // Not by the rule of a command: the picture may be one that comes back in this same entry.
  CoverSet: ({ board }, { cardId, from: { attachmentId } }) =>
    onCard(board, cardId, ({ cover = null }) =>
      cover === attachmentId
        ? unchanged
        : accept({ type: 'CoverSet', cardId, attachmentId, from: { attachmentId: cover } }),
    ),
}
