import type { ArchivedCard, ArchivedList, Board, Card, List } from './board.ts'
import type { Event, EventType } from './event.ts'
import { face } from './face.ts'
import type { CardId, ListId } from './id.ts'
import type { ShelfDraft } from './shelf.ts'

/** A board under the fold. */
export type Draft = { -readonly [K in keyof Fields]: Fields[K] } & {
  archivedLabels: Board['archive']['labels']
  readonly isPart: boolean
  readonly shelf: ShelfDraft<List, Card>
  readonly archived: ShelfDraft<ArchivedList, ArchivedCard>
}
type Fields = Pick<
  Board,
  | 'id'
  | 'title'
  | 'prefix'
  | 'owner'
  | 'linkRole'
  | 'description'
  | 'describedAt'
  | 'color'
  | 'archivedAt'
  | 'lastNumber'
  | 'members'
  | 'links'
  | 'removed'
  | 'aliases'
  | 'gone'
  | 'labels'
>

/** What each event does. Total: what is not there is not changed. */
export type Folds<T extends EventType = EventType> = {
  readonly [K in T]: (draft: Draft, event: Event<K>, seq: number) => void
}

export function changeList(draft: Draft, listId: ListId, change: Partial<List>): void {
  const list = draft.shelf.read().lists[listId]
  if (list) draft.shelf.putList({ ...list, ...change })
}

export function changeCard(draft: Draft, cardId: CardId, change: Partial<Card>): void {
  const card = draft.shelf.read().cards[cardId]
  if (card) draft.shelf.putCard(face({ ...card, ...change }))
}

/** Changes those of many cards that are on the board. */
export function changeCards(draft: Draft, cardIds: readonly CardId[], change: (card: Card) => Partial<Card>): void {
  for (const cardId of cardIds) {
    const card = draft.shelf.read().cards[cardId]
    if (card) draft.shelf.putCard(face({ ...card, ...change(card) }))
  }
}

export function archiveCard(draft: Draft, card: Card, archivedAt: number, withList: boolean): void {
  draft.shelf.dropCard(card.id)
  draft.archived.putCard({ ...card, archivedAt, withList })
}

export function restoreCard(draft: Draft, card: Card): void {
  draft.archived.dropCard(card.id)
  draft.shelf.putCard(face(card))
}
