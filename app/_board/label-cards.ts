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
  if (others.length === 0) return
  const type = isOn ? 'LabelCards' : 'UnlabelCards'
  const asked = inParts(others).map((cardIds) => store.propose({ type, cardIds, labelId }))
  const label = store.view.labels[labelId]?.name ?? ''
  tell(isOn ? 'labelled' : 'unlabelled', { ...titleOf(view, others), label }, asked)
}
