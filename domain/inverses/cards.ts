import { accept, onCard, onList, spacedWhenLong, unchanged } from '../decision.ts'
import type { CardId } from '../id.ts'
import type { Inverses, Now } from '../inverse.ts'
import { cardsBack } from '../put-back.ts'

/** What undoes what was done to one card. A card that was added goes to the archive, with all that was written on it. */
export const cardInverses: Inverses<
  | 'CardAdded'
  | 'CardRenamed'
  | 'CardMoved'
  | 'CardArchived'
  | 'CardRestored'
  | 'CardMovedToBoard'
  | 'CardArrived'
  | 'CardDeleted'
  | 'TextsErased'
  | 'OwnTextsErased'
  | 'CardDescribed'
  | 'CardCopied'
> = {
  CardAdded: (now, { cardId }) => archiveCard(now, cardId),
  CardRenamed: ({ would }, { cardId, from }) => would({ type: 'RenameCard', cardId, title: from.title }),
  CardMoved: (now, { cardId, from: { listId, rank: had } }) =>
    onCard(now.board, cardId, (card) =>
      onList(now.board, listId, () => {
        const [rank = had] = cardsBack(now, listId, [{ id: cardId, rank: had }])
        const from = { listId: card.listId, rank: card.rank }
        const moved = { type: 'CardMoved', cardId, listId, rank, from } as const
        return accept(moved, ...spacedWhenLong([rank], { type: 'ListReranked', listId }))
      }),
    ),
  CardArchived: ({ would }, { cardId }) => would({ type: 'RestoreCard', cardId }),
  CardRestored: (now, { cardId }) => archiveCard(now, cardId),
  CardMovedToBoard: null,
  CardArrived: null,
  CardDeleted: null,
  TextsErased: null,
  OwnTextsErased: null,
  CardDescribed: ({ board, body, would }, { cardId, from }) =>
    onCard(board, cardId, () =>
      would({ type: 'DescribeCard', cardId, description: from.description, base: body(cardId).describedAt }),
    ),
  // What the copy is made of is undone by itself.
  CardCopied: () => unchanged,
}

const archiveCard = ({ board, would }: Now, cardId: CardId) =>
  onCard(board, cardId, () => would({ type: 'ArchiveCard', cardId }))
