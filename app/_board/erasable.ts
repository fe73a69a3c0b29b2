import type { CommandOf } from '../../domain/command.ts'
import type { Event } from '../../domain/event.ts'

/** What can be erased for good. */
export type Erasable = CommandOf<'EraseTexts'>['of']

/** The words that an event is about, as an owner may erase them; null where it has none. */
export function erasableOf(event: Event): Erasable | null {
  switch (event.type) {
    case 'BoardRenamed':
    case 'BoardDescribed':
      return { kind: 'board' }
    case 'ListRenamed':
      return { kind: 'list', listId: event.listId }
    case 'CardRenamed':
      return { kind: 'titles', cardId: event.cardId }
    case 'CardDescribed':
      return { kind: 'description', cardId: event.cardId }
    case 'ChecklistRenamed':
    case 'ChecklistRemoved':
      return { kind: 'checklist', cardId: event.cardId, checklistId: event.checklistId }
    case 'ItemEdited':
    case 'ItemRemoved':
      return { kind: 'item', cardId: event.cardId, itemId: event.itemId }
    case 'CommentAdded':
    case 'CommentEdited':
    case 'CommentRemoved':
      return { kind: 'comment', cardId: event.cardId, commentId: event.commentId }
    case 'AttachmentRenamed':
    case 'AttachmentRemoved':
      return { kind: 'attachment', cardId: event.cardId, attachmentId: event.attachmentId }
    default:
      return null
  }
}
