import type { CardId, UserId } from '../../domain/id.ts'
import { inParts } from './in-parts.ts'
import { titleOf } from './title-of.ts'
import type { BoardContext } from './use-board.ts'

type Doer = Pick<BoardContext, 'store' | 'tell'>

/** Puts someone on cards, or takes them off. */
export function assignCards({ store, tell }: Doer, cards: readonly CardId[], userId: UserId, isOn: boolean): void {
  const { view, me, directory } = store
  const others = cards.filter((id) => (view.cards[id]?.people?.includes(userId) ?? false) !== isOn)
  if (others.length === 0) return
  const type = isOn ? 'AssignCards' : 'UnassignCards'
  const asked = inParts(others).map((cardIds) => store.propose({ type, cardIds, userId }))
  const doing = isOn ? 'assigned' : 'unassigned'
  const { name } = directory.find(userId)
  tell(me?.id === userId ? `${doing}Me` : doing, { ...titleOf(view, others), name }, asked)
}

/** Puts me on cards; where I am on all of them, takes me off. */
export function toggleMe(doer: Doer, cards: readonly CardId[]): void {
  const { me, view } = doer.store
  if (!me) return
  const isOnAll = cards.every((id) => view.cards[id]?.people?.includes(me.id))
  assignCards(doer, cards, me.id, !isOnAll)
}
