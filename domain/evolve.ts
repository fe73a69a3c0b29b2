import { type Board, type Card, cardsOf } from './board.ts'
import { archiveCard, changeCard, changeList, type Draft, type Folds, restoreCard } from './draft.ts'
import type { Event, EventType, Foldable } from './event.ts'
import { face } from './face.ts'
import { boardFolds } from './folds/boards.ts'
import { countFolds } from './folds/counts.ts'
import { labelFolds } from './folds/labels.ts'
import { manyCardsFolds } from './folds/many-cards.ts'
import { sharingFolds } from './folds/sharing.ts'
import type { CardId, ListId } from './id.ts'
import { spaced, spacedBetween } from './rank.ts'
import { openShelf } from './shelf.ts'

/** A board that grows in place with its log. Who holds a card, a list or an order of it never sees that one change. */
export type Folding = {
  /** The board now. Read it again after `apply`. */
  readonly board: Board
  apply(entries: readonly Foldable[]): void
}

/** The board after these entries: each record is copied once for all of them. */
export function fold(board: Board, entries: readonly Foldable[]): Board {
  const folding = openFold(board)
  folding.apply(entries)
  return folding.board
}

/** The board after one entry. */
export const evolve = (board: Board, entry: Foldable): Board => fold(board, [entry])

/** Opens a board for folding; the one that it was opened on stays as it is. */
export function openFold(base: Board): Folding {
  const { archive } = base
  const draft: Draft = {
    ...base,
    archivedLabels: archive.labels,
    isPart: archive.isPart ?? false,
    shelf: openShelf(base),
    archived: openShelf(archive),
  }
  return {
    get board() {
      const { shelf, archived, archivedLabels, isPart: _isPart, ...fields } = draft
      return { ...fields, ...shelf.read(), archive: { ...archive, ...archived.read(), labels: archivedLabels } }
    },
    apply: (entries) => {
      draft.shelf.settle()
      draft.archived.settle()
      for (const entry of entries)
        for (const event of entry.events) if (isKnown(event)) applyEvent(draft, event, entry.seq)
    },
  }
}

/** The types of event that this program knows. */
export const eventTypes = (): readonly string[] => Object.keys(folds)

/** Whether this program knows the event: one from a newer program may reach it. */
export const isKnown = (event: { readonly type: string }): boolean => Object.hasOwn(folds, event.type)

function applyEvent<T extends EventType>(draft: Draft, event: Event<T>, seq: number): void {
  folds[event.type](draft, event, seq)
}

const folds: Folds = {
  ...boardFolds,
  ...sharingFolds,
  ...labelFolds,
  ...manyCardsFolds,
  ...countFolds,

  ListAdded: (draft, { listId, title, rank }) => draft.shelf.putList({ id: listId, title, rank, limit: null }),
  ListRenamed: (draft, { listId, title }) => changeList(draft, listId, { title }),
  ListMoved: (draft, { listId, rank }) => changeList(draft, listId, { rank }),
  ListLimitSet: (draft, { listId, limit }) => changeList(draft, listId, { limit }),
  ListArchived: (draft, { listId }, seq) => {
    const { lists, cards, order } = draft.shelf.read()
    const list = lists[listId]
    if (!list) return
    for (const cardId of cardsOf({ order }, listId).slice()) {
      const card = cards[cardId]
      if (card) archiveCard(draft, card, seq, true)
    }
    draft.shelf.dropList(listId)
    draft.archived.putList({ ...list, archivedAt: seq })
  },
  ListRestored: (draft, { listId, title, rank, limit }) => {
    const { cards, order } = draft.archived.read()
    draft.archived.dropList(listId)
    draft.shelf.putList({ id: listId, title, rank, limit })
    for (const cardId of cardsOf({ order }, listId).slice()) {
      const card = cards[cardId]
      if (card?.withList) restoreCard(draft, card)
    }
  },

  ListSorted: (draft, { listId, order }) => sortCards(draft, listId, order),
  ListReordered: (draft, { listId, order }) => sortCards(draft, listId, order),
  ListCopied: () => {},

  CardAdded: (draft, { cardId, listId, title, rank, number }) => {
    draft.lastNumber = Math.max(draft.lastNumber, number)
    draft.shelf.putCard({ id: cardId, number, listId, rank, title, described: false })
  },
  CardRenamed: (draft, { cardId, title }) => changeCard(draft, cardId, { title }),
  CardMoved: (draft, { cardId, listId, rank }) => changeCard(draft, cardId, { listId, rank }),
  CardArchived: (draft, { cardId }, seq) => {
    const card = draft.shelf.read().cards[cardId]
    if (card) archiveCard(draft, card, seq, false)
  },
  CardRestored: (draft, { card }) => restoreCard(draft, card),
  CardMovedToBoard: (draft, { cardId }) => {
    draft.shelf.dropCard(cardId)
    if (!draft.gone.includes(cardId)) draft.gone = [...draft.gone, cardId]
  },
  CardArrived: (draft, { card }) => {
    draft.lastNumber = Math.max(draft.lastNumber, card.number)
    draft.shelf.putCard(face(card))
  },
  CardDeleted: (draft, { cardId }) => {
    draft.shelf.dropCard(cardId)
    draft.archived.dropCard(cardId)
    if (!draft.gone.includes(cardId)) draft.gone = [...draft.gone, cardId]
  },
  TextsErased: (draft, event) => {
    countComments(draft, event)
    if (event.of.kind === 'description') changeAnywhere(draft, event.of.cardId, { described: false })
  },
  OwnTextsErased: countComments,
  CardCopied: () => {},
  CardDescribed: (draft, { cardId, description }) => changeCard(draft, cardId, { described: description !== '' }),
  CoverSet: (draft, { cardId, attachmentId }) => changeCard(draft, cardId, { cover: attachmentId ?? undefined }),

  // What it undoes is undone by the events that follow it.
  CommandUndone: () => {},
  EverythingUndone: () => {},
  // What is to be as it was is made so by the events that follow.
  CardRestoredTo: () => {},
  ListRestoredTo: () => {},
  OrderRestored: () => {},

  ListReranked: (draft, { listId }) => spaceCards(draft, listId),
  ListsReranked: (draft) => spaceLists(draft),
}

