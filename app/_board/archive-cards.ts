import { cardsOf } from '../../domain/board.ts'
import type { CardId } from '../../domain/id.ts'
import { inParts } from './in-parts.ts'
import { titleOf } from './title-of.ts'
import type { BoardContext } from './use-board.ts'

/** Archives cards, with a notice that takes it back; the focus goes on to what lies beside the first. */
export function archiveCards(
  { store, focus, tell, open }: Pick<BoardContext, 'store' | 'focus' | 'tell' | 'open'>,
  cards: readonly CardId[],
  inSheet = false,
): void {
  const { view } = store
  const [first] = cards
  const card = first && view.cards[first]
  if (!card) return
  const gone = new Set(cards)
  const ids = cardsOf(view, card.listId)
  const index = ids.indexOf(card.id)
  const isLeft = (id: CardId) => !gone.has(id)
  const next = ids.slice(index).find(isLeft) ?? ids.slice(0, index).findLast(isLeft)

  if (inSheet) open(null)
  const asked =
    cards.length === 1
      ? [store.propose({ type: 'ArchiveCard', cardId: card.id })]
      : inParts(cards).map((cardIds) => store.propose({ type: 'ArchiveCards', cardIds }))
  tell('archived', titleOf(view, cards), asked)
  // The menu that this was asked of gives its focus up in the same moment.
  if (next) requestAnimationFrame(() => focus.move(next))
  else focus.moveToList(card.listId)
}
