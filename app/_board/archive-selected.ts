import { cardsOf } from '../../domain/board.ts'
import type { CardId } from '../../domain/id.ts'
import type { BoardContext } from './use-board.ts'

/** Archives many cards at once; the focus goes on to what lies beside the first. Returns what brings them back. */
export function archiveSelected(
  { store, focus }: Pick<BoardContext, 'store' | 'focus'>,
  cardIds: readonly CardId[],
): (() => void) | null {
  const [first] = cardIds
  const list = first && store.view.cards[first]?.listId
  if (!first || !list) return null
  const ids = cardsOf(store.view, list)
  const isLeft = (id: CardId) => !cardIds.includes(id)
  const index = ids.indexOf(first)
  const next = ids.slice(index).find(isLeft) ?? ids.slice(0, index).findLast(isLeft)
  store.propose({ type: 'ArchiveCards', cardIds: [...cardIds] })
  if (next) focus.move(next)
  else focus.moveToList(list)
  return () => store.propose({ type: 'RestoreCards', cardIds: [...cardIds] })
}