/** [E8] Comments go with their words, also from what is archived. */
function countComments(
  draft: Draft,
  { cardIds, commentIds, commentCounts }: Event<'TextsErased' | 'OwnTextsErased'>,
): void {
  for (const [index, cardId] of cardIds.entries())
    if (commentIds[index]?.length) changeAnywhere(draft, cardId, { commentCount: commentCounts[index] ?? 0 })
}

/** Changes a card wherever it is. */
function changeAnywhere(draft: Draft, cardId: CardId, change: Partial<Card>): void {
  changeCard(draft, cardId, change)
  const card = draft.archived.read().cards[cardId]
  if (card)
    draft.archived.putCard({ ...face({ ...card, ...change }), archivedAt: card.archivedAt, withList: card.withList })
}

/** Spaces what is on the board evenly, the same for all who fold; what is archived keeps its place between. */
function spaceCards(draft: Draft, listId: ListId): void {
  const shelf = draft.shelf.read()
  const live = cardsOf(shelf, listId).flatMap((id) => shelf.cards[id] ?? [])
  draft.shelf.rerankCards(spaced(live))
  spaceArchived(draft, listId, live)
}

/** Puts a list's cards in another order, evenly spaced; an order that is not one of all of them changes nothing. */
function sortCards(draft: Draft, listId: ListId, order: readonly number[]): void {
  const shelf = draft.shelf.read()
  const live = cardsOf(shelf, listId).flatMap((id) => shelf.cards[id] ?? [])
  const sorted = [...new Set(order)].flatMap((index) => live[index] ?? [])
  if (live.length === 0 || sorted.length !== live.length) return
  draft.shelf.reorderCards(listId, spaced(sorted))
  spaceArchived(draft, listId, live)
}

/** [R6] Where others may stand between them that are not held, their places cannot be known: they are let go of. */
function spaceArchived(draft: Draft, listId: ListId, live: readonly Card[]): void {
  const { cards, order } = draft.archived.read()
  const archived = cardsOf({ order }, listId).flatMap((id) => cards[id] ?? [])
  if (!draft.isPart) draft.archived.rerankCards(spacedBetween(live, archived))
  else for (const { id } of archived) draft.archived.dropCard(id)
}

function spaceLists(draft: Draft): void {
  const shelf = draft.shelf.read()
  const archive = draft.archived.read()
  const live = shelf.order.lists.flatMap((id) => shelf.lists[id] ?? [])
  const archived = archive.order.lists.flatMap((id) => archive.lists[id] ?? [])
  draft.shelf.rerankLists(spaced(live))
  draft.archived.rerankLists(spacedBetween(live, archived))
}

/** How many cards a restored list would bring back. */
export const cardsWithList = (board: Board, listId: ListId): number =>
  cardsOf(board.archive, listId).filter((id) => board.archive.cards[id]?.withList).length
