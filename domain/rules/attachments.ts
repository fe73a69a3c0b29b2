import { type Attachment, isPicture } from '../attachment.ts'
import type { Body } from '../body.ts'
import { accept, type Decision, isTakenOnCard, onBody, type Rules, reject, unchanged } from '../decision.ts'
import type { Event } from '../event.ts'
import type { AttachmentId } from '../id.ts'

export const cardAttachmentsMax = 100

/** What is asked of the files on a card. */
export const attachmentRules: Rules<'AttachFile' | 'RenameAttachment' | 'RemoveAttachment' | 'SetCover'> = {
  AttachFile: (board, { cardId, attachmentId, name, fileType, size, hash, file }, known, actor) =>
    onBody(board, cardId, known, (_card, body) => {
      if (isTakenOnCard(body, attachmentId)) return reject('id-taken')
      const attachmentCount = Object.keys(body.attachments).length + 1
      if (attachmentCount > cardAttachmentsMax) return reject('card-full')
      const measured = { fileType, size, hash, file }
      return accept({ type: 'FileAttached', cardId, attachmentId, name, ...measured, author: actor, attachmentCount })
    }),

  RenameAttachment: (board, { cardId, attachmentId, name }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onAttachment(body, attachmentId, (before) =>
        name === before.name
          ? unchanged
          : accept({ type: 'AttachmentRenamed', cardId, attachmentId, name, from: { name: before.name } }),
      ),
    ),

  RemoveAttachment: (board, { cardId, attachmentId }, known) =>
    onBody(board, cardId, known, ({ cover }, body) => {
      if (body.gone.includes(attachmentId)) return unchanged
      return onAttachment(body, attachmentId, ({ id: _, ...from }) => {
        const attachmentCount = Object.keys(body.attachments).length - 1
        const uncovered: Event[] =
          cover === attachmentId ? [{ type: 'CoverSet', cardId, attachmentId: null, from: { attachmentId } }] : []
        return accept({ type: 'AttachmentRemoved', cardId, attachmentId, from, attachmentCount }, ...uncovered)
      })
    }),

  SetCover: (board, { cardId, attachmentId }, known) =>
    onBody(board, cardId, known, ({ cover = null }, body) => {
      if (attachmentId === cover) return unchanged
      const covered = accept({ type: 'CoverSet', cardId, attachmentId, from: { attachmentId: cover } })
      if (attachmentId === null) return covered
      return onAttachment(body, attachmentId, (one) => (isPicture(one) ? covered : reject('not-a-picture')))
    }),
}

function onAttachment(body: Body, attachmentId: AttachmentId, rule: (attachment: Attachment) => Decision): Decision {
  const attachment = body.attachments[attachmentId]
  return attachment ? rule(attachment) : reject('attachment-not-found')
}
