import type { Due } from '../../domain/board.ts'
import type { CardId } from '../../domain/id.ts'
import { isSameMoment } from '../../domain/moment.ts'
import { inParts } from './in-parts.ts'
import { titleOf } from './title-of.ts'
import type { BoardContext } from './use-board.ts'

type Doer = Pick<BoardContext, 'store' | 'tell'>

/** Sets when cards are due, or takes their dates off; `day` is the date in words. */
export function setDue({ store, tell }: Doer, cards: readonly CardId[], at: string | null, day: string): void {
  const { view } = store
  const others = cards.flatMap((id) => {
    const card = view.cards[id]
    return card && !isSameMoment(card.due?.at ?? null, at) ? [{ id, due: card.due ?? null }] : []
  })
  if (others.length === 0) return
  const ids = others.map(({ id }) => id)
  for (const cardIds of inParts(ids)) store.propose({ type: 'SetDue', cardIds, at })
  tell(at === null ? 'notDue' : 'due', { ...titleOf(view, ids), day }, () => giveBack(store, others))
}

/** Marks what is due as done, or not. */
export function markDue({ store, tell }: Doer, cards: readonly CardId[], done: boolean): void {
  const { view } = store
  const others = cards.filter((id) => {
    const due = view.cards[id]?.due
    return due && due.done !== done
  })
  const ask = (isDone: boolean) => {
    for (const cardIds of inParts(others)) store.propose({ type: 'MarkDue', cardIds, done: isDone })
  }
  if (others.length === 0) return
  ask(done)
  tell(done ? 'marked' : 'unmarked', titleOf(view, others), () => ask(!done))
}

/** Each card has the date again that it had, and its mark, which goes with a date that is taken off. */
function giveBack(store: Doer['store'], cards: readonly { readonly id: CardId; readonly due: Due | null }[]): void {
  for (const at of new Set(cards.map(({ due }) => due?.at ?? null))) {
    const had = cards.filter(({ due }) => (due?.at ?? null) === at)
    for (const cardIds of inParts(had.map(({ id }) => id))) store.propose({ type: 'SetDue', cardIds, at })
    const done = had.filter(({ due }) => due?.done).map(({ id }) => id)
    for (const cardIds of inParts(done)) store.propose({ type: 'MarkDue', cardIds, done: true })
  }
}
