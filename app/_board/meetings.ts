import type { Board } from '../../domain/board.ts'
import type { Command } from '../../domain/command.ts'
import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId, ListId } from '../../domain/id.ts'
import type { WireEntry } from '../../domain/wire.ts'
import type { Asked } from '../_client/board-store.ts'
import type { Hold } from './hold.ts'

/** When two hands meet: what someone else did to what is in mine, or to the words that I am in. Each has a sentence. */
export type Meeting = {
  readonly sentence: Sentence
  readonly title: string
  /** How many cards in my hand it is about. */
  readonly count: number
  /** What gives me back what is gone from my hand, or theirs in the place of mine. */
  readonly back: Extract<Asked, { type: 'RestoreCard' | 'RestoreCards' | 'RestoreList' | `Rename${string}` }> | null
  readonly list: string
}

type Sentence =
  | 'heldMoved'
  | 'heldRenamed'
  | 'heldDescribed'
  | 'heldArchived'
  | 'heldArchivedWithList'
  | 'overArchived'
  | 'heldListMoved'
  | 'heldListRenamed'
  | 'heldListArchived'
  | 'writtenArchived'
  | 'writtenListArchived'
  | 'replaced'

/** What I hold, write, and have asked for. */
export type Mine = {
  readonly hold: Hold | null
  /** Whether I write the title of this, or a text in it. */
  readonly writes: (id: CardId | ListId) => boolean
  /** The list that I write a new card for. */
  readonly addsTo: ListId | null
  /** What is not confirmed yet. */
  readonly pending: readonly Command[]
}

