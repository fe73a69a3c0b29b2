import type { Attachment } from '../../domain/attachment.ts'
import type { Body } from '../../domain/body.ts'
import type { Command } from '../../domain/command.ts'
import { checked, isAttachmentId, isFileId } from '../../domain/id.ts'
import type { Random } from './random.ts'

type Types = 'AttachFile' | 'RenameAttachment' | 'RemoveAttachment' | 'SetCover'
type Asked<C extends Command> = C extends { type: Types } ? Omit<C, 'commandId' | 'cardId'> : never

/** What someone with this card before them might do next to its files. A file is attached as the server would ask it. */
export function somethingInAttachments(random: Random, body: Body | null): Asked<Command> {
  const newId = checked(isAttachmentId, random.uuid())
  const attachments = Object.values<Attachment>(body?.attachments ?? {}).map(({ id }) => id)
  const attachmentId = random.pick(attachments) ?? newId
  const name = `f${random.below(1_000)}.png`

  switch (random.below(6)) {
    case 0:
      return { type: 'RenameAttachment', attachmentId, name }
    case 1:
      return { type: 'RemoveAttachment', attachmentId }
    case 2:
      return { type: 'SetCover', attachmentId: random.percent(70) ? attachmentId : null }
    default: {
      const fileType = random.percent(80) ? 'image/png' : 'application/octet-stream'
      const measured = { fileType, size: 7, hash: 'ab'.repeat(32), file: checked(isFileId, random.uuid()) } as const
      return { type: 'AttachFile', attachmentId: newId, name, ...measured }
    }
  }
}
