import type { Event } from '../../domain/event.ts'
import type { CardId, ItemId, LabelId, ListId, UserId } from '../../domain/id.ts'
import { type ChangedPart, changedPart } from './changed-part.ts'

/** The names of what an event names. */
export type Names = {
  readonly list: (id: ListId) => string
  readonly label: (id: LabelId) => string
  readonly person: (id: UserId) => string
  /** Null where it is not there any more. */
  readonly item: (id: ItemId) => string | null
  readonly date: (at: string) => string
  /** What is read where words were erased. */
  readonly erased: string
}

/** What was done, as words: `key` stands in the words under `activity`, `values` are what goes into them. */
export type Sentence = {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
  /** What a text read before and reads after, where it was changed. */
  readonly change?: ChangedPart
}

/** What an event means for a card, with what was before and what is after; null for what goes without saying. */
export function sentenceOf(event: Event, cardId: CardId, actor: UserId, names: Names): Sentence | null {
  const say = (key: string, values: Sentence['values'] = {}): Sentence => ({ key, values })
  const item = (id: ItemId) => {
    const text = names.item(id)
    return text === null ? { known: 'no', text: '' } : { known: 'yes', text }
  }
  const moved = (to: ListId, from: ListId | undefined) =>
    from === undefined || from === to
      ? say('CardMovedWithin', { list: names.list(to) })
      : say('CardMoved', { from: names.list(from), to: names.list(to) })
  const dated = (key: string, at: string | null, from: string | null, values: Sentence['values'] = {}) => {
    if (at === null) return say(`${key}Removed`, values)
    if (from === null) return say(key, { ...values, to: names.date(at) })
    return say(`${key}Changed`, { ...values, from: names.date(from), to: names.date(at) })
  }

  switch (event.type) {
    case 'CardAdded':
    case 'CardsAdded':
      return say('CardAdded', { list: names.list(event.listId) })
    case 'CardRenamed':
      return say('CardRenamed', { from: event.from.title, to: event.title })
    case 'CardMoved':
      return moved(event.listId, event.from.listId)
    case 'CardsMoved':
      return moved(event.listId, event.from[event.cardIds.indexOf(cardId)]?.listId)
    case 'CardArchived':
    case 'CardsArchived':
      return say('CardArchived')
    case 'CardRestored':
    case 'CardsRestored':
      return say('CardRestored')
    case 'CardCopied':
      return say('CardCopied')
    case 'CardRestoredTo':
      return say('CardRestoredTo')
    case 'CardArrived':
      return say('CardArrived', { list: names.list(event.card.listId) })
    case 'FileAttached':
      return say('FileAttached', { file: event.name })
    case 'AttachmentRenamed':
      return say('AttachmentRenamed', { from: event.from.name, to: event.name })
    case 'AttachmentRemoved':
      return say('AttachmentRemoved', { file: event.from.name })
    case 'AttachmentRestored':
      return say('AttachmentRestored', { file: event.attachment.name })
    case 'CoverSet':
      return say(event.attachmentId === null ? 'CoverRemoved' : 'CoverSet')
    case 'CardDescribed':
      if (event.description === '') return say(event.from.description === '' ? 'DescriptionErased' : 'CardUndescribed')
      return {
        ...say(event.from.description === '' ? 'CardDescribed' : 'CardDescribedAnew'),
        change: changedPart(event.from.description, event.description),
      }
    case 'CardsLabelled':
    case 'CardsUnlabelled':
      return say(event.type, { label: names.label(event.labelId) })
    case 'CardsAssigned':
    case 'CardsUnassigned':
      if (event.userId === actor) return say(`${event.type}Self`)
      return say(event.type, { person: names.person(event.userId) })
    case 'DueSet':
      return dated('DueSet', event.at, event.from[event.cardIds.indexOf(cardId)]?.at ?? null)
    case 'DueMarked':
      return say(event.done ? 'DueDone' : 'DueNotDone')
    case 'ChecklistAdded':
      return say('ChecklistAdded', { title: event.title })
    case 'ChecklistRenamed':
      return say('ChecklistRenamed', { from: event.from.title, to: event.title })
    case 'ChecklistMoved':
      return say('ChecklistMoved')
    case 'ChecklistRemoved':
      return say('ChecklistRemoved', { title: event.from.title })
    case 'ChecklistRestored':
      return say('ChecklistRestored', { title: event.title })
    case 'ItemAdded':
      return say('ItemAdded', { text: event.text })
    case 'ItemEdited':
      return say('ItemEdited', { from: event.from.text, to: event.text })
    case 'ItemChecked':
      return say(event.done ? 'ItemChecked' : 'ItemUnchecked', item(event.itemId))
    case 'ItemAssigned': {
      const values = item(event.itemId)
      if (event.userId === null) return say('ItemUnassigned', values)
      return say('ItemAssigned', { ...values, person: names.person(event.userId) })
    }
    case 'ItemDueSet':
      return dated('ItemDueSet', event.at, event.from.at, item(event.itemId))
    case 'ItemMoved':
      return say('ItemMoved', item(event.itemId))
    case 'ItemRemoved':
      return say('ItemRemoved', { text: event.from.text })
    case 'ItemRestored':
      return say('ItemRestored', { text: event.item.text })
    case 'ItemTurnedIntoCard':
      return say('ItemTurnedIntoCard', { text: event.from.text })
    case 'TextsErased':
      return say('TextsErased', { kind: event.of.kind })
    case 'OwnTextsErased':
      return say('OwnTextsErased')
    case 'CommentRemoved':
      return say('CommentRemoved')
    case 'CommentRestored':
      return say('CommentRestored')
    // What was said stands there itself.
    case 'CommentAdded':
    case 'CommentEdited':
    case 'ChecklistsReranked':
    case 'ItemsReranked':
    case 'ListReranked':
    case 'ListsReranked':
    // The card is not there any more.
    case 'CardMovedToBoard':
    case 'CardDeleted':
    // These are of the board, and not of a card.
    case 'BoardDescribed':
    case 'BoardColored':
    case 'BoardArchived':
    case 'BoardRestored':
    case 'PrefixSet':
    case 'ListSorted':
    case 'ListReordered':
    case 'CommandUndone':
    case 'EverythingUndone':
    case 'ListRestoredTo':
    case 'OrderRestored':
    case 'ListCopied':
    case 'BoardCreated':
    case 'BoardRenamed':
    case 'LinkRoleSet':
    case 'MemberRemoved':
    case 'MemberRoleSet':
    case 'BoardLeft':
    case 'LinkAdded':
    case 'LinkRevoked':
    case 'LinkUsed':
    case 'MembersLapsed':
    case 'PersonAliased':
    case 'ListAdded':
    case 'ListRenamed':
    case 'ListMoved':
    case 'ListArchived':
    case 'ListRestored':
    case 'ListLimitSet':
    case 'LabelAdded':
    case 'LabelRenamed':
    case 'LabelColored':
    case 'LabelArchived':
    case 'LabelRestored':
      return null
  }
}