/** What an entry of someone else's means for what is mine; null where they do not meet. `view` is the board after it. */
export function meetingOf(entry: Pick<WireEntry, 'events'>, mine: Mine, view: Board): Meeting | null {
  const [event, next, ...others] = entry.events
  const { hold } = mine
  const meet = (sentence: Sentence, title: string, more: Partial<Meeting> = {}): Meeting => ({
    sentence,
    title,
    count: 1,
    list: '',
    back: null,
    ...more,
  })
  const isHeld = (id: CardId): boolean => hold?.kind === 'card' && hold.cards.includes(id)
  const isListHeld = (id: ListId): boolean => hold?.kind === 'list' && hold.list === id

  switch (event.type) {
    case 'CardMoved': {
      const list = view.lists[event.listId]?.title ?? ''
      return isHeld(event.cardId) ? meet('heldMoved', titleOf(view, event.cardId), { list }) : null
    }
    case 'CardsMoved': {
      const [held, ...more] = event.cardIds.filter(isHeld)
      const where = { list: listTitleOf(view, event.listId), count: 1 + more.length }
      return held ? meet('heldMoved', titleOf(view, held), where) : null
    }
    case 'CardRenamed': {
      const { cardId, title } = event
      if (isHeld(cardId)) return meet('heldRenamed', title)
      const isReplaced = mine.pending.some(
        (one) => one.type === 'RenameCard' && one.cardId === cardId && one.title !== title,
      )
      return isReplaced ? meet('replaced', title, { back: { type: 'RenameCard', cardId, title } }) : null
    }
    case 'CardDescribed':
      return isHeld(event.cardId) ? meet('heldDescribed', titleOf(view, event.cardId)) : null
    case 'CardArchived':
    case 'CardsArchived':
      return whenCardsAreArchived(cardsNamedIn(event))
    case 'ListArchived':
      return whenListIsArchived(event.listId)
    case 'ListMoved':
      return isListHeld(event.listId) ? meet('heldListMoved', listTitleOf(view, event.listId)) : null
    case 'ListRenamed': {
      const { listId, title } = event
      if (isListHeld(listId)) return meet('heldListRenamed', title)
      const isReplaced = mine.pending.some(
        (one) => one.type === 'RenameList' && one.listId === listId && one.title !== title,
      )
      return isReplaced ? meet('replaced', title, { back: { type: 'RenameList', listId, title } }) : null
    }
    case 'BoardRenamed': {
      const { title } = event
      const isReplaced = mine.pending.some((one) => one.type === 'RenameBoard' && one.title !== title)
      return isReplaced ? meet('replaced', title, { back: { type: 'RenameBoard', title } }) : null
    }
    case 'CommandUndone':
    case 'EverythingUndone':
      return next ? meetingOf({ events: [next, ...others] }, mine, view) : null
    case 'CardRestoredTo':
    case 'ListRestoredTo':
    case 'OrderRestored': {
      for (const one of entry.events.slice(1)) {
        const meeting = meetingOf({ events: [one] }, mine, view)
        if (meeting) return meeting
      }
      return null
    }
    case 'CardAdded':
    case 'CardsAdded':
    case 'CardRestored':
    case 'CardMovedToBoard':
    case 'CardArrived':
    case 'CardDeleted':
    case 'TextsErased':
    case 'OwnTextsErased':
    case 'ListAdded':
    case 'ListRestored':
    case 'ListLimitSet':
    case 'ListSorted':
    case 'ListReordered':
    case 'ListCopied':
    case 'BoardDescribed':
    case 'BoardColored':
    case 'PrefixSet':
    case 'BoardArchived':
    case 'BoardRestored':
    case 'LinkRoleSet':
    case 'MemberRemoved':
    case 'MemberRoleSet':
    case 'BoardLeft':
    case 'LinkAdded':
    case 'LinkRevoked':
    case 'LinkUsed':
    case 'MembersLapsed':
    case 'PersonAliased':
    case 'BoardCreated':
    case 'ListReranked':
    case 'ListsReranked':
    case 'CardCopied':
    case 'LabelAdded':
    case 'LabelRenamed':
    case 'LabelColored':
    case 'LabelArchived':
    case 'LabelRestored':
    case 'CardsLabelled':
    case 'CardsUnlabelled':
    case 'CardsAssigned':
    case 'CardsUnassigned':
    case 'CardsRestored':
    case 'DueSet':
    case 'DueMarked':
    case 'CommentAdded':
    case 'CommentEdited':
    case 'CommentRemoved':
    case 'CommentRestored':
    case 'ChecklistAdded':
    case 'ChecklistRenamed':
    case 'ChecklistMoved':
    case 'ChecklistRemoved':
    case 'ChecklistRestored':
    case 'ItemAdded':
    case 'ItemEdited':
    case 'ItemChecked':
    case 'ItemAssigned':
    case 'ItemDueSet':
    case 'ItemMoved':
    case 'ItemRemoved':
    case 'ItemRestored':
    case 'ItemTurnedIntoCard':
    case 'ChecklistsReranked':
    case 'ItemsReranked':
    case 'FileAttached':
    case 'AttachmentRenamed':
    case 'AttachmentRemoved':
    case 'AttachmentRestored':
    case 'CoverSet':
      return null
  }

  function whenCardsAreArchived(cardIds: readonly CardId[]): Meeting | null {
    const held = cardIds.filter(isHeld)
    const cardId = held[0] ?? cardIds.find(mine.writes)
    if (!cardId) return null
    const isMany = held.length > 1
    const back = isMany
      ? ({ type: 'RestoreCards', cardIds: held } as const)
      : ({ type: 'RestoreCard', cardId } as const)
    const sentence = held.length > 0 ? 'heldArchived' : 'writtenArchived'
    return meet(sentence, titleOf(view, cardId), { back, count: Math.max(1, held.length) })
  }

  function whenListIsArchived(listId: ListId): Meeting | null {
    const list = listTitleOf(view, listId)
    const back = { type: 'RestoreList' as const, listId }
    if (isListHeld(listId)) return meet('heldListArchived', list, { back })
    if (hold?.kind === 'card') {
      const [gone, ...more] = hold.cards.filter((id) => view.archive.cards[id]?.listId === listId)
      if (gone) return meet('heldArchivedWithList', titleOf(view, gone), { list, back, count: 1 + more.length })
      const over = { list, count: hold.cards.length }
      if (hold.list === listId) return meet('overArchived', titleOf(view, hold.card), over)
    }
    const cards = view.archive.order.cards[listId] ?? []
    const isWritten = mine.addsTo === listId || mine.writes(listId) || cards.some((card) => mine.writes(card))
    return isWritten ? meet('writtenListArchived', list, { back }) : null
  }
}

const titleOf = (view: Board, id: CardId): string => (view.cards[id] ?? view.archive.cards[id])?.title ?? ''
const listTitleOf = (view: Board, id: ListId): string => (view.lists[id] ?? view.archive.lists[id])?.title ?? ''
