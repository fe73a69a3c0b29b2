import type { Board, Card } from './board.ts'
import type { Body } from './body.ts'
import type { CommandOf } from './command.ts'
import { accept, type Decision, onCard, reject, unchanged } from './decision.ts'
import type { Event, EventType } from './event.ts'
import type { CardId, UserId } from './id.ts'
import type { OrdinaryType } from './ordinary.ts'
import type { Moment } from './past.ts'
import type { OrderKey } from './respaced.ts'

/** What undoing is decided on: the board as it is by then, and what is known of the one before. */
export type Now = {
  readonly board: Board
  readonly actor: UserId
  readonly body: (cardId: CardId) => Body
  /** What an ordinary command would do now. */
  readonly would: (asked: Asked) => Decision
  /** Whether this is still to be put back itself: where it stands by now says nothing. */
  readonly isPending: (id: string) => boolean
  /** The board before what is undone, where this order was spaced or sorted since: the ranks in it say nothing now. */
  readonly beforeRespacing: (order: OrderKey) => Moment | null
}

/**
 * What undoes each event: mostly what an ordinary command would do now, so that it has all that such a command has, its
 * refusals too. Null is what `isLasting` names.
 */
export type Inverses<T extends EventType> = {
  readonly [K in T]: ((now: Now, event: Event<K>) => Decision) | null
}

type WithoutId<C> = C extends unknown ? Omit<C, 'commandId'> : never
export type Asked = WithoutId<CommandOf<OrdinaryType>>

/** Accepts with all of these events; with none, nothing changes. */
export function acceptAll([first, ...rest]: readonly Event[]): Decision {
  return first ? accept(first, ...rest) : unchanged
}

/** Decides on cards all of which must be on the board: what was done in one is undone wholly, or not at all. */
export function onAllCards(board: Board, cardIds: readonly CardId[], rule: (cards: readonly Card[]) => Decision) {
  const missing = cardIds.find((id) => !board.cards[id])
  if (missing !== undefined) return onCard(board, missing, () => reject('card-not-found'))
  return rule(cardIds.flatMap((id) => board.cards[id] ?? []))
}
