import type { useTranslations } from 'next-intl'
import type { Board, Card } from '../../domain/board.ts'
import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId, ItemId, LabelId, UserId } from '../../domain/id.ts'
import type { WireEntry } from '../../domain/wire.ts'

/** An entry as a sentence; `named` is what its cards are called. */
export function entrySentence(
  t: ReturnType<typeof useTranslations<'words'>>,
  { events: [event], actor: { name } }: WireEntry,
  view: Board,
  me: UserId | null,
  itemText: (cardId: CardId, itemId: ItemId) => string | null,
  named: (card: Card) => string = ({ title }) => title,
): string {
  const cards = cardsNamedIn(event)
  const [first] = cards.flatMap((id) => view.cards[id] ?? view.archive.cards[id] ?? [])
  const card = first ? named(first) : ''
  const many = { name, count: cards.length, title: card }
  const list = 'listId' in event && event.listId !== undefined ? (view.lists[event.listId]?.title ?? '') : ''
  switch (event.type) {
    case 'CardAdded':
    case 'CardMoved':
      return t(event.type, { name, title: card, list })
    case 'CardsAdded':
      return t(event.type, { name, count: cards.length, list })
    case 'CardRenamed':
    case 'CardDescribed':
    case 'CardRestored':
    case 'FileAttached':
    case 'AttachmentRenamed':
    case 'AttachmentRemoved':
    case 'AttachmentRestored':
    case 'CoverSet':
    case 'CardCopied':
    case 'CardRestoredTo':
      return t(event.type, { name, title: card })
    case 'ListAdded':
    case 'ListMoved':
    case 'ListRenamed':
    case 'ListRestored':
    case 'ListRestoredTo':
    case 'ListLimitSet':
    case 'ListSorted':
    case 'ListReordered':
      return t(event.type, { name, title: list })
    case 'BoardRenamed':
      return t(event.type, { name, title: event.title })
    case 'CardArrived':
      return t(event.type, { name, title: event.card.title })
    case 'CommentAdded':
    case 'CommentEdited':
    case 'CommentRemoved':
    case 'CommentRestored':
    case 'ChecklistAdded':
    case 'ChecklistRenamed':
    case 'ChecklistMoved':
    case 'ChecklistRemoved':
    case 'ChecklistRestored':
    case 'ItemAssigned':
    case 'ItemDueSet':
    case 'ItemMoved':
      return t(event.type, { name, title: card })
    case 'ItemAdded':
    case 'ItemEdited':
      return t(event.type, { name, title: card, text: event.text })
    case 'ItemRemoved':
    case 'ItemTurnedIntoCard':
      return t(event.type, { name, title: card, text: event.from.text })
    case 'ItemRestored':
      return t(event.type, { name, title: card, text: event.item.text })
    case 'ItemChecked': {
      const text = itemText(event.cardId, event.itemId)
      const known = text === null ? 'no' : 'yes'
      return t(event.done ? 'ItemChecked' : 'ItemUnchecked', { name, title: card, known, text: text ?? '' })
    }
    case 'CardArchived':
    case 'CardMovedToBoard':
    case 'CardDeleted':
    case 'TextsErased':
    case 'OwnTextsErased':
    case 'ListArchived':
    case 'LinkRoleSet':
    case 'MemberRemoved':
    case 'MemberRoleSet':
    case 'BoardLeft':
    case 'LinkAdded':
    case 'LinkRevoked':
    case 'LinkUsed':
    case 'MembersLapsed':
    case 'PersonAliased':
    case 'BoardDescribed':
    case 'BoardColored':
    case 'BoardArchived':
    case 'BoardRestored':
    case 'OrderRestored':
      return t(event.type, { name })
    case 'ListCopied':
      return t(event.type, { name, title: event.title })
    case 'PrefixSet':
      return t(event.type, { name, prefix: event.prefix })
    case 'LabelAdded':
    case 'LabelRenamed':
    case 'LabelRestored':
      return t(event.type, { name, label: event.name })
    case 'LabelColored':
    case 'LabelArchived':
      return t(event.type, { name, label: labelOf(view, event.labelId) })
    case 'CardsLabelled':
    case 'CardsUnlabelled':
      return t(event.type, { ...many, label: labelOf(view, event.labelId) })
    case 'CardsAssigned':
    case 'CardsUnassigned':
      return t(event.userId === me ? `${event.type}Me` : event.type, many)
    case 'CardsMoved':
      return t(event.type, { ...many, list })
    case 'DueSet':
      return t(event.at === null ? 'DueRemoved' : event.type, many)
    case 'DueMarked':
      return t(event.done ? event.type : 'DueUnmarked', many)
    case 'CardsArchived':
    case 'CardsRestored':
      return t(event.type, many)
    case 'CommandUndone':
      return t(event.isRedo ? 'CommandRedone' : event.type, { name })
    case 'EverythingUndone':
      return t(event.type, { name, count: event.seqs.length })
    case 'BoardCreated':
    case 'ListReranked':
    case 'ListsReranked':
    case 'ChecklistsReranked':
    case 'ItemsReranked':
      return t('other', { name })
  }
}

const labelOf = (view: Board, id: LabelId): string => (view.labels[id] ?? view.archive.labels[id])?.name ?? ''
