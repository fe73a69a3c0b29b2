import type { BodyFolds } from '../body.ts'

/** What becomes of the files on a card. */
export const attachmentFolds: BodyFolds<
  'FileAttached' | 'AttachmentRenamed' | 'AttachmentRemoved' | 'AttachmentRestored'
> = {
  FileAttached: (body, { attachmentId: id, name, fileType: type, size, hash, file, author }, { at }) => ({
    ...body,
    attachments: { ...body.attachments, [id]: { id, name, type, size, hash, file, author, at } },
  }),
  AttachmentRenamed: (body, { attachmentId, name }) => {
    const before = body.attachments[attachmentId]
    return before ? { ...body, attachments: { ...body.attachments, [attachmentId]: { ...before, name } } } : body
  },
  AttachmentRemoved: (body, { attachmentId }) => {
    const { [attachmentId]: removed, ...attachments } = body.attachments
    return removed ? { ...body, attachments, gone: [...body.gone, attachmentId] } : body
  },
  AttachmentRestored: (body, { attachmentId: id, attachment }) => ({
    ...body,
    attachments: { ...body.attachments, [id]: { id, ...attachment } },
    gone: body.gone.filter((one) => one !== id),
  }),
}
