import type { Event } from '../../domain/event.ts'
import type { AttachmentId, CardId, FileId } from '../../domain/id.ts'

/** The files that have been attached to a card, by what has happened with it, in order; none of them once they are erased. */
export function filesOfCard(events: Iterable<Event>, card: CardId): ReadonlySet<FileId> {
  const files = new Map<string, FileId>()
  for (const event of events) {
    if (event.type === 'TextsErased' || event.type === 'OwnTextsErased')
      for (const id of filesErased(event, card)) files.delete(id)
    if (!('cardId' in event) || event.cardId !== card) continue
    if (event.type === 'FileAttached') files.set(event.attachmentId, event.file)
    if (event.type === 'CardArrived') for (const { id, file } of attachmentsIn(event)) files.set(id, file)
    if (event.type === 'CardDeleted') files.clear()
  }
  return new Set(files.values())
}

/** The attachments that came with a card from another board. */
export const attachmentsIn = ({ body }: Event<'CardArrived'>): readonly Attachment[] => Object.values(body.attachments)

/** [E8] The attachments of a card whose files go with words that are erased. */
export const filesErased = (
  { cardIds, attachmentIds }: Event<'TextsErased' | 'OwnTextsErased'>,
  card: CardId,
): readonly AttachmentId[] => attachmentIds[cardIds.indexOf(card)] ?? []

type Attachment = Event<'CardArrived'>['body']['attachments'][keyof Event<'CardArrived'>['body']['attachments']]
