import type { CardId } from '../../domain/id.ts'
import { isSameMoment } from '../../domain/moment.ts'
import { inParts } from './in-parts.ts'
import { titleOf } from './title-of.ts'
import type { BoardContext } from './use-board.ts'

type Doer = Pick<BoardContext, 'store' | 'tell'>

/** Sets when cards are due, or takes their dates off; `day` is the date in words. */
export function setDue({ store, tell }: Doer, cards: readonly CardId[], at: string | null, day: string): void {
  const { view } = store
  const others = cards.filter((id) => {
    const card = view.cards[id]
    return card && !isSameMoment(card.due?.at ?? null, at)
  })
  if (others.length === 0) return
  const asked = inParts(others).map((cardIds) => store.propose({ type: 'SetDue', cardIds, at }))
  tell(at === null ? 'notDue' : 'due', { ...titleOf(view, others), day }, asked)
}

/** Marks what is due as done, or not. */
export function markDue({ store, tell }: Doer, cards: readonly CardId[], done: boolean): void {
  const { view } = store
  const others = cards.filter((id) => {
    const due = view.cards[id]?.due
    return due && due.done !== done
  })
  if (others.length === 0) return
  const asked = inParts(others).map((cardIds) => store.propose({ type: 'MarkDue', cardIds, done }))
  tell(done ? 'marked' : 'unmarked', titleOf(view, others), asked)
}
