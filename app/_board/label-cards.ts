import type { CardId, LabelId } from '../../domain/id.ts'
import { inParts } from './in-parts.ts'
import { titleOf } from './title-of.ts'
import type { BoardContext } from './use-board.ts'

/** Puts a label on cards, or takes it off. */
export function labelCards(
  { store, tell }: Pick<BoardContext, 'store' | 'tell'>,
  cards: readonly CardId[],
  labelId: LabelId,
  isOn: boolean,
): void {
  const { view } = store
  const others = cards.filter((id) => (view.cards[id]?.labels?.includes(labelId) ?? false) !== isOn)
  const ask = (type: 'LabelCards' | 'UnlabelCards') => {
    for (const cardIds of inParts(others)) store.propose({ type, cardIds, labelId })
  }
  if (others.length === 0) return
  ask(isOn ? 'LabelCards' : 'UnlabelCards')
  const label = store.view.labels[labelId]?.name ?? ''
  tell(isOn ? 'labelled' : 'unlabelled', { ...titleOf(view, others), label }, () =>
    ask(isOn ? 'UnlabelCards' : 'LabelCards'),
  )
}
