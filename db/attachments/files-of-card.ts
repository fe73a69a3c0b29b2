import type { Event } from '../../domain/event.ts'
import type { CardId, FileId } from '../../domain/id.ts'

/** The files that have been attached to a card, by what has happened with it, in order; none once it is deleted. */
export function filesOfCard(events: Iterable<Event>, card: CardId): ReadonlySet<FileId> {
  const files = new Set<FileId>()
  for (const event of events) {
    if (!('cardId' in event) || event.cardId !== card) continue
    if (event.type === 'FileAttached') files.add(event.file)
    if (event.type === 'CardArrived') for (const { file } of attachmentsIn(event)) files.add(file)
    if (event.type === 'CardDeleted') files.clear()
  }
  return files
}

/** The attachments that came with a card from another board. */
export const attachmentsIn = ({ body }: Event<'CardArrived'>): readonly Attachment[] => Object.values(body.attachments)

type Attachment = Event<'CardArrived'>['body']['attachments'][keyof Event<'CardArrived'>['body']['attachments']]
