import type { CardId, UserId } from '../../domain/id.ts'
import { inParts } from './in-parts.ts'
import { titleOf } from './title-of.ts'
import type { BoardContext } from './use-board.ts'

type Doer = Pick<BoardContext, 'store' | 'tell'>

/** Puts someone on cards, or takes them off. */
export function assignCards({ store, tell }: Doer, cards: readonly CardId[], userId: UserId, isOn: boolean): void {
  const { view, me, directory } = store
  const others = cards.filter((id) => (view.cards[id]?.people?.includes(userId) ?? false) !== isOn)
  const ask = (type: 'AssignCards' | 'UnassignCards') => {
    for (const cardIds of inParts(others)) store.propose({ type, cardIds, userId })
  }
  if (others.length === 0) return
  ask(isOn ? 'AssignCards' : 'UnassignCards')
  const doing = isOn ? 'assigned' : 'unassigned'
  tell(me?.id === userId ? `${doing}Me` : doing, { ...titleOf(view, others), name: directory.find(userId).name }, () =>
    ask(isOn ? 'UnassignCards' : 'AssignCards'),
  )
}

/** Puts me on cards; where I am on all of them, takes me off. */
export function toggleMe(doer: Doer, cards: readonly CardId[]): void {
  const { me, view } = doer.store
  if (!me) return
  const isOnAll = cards.every((id) => view.cards[id]?.people?.includes(me.id))
  assignCards(doer, cards, me.id, !isOnAll)
}
